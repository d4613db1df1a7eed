package io.wardwatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void shouldGiveHandComputedFiguresWhenExamplesAreFew() {
        // Pairs of (with the outcome, without): 0.8 beats both; 0.4 beats 0.1 and ties with 0.4.
        List<Example> examples = examples(0.8, true, 0.4, true, 0.4, false, 0.1, false);

        Evaluation figures = Evaluation.of(examples, example -> example.features()[0]);

        assertThat(figures.auroc()).isEqualTo(3.5 / 4);
        assertThat(figures.brier()).isCloseTo((0.04 + 0.36 + 0.16 + 0.01) / 4, within(1e-12));
        assertThat(figures.brierOfRate()).isEqualTo(0.25);
        assertThat(figures.meanProbability()).isCloseTo(0.425, within(1e-12));
        assertThat(figures.rate()).isEqualTo(0.5);
    }

    @Test
    void shouldShareTiesAtTheEdgeWhenFlaggingAShare() {
        List<Example> examples = examples(0.8, true, 0.4, true, 0.4, false, 0.1, false);

        assertThat(Evaluation.sensitivityAt(examples, e -> e.features()[0], 0.25))
                .isEqualTo(0.5);
        assertThat(Evaluation.sensitivityAt(examples, e -> e.features()[0], 0.5))
                .isEqualTo(0.75);
        assertThat(Evaluation.sensitivityAt(examples, e -> e.features()[0], 1)).isEqualTo(1);
    }

    @Test
    void shouldBeHalfWhenPredictionKnowsNothing() {
        assertThat(Evaluation.auroc(examples(0.8, true, 0.4, true, 0.4, false), example -> 1))
                .isEqualTo(0.5);
    }

    private static List<Example> examples(Object... pairs) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            double[] probability = {(Double) pairs[i]};
            examples.add(new Example("p" + i, "", "", probability, new double[0], (Boolean) pairs[i + 1]));
        }
        return examples;
    }
}
