package io.wardwatch.model;

import io.wardwatch.core.engine.KnownPatient;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.measure.Dimensions;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Follows scores up: what came of each, by all that is known of the patient at the clock. A label is a fact of the end, features
 * are those of the score; the two meet here and nowhere earlier. Every score gets exactly one {@link Outcome}. One thread.
 */
public final class FollowUp {
    static final String UNDONE = "UNDONE";
    static final String WITHDRAWN = "WITHDRAWN";
    static final String NO_STAY = "NO_STAY";
    static final String TRANSFERRED = "TRANSFERRED";
    static final String DIED_IN_STAY = "DIED_IN_STAY";
    static final String IN_HOUSE = "IN_HOUSE";
    static final String FOLLOW_UP_OPEN = "FOLLOW_UP_OPEN";
    static final String NOT_JUDGED = "NOT_JUDGED";
    static final String NO_ANSWER = "NO_ANSWER";
    static final String TAKEN_BACK = "TAKEN_BACK";

    private final long clock;
    private final Function<String, ZoneId> zones;
    private final Map<String, LocalDays> calendars = new HashMap<>();
    private final ReadmissionOutcomes readmissions;

    /**
     * @param clock microseconds; what is known then is known
     * @param zones of the facilities, by which their days are counted
     */
    public FollowUp(LabelPolicy policy, long clock, Function<String, ZoneId> zones) {
        this.clock = clock;
        this.zones = zones;
        this.readmissions = new ReadmissionOutcomes(policy);
    }

    /**
     * Follows up {@code scores} of one patient.
     *
     * @param told what is described of the same patient
     */
    public void follow(KnownPatient patient, Told told, List<Said> scores, Consumer<Followed> followed) {
        if (scores.isEmpty()) {
            return;
        }
        Known known = new Known(patient, told);
        for (Said said : scores) {
            followed.accept(said.target() == Target.READMISSION_30D ? stay(known, said) : claim(known, said));
        }
    }

    /** A score that was said and holds no more: it was never due at all. */
    public Followed withdrawn(Said said) {
        long day = days(said.facility()).dayOf(said.scoredAt());
        return new Followed(said, day, "", "", "", -1, Outcome.excluded(WITHDRAWN), day);
    }

    /** One patient as known at the clock; and what is described of it. */
    private static final class Known {
        final KnownPatient patient;
        final Told told;
        final List<EncounterSummary> encounters;

        Known(KnownPatient patient, Told told) {
            this.patient = patient;
            this.told = told;
            this.encounters = patient.encounters();
        }

        Optional<EncounterSummary> encounter(String facility, String encounterId) {
            return encounters.stream()
                    .filter(encounter -> encounter.is(facility, encounterId))
                    .findFirst();
        }

        EncounterFacts facts(EncounterSummary encounter) {
            return patient.told(encounter);
        }
    }

    private Followed stay(Known known, Said said) {
        LocalDays days = days(said.facility());
        Optional<EncounterSummary> found = known.encounter(said.facility(), said.place());
        if (found.isEmpty()) {
            return unplaced(said, Outcome.excluded(NO_STAY));
        }
        EncounterSummary stay = found.get();
        EncounterFacts facts = known.facts(stay);
        Outcome outcome = ReadmissionOutcomes.held(said, stay, facts)
                .orElseGet(() -> complete(days, stay.stayEndDay(), Target.READMISSION_30D)
                        ? readmissions.of(stay, known.encounters, known.told, days)
                        : Outcome.censored(FOLLOW_UP_OPEN));
        return followed(
                said,
                facts,
                unit(said, facts),
                facts.text(Field.PAYER, ""),
                stay.stayBeginDay(),
                stay.stayEndDay() + Target.READMISSION_30D.followUpDays(),
                outcome);
    }

    private static String unit(Said said, EncounterFacts facts) {
        boolean discharge = facts.discharged() != null
                && facts.discharged().eventId().equals(said.trigger())
                && facts.discharged().source().equals(said.triggerSource());
        return discharge ? facts.unitAtDischarge() : facts.unitAt(said.scoredAt());
    }

    private Followed claim(Known known, Said said) {
        LocalDays days = days(said.facility());
        List<Entry> entries = known.patient.claim(said.facility(), said.place());
        Optional<Entry> trigger = entries.stream()
                .filter(entry ->
                        entry.eventId().equals(said.trigger()) && entry.source().equals(said.triggerSource()))
                .findFirst();
        if (trigger.isEmpty()) {
            return unplaced(said, Outcome.excluded(UNDONE));
        }
        long from = days.dayOf(trigger.get().occurredAt());
        Outcome outcome = complete(days, from, said.target())
                ? PaymentOutcomes.of(said, entries, trigger.get(), days)
                : Outcome.censored(FOLLOW_UP_OPEN);
        ClaimFacts claim = ClaimFold.fold(entries);
        Optional<EncounterSummary> visit = known.encounter(said.facility(), claim.encounterId());
        if (visit.isEmpty()) {
            return new Followed(
                    said,
                    days.dayOf(said.scoredAt()),
                    "",
                    claim.payer(),
                    "",
                    -1,
                    outcome,
                    from + said.target().followUpDays());
        }
        EncounterFacts facts = known.facts(visit.get());
        return followed(
                said,
                facts,
                facts.lastUnit(),
                claim.payer(),
                from,
                from + said.target().followUpDays(),
                outcome);
    }

    private Followed unplaced(Said said, Outcome outcome) {
        long day = days(said.facility()).dayOf(said.scoredAt());
        return new Followed(said, day, "", "", "", -1, outcome, day);
    }

    private Followed followed(
            Said said, EncounterFacts facts, String unit, String payer, long ageDay, long knownDay, Outcome outcome) {
        return new Followed(
                said,
                days(said.facility()).dayOf(said.scoredAt()),
                unit,
                payer,
                facts.text(Field.SEX, ""),
                (int) Dimensions.ageYears(facts, ageDay),
                outcome,
                knownDay);
    }

    /** Whether the whole horizon from {@code day} on lies before the clock's local day. */
    private boolean complete(LocalDays days, long day, Target target) {
        return day != Event.ABSENT && day + target.followUpDays() < days.dayOf(clock);
    }

    private LocalDays days(String facility) {
        return calendars.computeIfAbsent(facility, code -> new LocalDays(zones.apply(code)));
    }
}
