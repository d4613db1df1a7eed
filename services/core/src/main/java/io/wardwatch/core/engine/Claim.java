package io.wardwatch.core.engine;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.score.PaymentScore;
import io.wardwatch.core.state.ClaimRecord;
import io.wardwatch.core.state.ClaimSummary;
import io.wardwatch.core.state.PaymentState;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.util.IdentityHashMap;
import java.util.List;

/** One claim while an event is applied: its summary, and its record and facts once somebody needs them. */
final class Claim {
    final ClaimSummary summary;
    private final Records records;
    private final Bonds bonds;
    private ClaimRecord record;
    private ClaimFacts facts;
    /** As of an encounter: scores that were made while it is in memory. */
    private IdentityHashMap<PaymentState, PaymentScore> made;

    /** @param bonds those of its patient, or null */
    Claim(ClaimSummary summary, Records records, Bonds bonds) {
        this.summary = summary;
        this.records = records;
        this.bonds = bonds;
    }

    Claim(String facility, String claimId, ClaimRecord record, Records records, Bonds bonds) {
        this.records = records;
        this.bonds = bonds;
        this.record = record;
        this.facts = ClaimFold.fold(record.entries());
        this.summary = new ClaimSummary(facility, claimId, facts.encounterId());
    }

    /** The same entries with other scores. */
    private Claim(Claim same, ClaimRecord record) {
        this.records = same.records;
        this.bonds = same.bonds;
        this.record = record;
        this.facts = same.facts;
        this.summary = same.summary;
        this.made = same.made;
    }

    /** Notes what {@code score} is kept as, so that nobody has to make it again. */
    void made(PaymentState state, PaymentScore score) {
        if (made == null) {
            made = new IdentityHashMap<>(4);
        }
        made.put(state, score);
    }

    /** The score that was kept as {@code state}; null where it was not made here. */
    PaymentScore made(PaymentState state) {
        return made == null ? null : made.get(state);
    }

    Claim withScores(List<PaymentState> scores) {
        return new Claim(this, new ClaimRecord(record().zone(), record().entries(), scores));
    }

    /** What was known of it at {@code trigger}, which is one of its entries. */
    List<Entry> knownAt(Entry trigger) {
        PlaceName name = name();
        return Horizon.of(bonds, name, trigger).known(record().entries(), name);
    }

    PlaceName name() {
        return PlaceName.claim(summary.facility(), summary.claimId());
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
