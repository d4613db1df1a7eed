package io.wardwatch.core.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.readmission.GoldenCases.Case;
import io.wardwatch.core.readmission.GoldenCases.Expected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The measure against cases worked by hand, each named with its rule. */
class GoldenCasesTest {
    static List<Case> cases() {
        return GoldenCases.all();
    }

    @Test
    void shouldHoldSixtyWorkedCasesOfDifferentNames() {
        List<String> worked = cases().stream()
                .filter(it -> it.later().isEmpty())
                .map(Case::name)
                .toList();

        assertThat(worked).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGiveTheRowsThatWereWorked(Case worked) {
        assumeThat(worked.later()).as("to be wired later").isEmpty();
        Map<String, IndexStay> rows = rows(worked.spec(), worked.facts());
        Map<String, IndexStay> crude = rows(MeasureSpec.crude(), worked.facts());

        assertThat(worked.rows()).isNotEmpty();
        for (Expected expected : worked.rows()) {
            IndexStay row = rows.get(expected.id());
            assertThat(row.reasons()).as(expected.id()).isEqualTo(expected.reasons());
            expected.said().forEach((key, value) -> assertThat(
                            key.equals("crude") ? plain(crude.get(expected.id()).any()) : said(row, key))
                    .as("%s of %s", key, expected.id())
                    .isEqualTo(value));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldNotAskForTheOrderOfTheirComing(Case worked) {
        List<StayFacts> shuffled = new ArrayList<>(worked.facts());
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(new ReadmissionMeasure(worked.spec()).of(Stays.of(shuffled)))
                    .isEqualTo(new ReadmissionMeasure(worked.spec()).of(Stays.of(worked.facts())));
        }
    }

    private static Map<String, IndexStay> rows(MeasureSpec spec, List<StayFacts> facts) {
        return new ReadmissionMeasure(spec)
                .of(Stays.of(facts)).stream()
                        .collect(Collectors.toMap(row -> row.stay().encounterId(), row -> row));
    }

    private static String said(IndexStay row, String key) {
        return switch (key) {
            case "next" -> plain(row.any());
            case "same" -> plain(row.same());
            case "ed" -> plain(row.emergency());
            case "obs" -> plain(row.observation());
            case "in" ->
                MeasureSpec.HORIZONS.stream()
                        .map(horizon -> row.any().within(horizon) ? "1" : "0")
                        .collect(Collectors.joining());
            case "cohort" -> row.cohort().map(Enum::name).orElse("");
            case "conditions" -> row.conditions().stream().map(Enum::name).collect(Collectors.joining(","));
            case "leg" -> row.episode().leg() + "/" + row.episode().legs();
            case "episode" -> row.episode().encounterId();
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static String plain(Return next) {
        if (next.isNone()) {
            return "-";
        }
        String rule = next.rule() == PlannedRule.UNPLANNED ? "" : "/" + next.rule();
        return next.encounterId() + "/" + next.days() + rule;
    }
}
