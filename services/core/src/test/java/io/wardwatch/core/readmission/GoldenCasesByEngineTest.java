package io.wardwatch.core.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.GoldenCases.Case;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases as events: what the engine says of each stay is the measure's own row. */
class GoldenCasesByEngineTest {
    static List<Case> cases() {
        return GoldenCases.all().stream().filter(it -> it.later().isEmpty()).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldSayTheRowsOfTheMeasureInWhateverOrderEventsCome(Case worked) {
        assumeThat(worked.events()).isNotEmpty();
        List<Event> events = new ArrayList<>(worked.events());
        for (int seed = 0; seed < 4; seed++) {
            Ward ward = new Ward(LabModel.scorer());
            GoldenCases.facilities().forEach(ward::facility);
            ward.applyAll(events);

            assertSame(ward.said.judgedStays, worked.facts());
            assertThat(ward.described().judgedStays).isEqualTo(ward.said.judgedStays);
            Collections.shuffle(events, new Random(seed));
        }
    }

    private static void assertSame(Map<String, JudgedStay> said, List<StayFacts> facts) {
        List<IndexStay> rows = new ReadmissionMeasure(MeasureSpec.hospitalWide()).of(Stays.of(facts));
        Map<String, IndexStay> cms = new ReadmissionMeasure(MeasureSpec.cms())
                .of(Stays.of(facts)).stream()
                        .collect(Collectors.toMap(row -> row.stay().encounterId(), row -> row));

        assertThat(said).hasSameSizeAs(rows);
        for (IndexStay row : rows) {
            JudgedStay stay = said.get(row.stay().facility() + " " + row.stay().encounterId());
            assertThat(stay.reasons()).containsExactlyElementsOf(row.reasons());
            assertThat(stay.cms()).isEqualTo(cms.get(row.stay().encounterId()).included());
            assertThat(stay.conditions()).containsExactlyElementsOf(row.conditions());
            assertThat(stay.cohort()).isEqualTo(row.cohort().map(Enum::name).orElse(""));
            assertThat(stay.episode()).isEqualTo(row.episode());
            assertThat(List.of(stay.any(), stay.same(), stay.emergency(), stay.observation()))
                    .containsExactly(row.any(), row.same(), row.emergency(), row.observation());
        }
    }
}
