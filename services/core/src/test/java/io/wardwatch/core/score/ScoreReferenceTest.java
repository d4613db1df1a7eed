package io.wardwatch.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.score.card.ScoreVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of scores is written by hand: it must name what there is. */
class ScoreReferenceTest {
    private static final Path PAGE = Path.of("../../docs/reference/scores.md");

    @ParameterizedTest
    @EnumSource(ScoreVersion.class)
    void shouldNameEveryVersionOnThePage(ScoreVersion version) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + version.id() + "`");
    }

    @ParameterizedTest
    @EnumSource(ElixhauserCondition.class)
    void shouldPrintEveryElixhauserRowOnThePage(ElixhauserCondition condition) throws IOException {
        String row = "| `%s` | %s | %s |"
                .formatted(
                        condition.name(),
                        Integer.toString(condition.weight()).replace('-', '−'),
                        condition.prefixes().replace('-', '–'));
        assertThat(Files.readString(PAGE)).contains(row);
    }

    @Test
    void shouldGiveEveryVersionItsOwnIdAndASource() {
        assertThat(ScoreVersion.values()).extracting(ScoreVersion::id).doesNotHaveDuplicates();
        assertThat(ScoreVersion.values()).extracting(ScoreVersion::source).noneMatch(String::isBlank);
    }
}
