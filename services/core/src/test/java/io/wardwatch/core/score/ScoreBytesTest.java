package io.wardwatch.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import io.wardwatch.core.score.card.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreBytesTest {
    private static final List<Reason> REASONS = List.of(new Reason("A", 1, 0, 0.5));

    @Test
    void shouldAgreeWhenScoresAreEqual() {
        for (ScoreInputs inputs : ScorerTest.various()) {
            ReadmissionScore one = Scorer.bundled().score(inputs.build());
            ReadmissionScore two = Scorer.bundled().score(inputs.build());

            assertThat(ScoreBytes.encode(one)).isEqualTo(ScoreBytes.encode(two));
            assertThat(ScoreBytes.digest(one)).isEqualTo(ScoreBytes.digest(two));
        }
    }

    @Test
    void shouldDifferWhenAnyFieldDiffers() {
        List<ReadmissionScore> scores = new ArrayList<>();
        scores.add(score(0.1, 3, List.of("C"), false, REASONS, 0.0));
        scores.add(score(Math.nextUp(0.1), 3, List.of("C"), false, REASONS, 0.0));
        scores.add(score(0.1, 4, List.of("C"), false, REASONS, 0.0));
        scores.add(score(0.1, 3, List.of("A"), false, REASONS, 0.0));
        scores.add(score(0.1, 3, List.of(), false, REASONS, 0.0));
        scores.add(score(0.1, 3, List.of("C"), true, REASONS, 0.0));
        scores.add(score(0.1, 3, List.of("C"), false, List.of(), 0.0));
        scores.add(score(0.1, 3, List.of("C"), false, List.of(new Reason("B", 1, 0, 0.5)), 0.0));
        scores.add(score(0.1, 3, List.of("C"), false, List.of(new Reason("A", 2, 0, 0.5)), 0.0));
        scores.add(score(0.1, 3, List.of("C"), false, List.of(new Reason("A", 1, 1, 0.5)), 0.0));
        scores.add(score(0.1, 3, List.of("C"), false, List.of(new Reason("A", 1, 0, 0.25)), 0.0));
        scores.add(score(0.1, 3, List.of("C"), false, REASONS, -0.0));
        scores.add(new ReadmissionScore(
                Moment.ADMISSION,
                "m",
                "1",
                0.1,
                -1,
                "LOW",
                3,
                3,
                3,
                List.of("C"),
                0,
                false,
                REASONS,
                new double[] {0},
                List.of()));
        scores.add(new ReadmissionScore(
                Moment.DISCHARGE,
                "n",
                "1",
                0.1,
                -1,
                "LOW",
                3,
                3,
                3,
                List.of("C"),
                0,
                false,
                REASONS,
                new double[] {0},
                List.of()));
        scores.add(new ReadmissionScore(
                Moment.DISCHARGE,
                "m",
                "2",
                0.1,
                -1,
                "LOW",
                3,
                3,
                3,
                List.of("C"),
                0,
                false,
                REASONS,
                new double[] {0},
                List.of()));
        scores.add(new ReadmissionScore(
                Moment.DISCHARGE,
                "m",
                "1",
                0.1,
                -2,
                "LOW",
                3,
                3,
                3,
                List.of("C"),
                0,
                false,
                REASONS,
                new double[] {0},
                List.of()));
        scores.add(new ReadmissionScore(
                Moment.DISCHARGE,
                "m",
                "1",
                0.1,
                -1,
                "HIGH",
                3,
                3,
                3,
                List.of("C"),
                0,
                false,
                REASONS,
                new double[] {0},
                List.of()));
        scores.add(new ReadmissionScore(
                Moment.DISCHARGE,
                "m",
                "1",
                0.1,
                -1,
                "LOW",
                3,
                2,
                3,
                List.of("C"),
                0,
                false,
                REASONS,
                new double[] {0},
                List.of()));
        scores.add(new ReadmissionScore(
                Moment.DISCHARGE,
                "m",
                "1",
                0.1,
                -1,
                "LOW",
                3,
                3,
                4,
                List.of("C"),
                0,
                false,
                REASONS,
                new double[] {0},
                List.of()));
        scores.add(new ReadmissionScore(
                Moment.DISCHARGE,
                "m",
                "1",
                0.1,
                -1,
                "LOW",
                3,
                3,
                3,
                List.of("C"),
                1,
                false,
                REASONS,
                new double[] {0},
                List.of()));
        scores.add(new ReadmissionScore(
                Moment.DISCHARGE,
                "m",
                "1",
                0.1,
                -1,
                "LOW",
                3,
                3,
                3,
                List.of("C"),
                0,
                false,
                REASONS,
                new double[] {0, 0},
                List.of()));

        for (Component part : List.of(
                new Component("L", 1, 1, 1, Standing.KNOWN),
                new Component("A", 1, 1, 1, Standing.KNOWN),
                new Component("L", 2, 2, 2, Standing.KNOWN),
                new Component("L", 1, 1, 2, Standing.MISSING),
                new Component("L", 1, 1, 2, Standing.PROVISIONAL),
                new Component("L", 1, -1, 2, Standing.MISSING))) {
            scores.add(with(scores.get(0), ScoreCard.of(ScoreVersion.LACE_2010, List.of(part))));
            scores.add(with(scores.get(0), ScoreCard.of(ScoreVersion.HOSPITAL_2013, List.of(part))));
        }

        Set<Long> digests = new HashSet<>();
        Set<String> encodings = new HashSet<>();
        for (ReadmissionScore score : scores) {
            digests.add(ScoreBytes.digest(score));
            encodings.add(java.util.HexFormat.of().formatHex(ScoreBytes.encode(score)));
        }
        assertThat(digests).hasSameSizeAs(scores);
        assertThat(encodings).hasSameSizeAs(scores);
    }

    private static ReadmissionScore with(ReadmissionScore score, ScoreCard card) {
        return new ReadmissionScore(
                score.moment(),
                score.model(),
                score.modelVersion(),
                score.probability(),
                score.baseline(),
                score.band(),
                score.lace(),
                score.laceMin(),
                score.laceMax(),
                score.laceMissing(),
                score.charlsonIndex(),
                score.oneRule(),
                score.reasons(),
                score.features(),
                List.of(card));
    }

    private static ReadmissionScore score(
            double probability, int lace, List<String> missing, boolean oneRule, List<Reason> reasons, double feature) {
        return new ReadmissionScore(
                Moment.DISCHARGE,
                "m",
                "1",
                probability,
                -1,
                "LOW",
                lace,
                3,
                3,
                missing,
                0,
                oneRule,
                reasons,
                new double[] {feature},
                List.of());
    }
}
