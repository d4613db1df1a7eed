package io.wardwatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.simulator.BalanceTruth;
import io.wardwatch.simulator.ClaimTruth;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import io.wardwatch.simulator.Simulation;
import io.wardwatch.simulator.SimulationConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bundled payment models on patients of another seed than they were trained on, whose truth is planted. One payer changes its
 * policy in the midst of it.
 */
class PaymentModelsTest {
    private static final int DAYS = 330;
    private static final SimulationConfig QUIET = SimulationConfig.of(77, 4_000).undisturbed();
    private static final Instant CHANGE = QUIET.start().plus(Duration.ofDays(150));
    private static final SimulationConfig CONFIG = QUIET.withNewPolicy(CHANGE);

    private static final Map<String, ClaimTruth> ANSWERS = new HashMap<>();
    private static final Map<String, BalanceTruth> BALANCES = new HashMap<>();
    private static final TrainingHistory HISTORY = simulated();
    private static final List<Example> FIRST_SUBMISSIONS = HISTORY.examples(Target.DENIAL).stream()
            .filter(example -> example.moment().equals(Target.DENIAL.judged()))
            .toList();
    private static final List<Example> MOVED = HISTORY.examples(Target.PAYMENT_90D);

    @Test
    void shouldLabelDenialsAsTheTruthHasThemWhenMatured() {
        assertThat(FIRST_SUBMISSIONS)
                .hasSizeGreaterThan(8_000)
                .allMatch(example -> ANSWERS.get(example.caseId()).denied() == example.outcome());
    }

    /** Where the payer's reversal is entered after the transfer, what was owed then was not what is owed in truth. */
    @Test
    void shouldLabelPaymentsAsTheTruthHasThemWhenTheBalanceWasKnown() {
        List<Example> known = MOVED.stream()
                .filter(example -> feature(Target.PAYMENT_90D, example, "OWED_LOG")
                        == StrictMath.log1p(
                                BALANCES.get(example.caseId()).drivers().owedCents() / 100.0))
                .toList();

        assertThat(known)
                .hasSizeGreaterThan(8_000)
                .hasSizeGreaterThan(MOVED.size() * 99 / 100)
                .allMatch(example -> BALANCES.get(example.caseId()).unpaid() == example.outcome());
    }

    @Test
    void shouldForetellDenialsNearlyAsWellAsTheFormulaThatMadeThem() {
        List<Example> before = submitted(at -> at.isBefore(CHANGE));

        Evaluation model = Evaluation.of(before, PaymentModelsTest::denial);
        double oracle = Evaluation.auroc(
                before, example -> ANSWERS.get(example.caseId()).probability());

        assertThat(model.auroc()).isBetween(oracle - 0.02, oracle + 0.02);
        assertThat(model.meanProbability()).isCloseTo(model.rate(), within(0.01));
        assertThat(model.brier()).isLessThan(model.brierOfRate());
    }

    @Test
    void shouldForetellPaymentsNearlyAsWellAsTheFormulaThatMadeThem() {
        LinearModel bundled = Models.bundled().unpaid();

        Evaluation model = Evaluation.of(MOVED, example -> bundled.probability(example.features()));
        double oracle = Evaluation.auroc(
                MOVED, example -> BALANCES.get(example.caseId()).probability());

        assertThat(model.auroc()).isBetween(oracle - 0.02, oracle + 0.02);
        assertThat(model.meanProbability()).isCloseTo(model.rate(), within(0.02));
        assertThat(model.brier()).isLessThan(model.brierOfRate());
    }

    /** What a card warns of: nobody tells a model that a payer changed its mind. */
    @Test
    void shouldFallBehindWhenAPayerChangesItsPolicy() {
        Evaluation before = Evaluation.of(concerned(submitted(at -> at.isBefore(CHANGE))), PaymentModelsTest::denial);
        Evaluation after = Evaluation.of(concerned(submitted(at -> !at.isBefore(CHANGE))), PaymentModelsTest::denial);

        assertThat(before.rate()).isCloseTo(before.meanProbability(), within(0.05));
        assertThat(after.rate()).isGreaterThan(1.5 * after.meanProbability());
    }

    @ParameterizedTest
    @EnumSource(names = {"DENIAL", "PAYMENT_90D"})
    void shouldTrainTheSameModelAsTheLibraryWhateverTheOrder(Target target) {
        TrainSpec spec = new TrainSpec(target, "test", "for a test", 3, 5, 0.25, Map.of());
        List<Example> examples = HISTORY.examples(target);
        List<Example> shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, new Random(1));

        TrainedModel trained = ModelTrainer.train(examples, spec);

        assertThat(ModelTrainer.train(shuffled, spec).flat().print())
                .isEqualTo(trained.flat().print());
        for (Example example : examples.subList(0, 1_000)) {
            assertThat(trained.flat().probability(example.features()))
                    .isCloseTo(trained.originalProbability(example.features()), within(1e-9));
        }
        assertThat(ModelCard.print(trained, "./wardwatch train"))
                .contains("| one-rule", "Tiers of the default policy")
                .doesNotContain("NaN");
    }

    private static double denial(Example example) {
        return Models.bundled().denial().probability(example.features());
    }

    private static List<Example> submitted(Predicate<Instant> when) {
        return FIRST_SUBMISSIONS.stream()
                .filter(example -> when.test(ANSWERS.get(example.caseId()).submittedAt()))
                .toList();
    }

    /** Those of commercial payers that need an authorization: among them are the ones that the new policy hits. */
    private static List<Example> concerned(List<Example> examples) {
        return examples.stream()
                .filter(example -> feature(Target.DENIAL, example, "AUTHORIZATION_REQUIRED") > 0)
                .filter(example -> feature(Target.DENIAL, example, "PAYER_MEDICARE")
                                + feature(Target.DENIAL, example, "PAYER_MEDICAID")
                                + feature(Target.DENIAL, example, "PAYER_OTHER")
                        == 0)
                .toList();
    }

    private static double feature(Target target, Example example, String code) {
        List<String> codes = target.features().features().stream()
                .map(feature -> feature.code())
                .toList();
        return example.features()[codes.indexOf(code)];
    }

    private static TrainingHistory simulated() {
        TrainingHistory history = new TrainingHistory(CONFIG.facilities());
        Simulation feed = Simulation.begin(CONFIG, PaymentModelsTest::key, told -> {
            switch (told) {
                case ClaimTruth row -> ANSWERS.put(row.facility() + "/" + row.claimId(), row);
                case BalanceTruth row -> BALANCES.put(row.facility() + "/" + row.claimId(), row);
                default -> {}
            }
        });
        long end = Event.micros(CONFIG.start().plus(Duration.ofDays(DAYS)));
        while (feed.nextDelivery() < end) {
            if (feed.next() instanceof Sent sent) {
                history.add(sent.event());
            }
        }
        return history;
    }

    private static PatientKey key(String patient) {
        UUID id = UUID.nameUUIDFromBytes(patient.getBytes(StandardCharsets.UTF_8));
        return new PatientKey(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }
}
