package io.wardwatch.core.engine;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PriorYear;
import io.wardwatch.core.measure.Dimensions;
import io.wardwatch.core.score.Elixhauser;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ScoreInput;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.EncounterFold;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.time.LocalDate;
import java.util.List;

/**
 * What was known at a trigger: a function of the patient's entries with a stamp up to the trigger's, and of nothing else. A
 * trigger is an entry with which a stay begins, or which discharges it alive, in the fold up to its own stamp.
 */
final class ScoreInputs {
    private static final long DAY = 86_400_000_000L;
    private static final int ADMISSION_MONTHS = 12;
    private static final int EMERGENCY_MONTHS = 6;

    private ScoreInputs() {}

    static boolean mayTrigger(Kind kind) {
        return kind == Kind.ADMITTED
                || kind == Kind.REGISTERED
                || kind == Kind.CLASS_CHANGED
                || kind == Kind.DISCHARGED;
    }

    /** The input of the score that {@code trigger} of encounter {@code index} issues, or null where it issues none. */
    static ScoreInput at(Patient patient, int index, Entry trigger) {
        Encounter encounter = patient.encounters.get(index);
        List<Entry> entries = encounter.record().entries();
        Horizon horizon = Horizon.of(patient.bonds, encounter.name(), trigger);
        List<Entry> known = encounter.knownAt(horizon);
        boolean all = known.size() == entries.size();
        EncounterFacts facts = all ? encounter.facts() : EncounterFold.fold(known, known.size());
        if (!facts.isStay()) {
            return null;
        }
        if (facts.discharged() != null && facts.discharged().sameId(trigger)) {
            return facts.dischargedDead() ? null : input(patient, index, horizon, facts, Moment.DISCHARGE);
        }
        return facts.stayOpener().sameId(trigger) ? input(patient, index, horizon, facts, Moment.ADMISSION) : null;
    }

    private static ScoreInput input(Patient patient, int index, Horizon horizon, EncounterFacts facts, Moment moment) {
        LocalDays days = patient.encounters.get(index).days();
        long beginDay = days.dayOf(facts.stayBegin());
        History history = new History(facts.stayBegin(), beginDay);
        for (int i = 0; i < patient.encounters.size(); i++) {
            if (i != index) {
                history.add(patient.encounters.get(i).summaryAt(horizon));
            }
        }
        PriorYear prior = (PriorYear) facts.value(Field.PRIOR_YEAR);
        Labs labs = (Labs) facts.value(Field.LABS);
        boolean atDischarge = moment == Moment.DISCHARGE;
        List<?> procedures = (List<?>) facts.value(Field.PROCEDURES);
        long emergencyAt = facts.emergencyAt();
        return new ScoreInput(
                moment,
                (int) Dimensions.ageYears(facts, beginDay),
                facts.text(Field.SEX, "UNKNOWN"),
                facts.text(Field.ADMISSION_TYPE, "UNKNOWN"),
                emergencyAt != Event.ABSENT && emergencyAt <= facts.stayBegin(),
                history.admissions + (prior == null ? 0 : Math.max(0, prior.inpatient())),
                history.emergencies + (prior == null ? 0 : Math.max(0, prior.emergency())),
                history.charlson | Encounter.charlson(facts),
                elixhauser(facts),
                diagnosesKnown(facts),
                atDischarge ? (int) (days.dayOf(facts.end()) - beginDay) : -1,
                history.daysSinceDischarge(),
                atDischarge ? facts.disposition() : "",
                facts.text(Field.PAYER, ""),
                labs == null ? Double.NaN : labs.get(Labs.HEMOGLOBIN_G_DL),
                labs == null ? Double.NaN : labs.get(Labs.SODIUM_MMOL_L),
                procedures == null ? 0 : procedures.size(),
                facts.coded(),
                facts.text(Field.SERVICE, ""));
    }

    private static int elixhauser(EncounterFacts facts) {
        int bits = 0;
        for (List<Diagnosis> list : facts.diagnoses()) {
            bits |= Elixhauser.bitsOf(list);
        }
        return bits;
    }

    private static boolean diagnosesKnown(EncounterFacts facts) {
        for (List<Diagnosis> list : facts.diagnoses()) {
            if (!list.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What the patient's other encounters, as known then, add. Months are calendar months before the stay's first day. */
    private static final class History {
        private final long begin;
        private final long beginDay;
        private final long admissionsFrom;
        private final long emergenciesFrom;
        int admissions;
        int emergencies;
        int charlson;
        private long lastEnd = Event.ABSENT;
        private long lastEndDay;

        History(long begin, long beginDay) {
            this.begin = begin;
            this.beginDay = beginDay;
            LocalDate day = LocalDate.ofEpochDay(beginDay);
            admissionsFrom =
                    begin - (beginDay - day.minusMonths(ADMISSION_MONTHS).toEpochDay()) * DAY;
            emergenciesFrom =
                    begin - (beginDay - day.minusMonths(EMERGENCY_MONTHS).toEpochDay()) * DAY;
        }

        void add(EncounterSummary other) {
            if (other.isStay() && within(other.stayBegin(), admissionsFrom)) {
                admissions++;
            }
            if (within(other.emergencyAt(), emergenciesFrom)) {
                emergencies++;
            }
            if (within(other.begin(), admissionsFrom)) {
                charlson |= other.charlson();
            }
            boolean ended = other.stayEnd() != Event.ABSENT && other.stayEnd() <= begin;
            if (ended && other.stayEnd() >= admissionsFrom && other.stayEnd() > lastEnd) {
                lastEnd = other.stayEnd();
                lastEndDay = other.stayEndDay();
            }
        }

        private boolean within(long moment, long from) {
            return moment != Event.ABSENT && moment >= from && moment < begin;
        }

        int daysSinceDischarge() {
            return lastEnd == Event.ABSENT ? -1 : (int) Math.max(0, beginDay - lastEndDay);
        }
    }
}
