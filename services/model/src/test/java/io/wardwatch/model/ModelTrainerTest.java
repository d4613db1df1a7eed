package io.wardwatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ScoreInput;
import io.wardwatch.core.score.Scorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trains on patients who are readmitted by the bundled model itself, so the truth is known. */
class ModelTrainerTest {
    private static final TrainSpec SPEC =
            TrainSpec.of(Target.READMISSION_30D, "test", 11, Map.of("data", "made for a test"));
    private static final LinearModel TRUTH = Models.bundled().readmission();
    private static final List<Example> EXAMPLES = examples(6000);
    private static final TrainedModel TRAINED = ModelTrainer.train(EXAMPLES, SPEC);

    @Test
    void shouldEqualTribuoWhenFlat() {
        for (Example example : EXAMPLES) {
            double[] features = example.features();
            assertThat(TRAINED.flat().probability(features))
                    .isCloseTo(TRAINED.originalProbability(features), within(1e-9));
        }
    }

    @Test
    void shouldComeNearTheTruthWhenDataFollowIt() {
        Evaluation trained = TRAINED.evaluate(TRAINED.test());
        Evaluation best = Evaluation.of(TRAINED.test(), example -> TRUTH.probability(example.features()));

        assertThat(trained.auroc()).isGreaterThan(0.6).isCloseTo(best.auroc(), within(0.02));
        assertThat(trained.brier()).isLessThan(trained.brierOfRate()).isCloseTo(best.brier(), within(0.005));
        assertThat(trained.meanProbability()).isCloseTo(trained.rate(), within(0.03));
    }

    @Test
    void shouldKeepPatientsApartWhenSplitting() {
        Set<String> training = new HashSet<>();
        TRAINED.training().forEach(example -> training.add(example.patient()));

        assertThat(TRAINED.test())
                .hasSizeBetween(1200, 1800)
                .noneMatch(example -> training.contains(example.patient()));
        assertThat(TRAINED.training().size() + TRAINED.test().size()).isEqualTo(EXAMPLES.size());
    }

    @Test
    void shouldPrintSameFileWhenExamplesComeInAnotherOrder() {
        List<Example> shuffled = new ArrayList<>(EXAMPLES);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(ModelTrainer.train(shuffled, SPEC).flat().print())
                .isEqualTo(TRAINED.flat().print());
    }

    @Test
    void shouldSayWhatItIsWhenCardIsPrinted() {
        String card = ModelCard.print(TRAINED, "./wardwatch train");

        assertThat(card)
                .contains(
                        "synthetic, not for clinical use",
                        "| seed | 11 |",
                        "trainingDigest",
                        "| LACE |",
                        "./wardwatch train")
                .doesNotContain("NaN");
    }

    @Test
    void shouldRefuseWhenOneOutcomeIsMissing() {
        List<Example> never =
                EXAMPLES.stream().filter(example -> !example.outcome()).toList();

        assertThatThrownBy(() -> ModelTrainer.train(never, SPEC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both outcomes");
    }

    private static List<Example> examples(int count) {
        Random random = new Random(5);
        Scorer scorer = Scorer.bundled();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Moment moment = i % 2 == 0 ? Moment.ADMISSION : Moment.DISCHARGE;
            var score = scorer.score(new ScoreInput(
                    moment,
                    20 + random.nextInt(75),
                    random.nextBoolean() ? "M" : "F",
                    random.nextBoolean() ? "EMERGENCY" : "ELECTIVE",
                    false,
                    random.nextInt(6),
                    random.nextInt(5),
                    random.nextInt(1 << 17) & random.nextInt(1 << 17) & random.nextInt(1 << 17),
                    0,
                    true,
                    moment == Moment.DISCHARGE ? random.nextInt(20) : -1,
                    random.nextInt(90) - 1,
                    moment == Moment.DISCHARGE ? "01" : "",
                    "MEDICARE",
                    9 + random.nextInt(6),
                    130 + random.nextInt(15),
                    0,
                    false,
                    ""));
            examples.add(new Example(
                    "p" + i / 3,
                    "NORTH/v" + i,
                    Target.READMISSION_30D.moments().get(moment.ordinal()),
                    score.features(),
                    Baselines.of(score),
                    random.nextDouble() < score.probability()));
        }
        return examples;
    }
}
