package io.wardwatch.core.engine;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PriorYear;
import io.wardwatch.core.identity.PlaceName;
import io.wardwatch.core.measure.Dimensions;
import io.wardwatch.core.score.Elixhauser;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ScoreInput;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.state.ScoreState;
import io.wardwatch.core.timeline.DueDay;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.EncounterFold;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.time.LocalDate;
import java.util.List;

/**
 * What was known at a trigger: a function of the patient's entries with a stamp up to the trigger's, and of nothing else. A
 * trigger is an entry with which a stay begins, which discharges it alive or which says something new while it is open, in the fold
 * up to its own stamp; or a due day after a discharge.
 */
final class ScoreInputs {
    private static final long DAY = 86_400_000_000L;
    private static final int ADMISSION_MONTHS = 12;
    private static final int EMERGENCY_MONTHS = 6;

    private ScoreInputs() {}

    /** Whether an entry can be a trigger, by itself. */
    static boolean mayTrigger(Entry entry) {
        return switch (entry.kind()) {
            case ADMITTED, REGISTERED, CLASS_CHANGED, DISCHARGED -> true;
            default -> mayUpdate(entry);
        };
    }

    private static boolean mayUpdate(Entry entry) {
        return switch (entry.kind()) {
            case ADMITTED,
                    REGISTERED,
                    CLASS_CHANGED,
                    TRANSFERRED,
                    TRANSFER_CANCELLED,
                    UPDATED,
                    LEAVE_STARTED,
                    LEAVE_ENDED,
                    CODED -> DueDay.tells(entry);
            default -> false;
        };
    }

    /** The input of an issued score. */
    static ScoreInput of(Patient patient, int index, ScoreState score) {
        if (!score.ofDueDay()) {
            return at(patient, index, score.trigger());
        }
        List<Entry> entries = patient.encounters.get(index).record().entries();
        return at(patient, index, DueDay.discharge(score.trigger(), entries), score.trigger());
    }

    /**
     * The input of the score that {@code trigger} of encounter {@code index} issues, or null where it issues none. One of moment
     * UPDATE is issued only where it says something else than {@link #without}.
     */
    static ScoreInput at(Patient patient, int index, Entry trigger) {
        Horizon horizon =
                Horizon.of(patient.bonds, patient.encounters.get(index).name(), trigger);
        EncounterFacts facts = facts(patient.encounters.get(index), horizon);
        if (!scored(facts)) {
            return null;
        }
        if (facts.discharged() != null) {
            boolean issues = facts.discharged().sameId(trigger) && !facts.dischargedDead();
            return issues
                    ? input(patient, index, horizon, facts, Moment.DISCHARGE)
                    : opening(patient, index, horizon, facts);
        }
        return facts.stayOpener().sameId(trigger) || !mayUpdate(trigger)
                ? opening(patient, index, horizon, facts)
                : input(patient, index, horizon, facts, Moment.UPDATE);
    }

    private static ScoreInput opening(Patient patient, int index, Horizon horizon, EncounterFacts facts) {
        return facts.stayOpener().sameId(horizon.trigger())
                ? input(patient, index, horizon, facts, Moment.ADMISSION)
                : null;
    }

    /** What was known at {@code update} but for itself, likewise; null where that was no open stay. */
    static ScoreInput without(Patient patient, int index, Entry update) {
        Encounter encounter = patient.encounters.get(index);
        Horizon horizon = Horizon.of(patient.bonds, encounter.name(), update);
        List<Entry> known = encounter.knownAt(horizon);
        // Of its own encounter an entry is the last that is known at its own stamp.
        EncounterFacts facts = EncounterFold.fold(known, known.size() - 1);
        boolean open = scored(facts) && facts.discharged() == null;
        return open ? input(patient, index, horizon, facts, Moment.UPDATE) : null;
    }

    /**
     * What is known of a discharged stay at {@code trigger}, the discharge itself or a due day after it; null where the discharge
     * does not hold then, or there is nothing left to foresee: the patient has died or was admitted again.
     */
    static ScoreInput at(Patient patient, int index, Entry discharge, Entry trigger) {
        Encounter encounter = patient.encounters.get(index);
        Horizon horizon = Horizon.of(patient.bonds, encounter.name(), trigger);
        EncounterFacts facts = facts(encounter, horizon);
        boolean holds = scored(facts)
                && facts.discharged() != null
                && facts.discharged().sameId(discharge);
        if (!holds || facts.deathAt() != Event.ABSENT || over(patient, index, horizon, facts.end())) {
            return null;
        }
        return input(patient, index, horizon, facts, Moment.FOLLOW_UP);
    }

    private static boolean over(Patient patient, int index, Horizon horizon, long end) {
        for (int i = 0; i < patient.encounters.size(); i++) {
            if (i != index) {
                EncounterSummary other = patient.encounters.get(i).summaryAt(horizon);
                boolean back = other.isStay() && other.stayBegin() >= end;
                if (back || other.deathAt() != Event.ABSENT) {
                    return true;
                }
            }
        }
        for (Entry entry : horizon.known(patient.entries, PlaceName.REST)) {
            if (entry.kind() == Kind.DIED) {
                return true;
            }
        }
        return false;
    }

    /** A stay; what is inferred for want of an admission has no length, and nothing from before it. */
    private static boolean scored(EncounterFacts facts) {
        return facts.isStay() && !facts.beginInferred();
    }

    private static EncounterFacts facts(Encounter encounter, Horizon horizon) {
        List<Entry> known = encounter.knownAt(horizon);
        boolean all = known.size() == encounter.record().entries().size();
        return all ? encounter.facts() : EncounterFold.fold(known, known.size());
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
        boolean discharged = moment.discharged();
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
                midnights(horizon.trigger(), facts, days, moment),
                history.daysSinceDischarge(),
                discharged ? facts.disposition() : "",
                facts.text(Field.PAYER, ""),
                labs == null ? Double.NaN : labs.get(Labs.HEMOGLOBIN_G_DL),
                labs == null ? Double.NaN : labs.get(Labs.SODIUM_MMOL_L),
                procedures == null ? 0 : procedures.size(),
                facts.coded(),
                facts.text(Field.SERVICE, ""));
    }

    private static int midnights(Entry trigger, EncounterFacts facts, LocalDays days, Moment moment) {
        if (moment == Moment.ADMISSION) {
            return -1;
        }
        long until = moment.discharged() ? facts.end() : Math.max(facts.stayBegin(), trigger.occurredAt());
        return (int) (days.dayOf(until) - days.dayOf(facts.stayBegin()));
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
