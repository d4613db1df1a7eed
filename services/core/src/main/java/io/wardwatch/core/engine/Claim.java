package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.state.ClaimRecord;
import io.wardwatch.core.state.ClaimSummary;
import io.wardwatch.core.state.PaymentState;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.util.List;

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

    /** The same entries with other scores. */
    private Claim(Claim same, ClaimRecord record) {
        this.records = same.records;
        this.record = record;
        this.facts = same.facts;
        this.summary = same.summary;
    }

    Claim withScores(List<PaymentState> scores) {
        return new Claim(this, new ClaimRecord(record().zone(), record().entries(), scores));
    }

    /** The entries with a stamp up to {@code stamp}'s. */
    List<Entry> knownAt(Entry stamp) {
        List<Entry> entries = record().entries();
        int known = entries.size();
        while (known > 0 && entries.get(known - 1).compareStamp(stamp) > 0) {
            known--;
        }
        return entries.subList(0, known);
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

    PatientKey patient() {
        return records.patient;
    }

    LocalDays days() {
        return records.days(record().zone());
    }
}
