package io.wardwatch.core.engine;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.measure.Contributions;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.readmission.Setting;
import io.wardwatch.core.readmission.StayCoding;
import io.wardwatch.core.readmission.StayFacts;
import io.wardwatch.core.score.Charlson;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.state.EncounterRecord;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.state.IdFilter;
import io.wardwatch.core.state.LabelCounts;
import io.wardwatch.core.state.ScoreState;
import io.wardwatch.core.timeline.DueDay;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.EncounterFold;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.util.IdentityHashMap;
import java.util.List;

/** One encounter while an event is applied: its summary, and its record and facts once somebody needs them. */
final class Encounter {
    /** Of a visit of which nothing is known yet: most are in the future of a trigger. */
    private static final EncounterSummary NOTHING = new EncounterSummary(
            "",
            "",
            Event.ABSENT,
            Event.ABSENT,
            Event.ABSENT,
            Event.ABSENT,
            Event.ABSENT,
            false,
            -1,
            Event.ABSENT,
            0,
            Event.ABSENT,
            Event.ABSENT,
            0,
            IdFilter.EMPTY,
            Event.ABSENT,
            Event.ABSENT,
            false,
            false,
            StayCoding.NONE);

    final EncounterSummary summary;
    private final Records records;
    /** As of when its facts hold. */
    private final long clock;
    /** Whether its record is another one than stands in the store. */
    private final boolean unsaved;

    private EncounterRecord record;
    private EncounterFacts facts;
    private StayFacts measured;
    /** Scores that were made while it is in memory, by what is kept of each; null for none. */
    private IdentityHashMap<ScoreState, ReadmissionScore> made;

    /** One that stands in the store, not read yet. */
    Encounter(EncounterSummary summary, Records records, long clock) {
        this.summary = summary;
        this.records = records;
        this.clock = clock;
        this.unsaved = false;
    }

    /** A new version of one, summarised from its entries. */
    Encounter(String facility, String encounterId, EncounterRecord record, Records records) {
        this.records = records;
        this.clock = records.now;
        this.unsaved = true;
        this.record = record;
        EncounterFacts told =
                EncounterFold.fold(record.entries(), record.entries().size());
        this.summary = summarise(facility, encounterId, record.entries(), told);
        this.facts = byTime(told);
    }

    /** The same entries with other scores. */
    private Encounter(Encounter same, EncounterRecord record) {
        this.records = same.records;
        this.clock = same.clock;
        this.unsaved = true;
        this.record = record;
        this.facts = same.facts;
        this.summary = same.summary;
        this.made = same.made;
    }

    /** The same under a later clock. */
    private Encounter(Encounter same, long clock) {
        this.records = same.records;
        this.clock = clock;
        this.unsaved = same.unsaved;
        this.record = same.record;
        this.summary = same.summary;
        this.measured = same.measured;
    }

    /** The same, whose labels were said so often. */
    private Encounter(Encounter same, LabelCounts labels) {
        this.records = same.records;
        this.clock = same.clock;
        this.unsaved = same.unsaved;
        this.record = same.record;
        this.facts = same.facts;
        this.measured = same.measured;
        this.summary = same.summary.with(labels);
    }

    Encounter labelled(LabelCounts labels) {
        return summary.labels().equals(labels) ? this : new Encounter(this, labels);
    }

    Encounter at(long later) {
        return new Encounter(this, later);
    }

    /** As of when its facts hold: what is due by then has come. */
    long clock() {
        return clock;
    }

    boolean unsaved() {
        return unsaved;
    }

    /** What the settings say of it. */
    Policy policy() {
        return records.policy();
    }

    /** Notes what {@code score} is kept as, so that nobody has to make it again. */
    void made(ScoreState state, ReadmissionScore score) {
        if (made == null) {
            made = new IdentityHashMap<>(4);
        }
        made.put(state, score);
    }

    /** The score that was kept as {@code state}; null where it was not made here. */
    ReadmissionScore made(ScoreState state) {
        return made == null ? null : made.get(state);
    }

    Encounter withScores(EncounterRecord scored) {
        return new Encounter(this, scored);
    }

    EncounterRecord record() {
        if (record == null) {
            record = records.encounter(summary.facility(), summary.encounterId());
        }
        return record;
    }

    EncounterFacts facts() {
        if (facts == null) {
            List<Entry> entries = record().entries();
            facts = byTime(EncounterFold.fold(entries, entries.size()));
        }
        return facts;
    }

    /** Its facts by what was said alone. */
    EncounterFacts told() {
        boolean closed = Due.closesAt(summary, policy().visits()) <= clock;
        return closed
                ? EncounterFold.fold(record().entries(), record().entries().size())
                : facts();
    }

    private EncounterFacts byTime(EncounterFacts told) {
        long closes = Due.closesAt(summary, policy().visits());
        return closes <= clock ? told.closedAt(closes) : told;
    }

    LocalDays days() {
        return records.days(record().zone());
    }

    /** What was known of it at a trigger. */
    EncounterSummary summaryAt(Horizon horizon) {
        if (horizon.isPast(summary.lastRecordedAt())) {
            return summary;
        }
        List<Entry> known = knownAt(horizon);
        if (known.isEmpty()) {
            return NOTHING;
        }
        EncounterFacts then = EncounterFold.fold(known, known.size());
        return summarise(summary.facility(), summary.encounterId(), known, then);
    }

    /** Its entries that were known at a trigger. */
    List<Entry> knownAt(Horizon horizon) {
        return horizon.known(record().entries(), name());
    }

    PlaceName name() {
        return PlaceName.encounter(summary.facility(), summary.encounterId());
    }

    private EncounterSummary summarise(String facility, String encounterId, List<Entry> entries, EncounterFacts facts) {
        LocalDays days = days();
        boolean stay = facts.isStay();
        long visitAt = facts.observationAt() != Event.ABSENT ? facts.observationAt() : facts.emergencyAt();
        long stayEnd = stay ? facts.end() : Event.ABSENT;
        return new EncounterSummary(
                facility,
                encounterId,
                facts.begin(),
                facts.stayBegin(),
                stayEnd,
                day(days, facts.stayBegin()),
                day(days, stayEnd),
                stayEnd != Event.ABSENT && !facts.dischargedDead(),
                stay ? Contributions.charge(facts) : -1,
                facts.emergencyAt(),
                charlson(facts),
                facts.deathAt(),
                facts.lastPresence(),
                entries.isEmpty() ? 0 : entries.get(entries.size() - 1).recordedAt(),
                IdFilter.of(entries),
                facts.observationAt(),
                stay ? Event.ABSENT : day(days, visitAt),
                facts.unclosed(),
                DueDay.any(entries),
                StayCoding.of(facility, facts, records.editions, days));
    }

    /** The encounter as the readmission measure needs it; null where it is none of what that asks for. */
    StayFacts measured() {
        if (measured == null) {
            measured = measured(summary);
        }
        return measured;
    }

    private static StayFacts measured(EncounterSummary summary) {
        if (summary.isStay()) {
            StayCoding coding = summary.coding();
            return new StayFacts(
                    Setting.INPATIENT,
                    summary.facility(),
                    summary.encounterId(),
                    summary.stayBegin(),
                    summary.stayEnd(),
                    summary.stayBeginDay(),
                    summary.stayEndDay(),
                    coding.ending(),
                    coding.ageYears(),
                    coding.classBits(),
                    summary.chargeCents());
        }
        boolean observed = summary.observationAt() != Event.ABSENT;
        if (!observed && summary.emergencyAt() == Event.ABSENT) {
            return null;
        }
        return new StayFacts(
                observed ? Setting.OBSERVATION : Setting.EMERGENCY,
                summary.facility(),
                summary.encounterId(),
                observed ? summary.observationAt() : summary.emergencyAt(),
                Event.ABSENT,
                summary.visitDay(),
                Event.ABSENT,
                StayCoding.NONE.ending(),
                StayCoding.NONE.ageYears(),
                StayCoding.NONE.classBits());
    }

    private static long day(LocalDays days, long moment) {
        return moment == Event.ABSENT ? Event.ABSENT : days.dayOf(moment);
    }

    /** Bits of the Charlson conditions among all diagnoses on record. */
    static int charlson(EncounterFacts facts) {
        int bits = 0;
        for (List<Diagnosis> list : facts.diagnoses()) {
            bits |= Charlson.bitsOf(list);
        }
        return bits;
    }
}
