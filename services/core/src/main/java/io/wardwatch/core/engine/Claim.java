package io.wardwatch.core.engine;

import io.wardwatch.core.state.ClaimRecord;
import io.wardwatch.core.state.ClaimSummary;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.LocalDays;

/** One claim while an event is applied: its summary, and its record and facts once somebody needs them. */
final class Claim {
    final ClaimSummary summary;
    private final Records records;
    private ClaimRecord record;
    private ClaimFacts facts;

    Claim(ClaimSummary summary, Records records) {
        this.summary = summary;
        this.records = records;
    }

    Claim(String facility, String claimId, ClaimRecord record, Records records) {
        this.records = records;
        this.record = record;
        this.facts = ClaimFold.fold(record.entries());
        this.summary = new ClaimSummary(facility, claimId, facts.encounterId());
    }

    ClaimRecord record() {
        if (record == null) {
            record = records.claim(summary.facility(), summary.claimId());
        }
        return record;
    }

    ClaimFacts facts() {
        if (facts == null) {
            facts = ClaimFold.fold(record().entries());
        }
        return facts;
    }

    LocalDays days() {
        return records.days(record().zone());
    }
}
