package io.wardwatch.model;

import io.wardwatch.core.engine.Description;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.engine.Unsaid;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.Validation;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.state.StateCodec;
import io.wardwatch.core.state.StateKey;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.EncounterFold;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replays events through the engine and makes an example of each score whose outcome is known: the features that the engine
 * saw then, and what came. An example is given once its follow-up is complete at the greatest {@code recordedAt}: earlier, what
 * came would be seen and that nothing came would not.
 *
 * <p>Readmission: whether the patient's next stay began within 30 local days of the discharge that holds in the end. Stays that
 * ended in death give none, nor do transfers to another hospital (dispositions 02, 05, 43, 65, 66): what follows is the same
 * course of care, and would teach that short stays are risky. Claims: {@link PaymentOutcomes}, 120 local days after a submission
 * and 90 after a balance moved to the patient.
 */
public final class TrainingHistory {
    private static final int HORIZON_DAYS = Target.READMISSION_30D.followUpDays();
    private static final Set<String> TRANSFERS = Set.of("02", "05", "43", "65", "66");

    private final PatientEngine engine = new PatientEngine(Scorer.bundled());
    private final StateCodec codec = new StateCodec();
    private final Records records = new Records();
    private final TreeSet<PatientKey> patients = new TreeSet<>();
    private final Map<String, LocalDays> calendars = new HashMap<>();
    private long known = Long.MIN_VALUE;

    /** @param facilities with the zones that days are counted in; UTC for any other */
    public TrainingHistory(List<Facility> facilities) {
        for (Facility facility : facilities) {
            engine.facility(facility);
            calendars.put(facility.code(), new LocalDays(facility.zone()));
        }
    }

    /** Applies {@code event}; one that validation refuses is left out. */
    public void add(Event event) {
        if (Validation.check(event) == null) {
            engine.apply(records, event, Unsaid.OUTPUTS);
            patients.add(event.patient());
            known = Math.max(known, event.recordedAt());
        }
    }

    /** The examples of {@code target} that all events so far amount to, by patient. */
    public List<Example> examples(Target target) {
        List<Example> examples = new ArrayList<>();
        for (PatientKey patient : patients) {
            if (target == Target.READMISSION_30D) {
                addStays(patient, examples);
            } else {
                addClaims(patient, target, examples);
            }
        }
        return examples;
    }

    private void addStays(PatientKey patient, List<Example> examples) {
        List<EncounterSummary> encounters =
                codec.decodeHead(records.get(StateKey.head(patient))).encounters();
        List<IssuedScore> scores = said(patient).scores;
        for (EncounterSummary stay : encounters) {
            if (stay.liveEnd() && matured(stay)) {
                boolean readmitted = readmitted(stay, encounters);
                for (IssuedScore issued : ofStay(patient, stay, scores)) {
                    ReadmissionScore score = issued.score();
                    examples.add(new Example(
                            patient.hex(),
                            stay.facility() + "/" + stay.encounterId(),
                            Target.READMISSION_30D.moments().get(score.moment().ordinal()),
                            score.features(),
                            Baselines.of(score),
                            readmitted));
                }
            }
        }
    }

    private void addClaims(PatientKey patient, Target target, List<Example> examples) {
        PaymentTarget scored = target == Target.DENIAL ? PaymentTarget.DENIAL : PaymentTarget.UNPAID_90D;
        for (IssuedPaymentScore score : said(patient).payments) {
            if (score.target() == scored && !score.withdrawn()) {
                outcome(patient, target, score)
                        .ifPresent(outcome -> examples.add(new Example(
                                patient.hex(),
                                score.facility() + "/" + score.claimId(),
                                Baselines.moment(target, score.score().features()),
                                score.score().features(),
                                Baselines.of(target, score.score().features()),
                                outcome)));
            }
        }
    }

    private Optional<Boolean> outcome(PatientKey patient, Target target, IssuedPaymentScore score) {
        LocalDays days = days(score.facility());
        List<Entry> entries = codec.decodeClaim(records.get(StateKey.claim(patient, score.facility(), score.claimId())))
                .entries();
        Entry trigger = entries.stream()
                .filter(entry -> entry.eventId().equals(score.trigger())
                        && entry.source().equals(score.triggerSource()))
                .findFirst()
                .orElseThrow();
        if (days.dayOf(trigger.occurredAt()) + target.followUpDays() >= days.dayOf(known)) {
            return Optional.empty();
        }
        return target == Target.DENIAL
                ? PaymentOutcomes.denied(entries, trigger)
                : PaymentOutcomes.unpaid(entries, trigger, score.score().amountCents(), days);
    }

    private boolean matured(EncounterSummary stay) {
        return stay.stayEndDay() + HORIZON_DAYS < days(stay.facility()).dayOf(known);
    }

    private LocalDays days(String facility) {
        return calendars.computeIfAbsent(facility, unknown -> new LocalDays(ZoneOffset.UTC));
    }

    /** As the KPI has it: the first later stay at any facility, on local day 0 to 30. */
    static boolean readmitted(EncounterSummary stay, List<EncounterSummary> encounters) {
        EncounterSummary next = null;
        for (EncounterSummary other : encounters) {
            boolean later = other.isStay() && other.stayBegin() >= stay.stayEnd() && other.compareStay(stay) > 0;
            if (later && (next == null || other.compareStay(next) < 0)) {
                next = other;
            }
        }
        return next != null && next.stayBeginDay() - stay.stayEndDay() <= HORIZON_DAYS;
    }

    /** The scores of the admission and of the discharge that hold; others belong to what was undone. */
    private List<IssuedScore> ofStay(PatientKey patient, EncounterSummary stay, List<IssuedScore> scores) {
        List<Entry> entries = codec.decodeEncounter(
                        records.get(StateKey.encounter(patient, stay.facility(), stay.encounterId())))
                .entries();
        EncounterFacts facts = EncounterFold.fold(entries, entries.size());
        if (TRANSFERS.contains(facts.disposition())) {
            return List.of();
        }
        List<IssuedScore> held = new ArrayList<>(2);
        for (IssuedScore score : scores) {
            Entry trigger = score.moment() == Moment.ADMISSION ? facts.stayOpener() : facts.discharged();
            if (stay.is(score.facility(), score.encounterId())
                    && !score.withdrawn()
                    && score.trigger().equals(trigger.eventId())
                    && score.triggerSource().equals(trigger.source())) {
                held.add(score);
            }
        }
        return held;
    }

    private Said said(PatientKey patient) {
        Said said = new Said(new ArrayList<>(), new ArrayList<>());
        engine.describe(records, patient, said);
        return said;
    }

    /** State records by key. */
    private static final class Records implements PatientStore {
        private final Map<ByteBuffer, byte[]> values = new HashMap<>();

        @Override
        public byte[] get(byte[] key) {
            return values.get(ByteBuffer.wrap(key));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            values.put(ByteBuffer.wrap(key), value);
        }
    }

    private record Said(List<IssuedScore> scores, List<IssuedPaymentScore> payments) implements Description {
        @Override
        public boolean wantsEntries() {
            return false;
        }

        @Override
        public void score(IssuedScore score) {
            scores.add(score);
        }

        @Override
        public void paymentScore(IssuedPaymentScore score) {
            payments.add(score);
        }
    }
}
