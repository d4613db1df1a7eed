package io.wardwatch.core.state;

/**
 * What the head keeps of a claim: where it is, and which visit it says it belongs to (empty for none). Nothing that changes
 * with every claim event, so that most of them leave the head alone.
 */
public record ClaimSummary(String facility, String claimId, String encounterId) {
    public boolean is(String facilityCode, String claim) {
        return claimId.equals(claim) && facility.equals(facilityCode);
    }

    public boolean belongsTo(EncounterSummary encounter) {
        return encounterId.equals(encounter.encounterId()) && facility.equals(encounter.facility());
    }
}
