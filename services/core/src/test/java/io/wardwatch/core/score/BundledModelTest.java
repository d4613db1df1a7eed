package io.wardwatch.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pins the bundled models' scores to the bit: a replay must say what was said. A retrained model is a new version, and
 * {@code -Dgolden=update} writes its scores anew.
 */
class BundledModelTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/wardwatch/core/score");
    private static final Scorer SCORER = Scorer.bundled();

    @Test
    void shouldScoreTheSameBitsWhenTheModelIsTheSame() throws Exception {
        StringBuilder scores = begin(SCORER.models().readmission());
        for (ScoreInputs inputs : ScorerTest.various()) {
            ReadmissionScore score = SCORER.score(inputs.build());
            scores.append(score.moment())
                    .append(' ')
                    .append(score.probability())
                    .append(' ')
                    .append(Long.toHexString(ScoreBytes.digest(score)))
                    .append('\n');
        }
        assertGolden("readmission.scores", scores);
    }

    @ParameterizedTest
    @EnumSource
    void shouldScoreClaimsTheSameBitsWhenTheModelIsTheSame(PaymentTarget target) throws Exception {
        StringBuilder scores = begin(SCORER.models().of(target));
        for (ClaimInput input : claims(target)) {
            PaymentScore score = SCORER.score(input);
            scores.append(score.probability());
            score.reasons()
                    .forEach(reason ->
                            scores.append(' ').append(reason.code()).append(' ').append(reason.contribution()));
            scores.append('\n');
        }
        assertGolden(target == PaymentTarget.DENIAL ? "denial.scores" : "unpaid.scores", scores);
    }

    private static List<ClaimInput> claims(PaymentTarget target) {
        long owed = target == PaymentTarget.DENIAL ? -1 : 62_345;
        return List.of(
                new ClaimInput(target, "COMMERCIAL", "INSTITUTIONAL", 500_000, false, false, 1, 1, owed, 0),
                new ClaimInput(target, "MEDICARE", "INSTITUTIONAL", 5_123_456, true, false, 0, 1, owed, 31),
                new ClaimInput(target, "MEDICAID", "PROFESSIONAL", 70_000, true, true, -1, 2, owed, 95),
                new ClaimInput(target, "SELF_PAY", "INSTITUTIONAL", -1, false, false, -1, 1, owed, 400),
                new ClaimInput(target, "OTHER", "UNKNOWN", 0, false, true, 0, 3, owed, 1),
                new ClaimInput(target, "UNKNOWN", "UNKNOWN", 999, true, true, 1, 1, owed, 12));
    }

    private static StringBuilder begin(LinearModel model) {
        return new StringBuilder(model.name())
                .append(' ')
                .append(model.version())
                .append('\n');
    }

    private static void assertGolden(String file, StringBuilder scores) throws Exception {
        Path golden = FOLDER.resolve(file);
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, scores);
        }
        assertThat(scores.toString()).isEqualTo(Files.readString(golden));
    }
}
