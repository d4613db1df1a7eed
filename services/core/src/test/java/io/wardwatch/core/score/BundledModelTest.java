package io.wardwatch.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Pins the bundled model's scores to the bit: a replay must say what was said. A retrained model is a new version, and
 * {@code -Dgolden=update} writes its scores anew.
 */
class BundledModelTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/wardwatch/core/score/readmission.scores");

    @Test
    void shouldScoreTheSameBitsWhenTheModelIsTheSame() throws Exception {
        Scorer scorer = Scorer.bundled();
        StringBuilder scores = new StringBuilder();
        scores.append(scorer.models().readmission().name())
                .append(' ')
                .append(scorer.models().readmission().version())
                .append('\n');
        for (ScoreInputs inputs : ScorerTest.various()) {
            ReadmissionScore score = scorer.score(inputs.build());
            scores.append(score.moment())
                    .append(' ')
                    .append(score.probability())
                    .append(' ')
                    .append(Long.toHexString(ScoreBytes.digest(score)))
                    .append('\n');
        }
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, scores);
        }
        assertThat(scores.toString()).isEqualTo(Files.readString(GOLDEN));
    }
}
