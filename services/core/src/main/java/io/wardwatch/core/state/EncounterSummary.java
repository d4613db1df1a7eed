package io.wardwatch.core.state;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.StayCoding;
import io.wardwatch.core.timeline.DueDay;
import java.util.List;

/**
 * What the head keeps of an encounter, so that its patient's other encounters can be judged without reading its record.
 * Everything here is a function of the encounter's entries. Times in microseconds, days local to the facility, since
 * 1970-01-01; {@link Event#ABSENT} where there is none.
 *
 * @param begin when the visit began in any class
 * @param stayBegin ABSENT unless it is a stay
 * @param stayEnd ABSENT while the stay is open, or unless it is a stay
 * @param liveEnd whether the stay ended with the patient alive
 * @param chargeCents the stay's charge; -1 unknown
 * @param emergencyAt when its first EMERGENCY interval began
 * @param charlson conditions among its diagnoses, as bits
 * @param lastPresence last moment its entries have the patient present
 * @param lastRecordedAt greatest {@code recordedAt} among its entries
 * @param observationAt when its first OBSERVATION interval began
 * @param visitDay of a visit that is no stay: the day of {@code observationAt}, else of {@code emergencyAt}
 * @param unclosed whether it is a visit to emergency or under observation of which no end was told
 * @param followed whether a due day after a discharge comes into question; see {@link DueDay#any}
 * @param coding what the readmission measure asks of a stay; {@link StayCoding#NONE} unless it is one
 * @param labels how often its labels were said: the one thing that is no function of the entries
 */
public record EncounterSummary(
        String facility,
        String encounterId,
        long begin,
        long stayBegin,
        long stayEnd,
        long stayBeginDay,
        long stayEndDay,
        boolean liveEnd,
        long chargeCents,
        long emergencyAt,
        int charlson,
        long deathAt,
        long lastPresence,
        long lastRecordedAt,
        IdFilter ids,
        long observationAt,
        long visitDay,
        boolean unclosed,
        boolean followed,
        StayCoding coding,
        LabelCounts labels) {

    /** Of one whose labels nobody said yet. */
    public EncounterSummary(
            String facility,
            String encounterId,
            long begin,
            long stayBegin,
            long stayEnd,
            long stayBeginDay,
            long stayEndDay,
            boolean liveEnd,
            long chargeCents,
            long emergencyAt,
            int charlson,
            long deathAt,
            long lastPresence,
            long lastRecordedAt,
            IdFilter ids,
            long observationAt,
            long visitDay,
            boolean unclosed,
            boolean followed,
            StayCoding coding) {
        this(
                facility,
                encounterId,
                begin,
                stayBegin,
                stayEnd,
                stayBeginDay,
                stayEndDay,
                liveEnd,
                chargeCents,
                emergencyAt,
                charlson,
                deathAt,
                lastPresence,
                lastRecordedAt,
                ids,
                observationAt,
                visitDay,
                unclosed,
                followed,
                coding,
                LabelCounts.NONE);
    }

    public EncounterSummary with(LabelCounts counts) {
        return new EncounterSummary(
                facility,
                encounterId,
                begin,
                stayBegin,
                stayEnd,
                stayBeginDay,
                stayEndDay,
                liveEnd,
                chargeCents,
                emergencyAt,
                charlson,
                deathAt,
                lastPresence,
                lastRecordedAt,
                ids,
                observationAt,
                visitDay,
                unclosed,
                followed,
                coding,
                counts);
    }

    public boolean isStay() {
        return stayBegin != Event.ABSENT;
    }

    /** Whether the stay's charge is known. */
    public boolean charged() {
        return chargeCents >= 0;
    }

    /** A stay's end for comparisons: an open one ends after all others. */
    public long endOrOpen() {
        return stayEnd == Event.ABSENT ? Long.MAX_VALUE : stayEnd;
    }

    public boolean is(String facilityCode, String encounter) {
        return encounterId.equals(encounter) && facility.equals(facilityCode);
    }

    /** Stays in the order of their begin, then end, facility and id: one total order. */
    public int compareStay(EncounterSummary other) {
        int order = Long.compare(stayBegin, other.stayBegin);
        if (order == 0) {
            order = Long.compare(endOrOpen(), other.endOrOpen());
        }
        if (order == 0) {
            order = facility.compareTo(other.facility);
        }
        return order == 0 ? encounterId.compareTo(other.encounterId) : order;
    }

    /** Puts stays in that order; as a rule they come in it. */
    public static void sortStays(List<EncounterSummary> stays) {
        for (int i = 1; i < stays.size(); i++) {
            if (stays.get(i - 1).compareStay(stays.get(i)) > 0) {
                stays.sort(EncounterSummary::compareStay);
                return;
            }
        }
    }
}
