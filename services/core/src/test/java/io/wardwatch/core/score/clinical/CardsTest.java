package io.wardwatch.core.score.clinical;

import static io.wardwatch.core.score.ScoreInputs.atAdmission;
import static io.wardwatch.core.score.ScoreInputs.atDischarge;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.policy.CharlsonWeights;
import io.wardwatch.core.score.Charlson;
import io.wardwatch.core.score.Elixhauser;
import io.wardwatch.core.score.ElixhauserCondition;
import io.wardwatch.core.score.Lace;
import io.wardwatch.core.score.ScoreInput;
import io.wardwatch.core.score.card.Band;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardsTest {
    static List<ScoreInput> inputs() {
        List<ScoreInput> inputs = new ArrayList<>();
        for (int nights : new int[] {-1, 0, 1, 4, 7, 14}) {
            for (String type : List.of("EMERGENCY", "ELECTIVE", "UNKNOWN")) {
                for (int charlson : new int[] {0, Charlson.RENAL, Charlson.DEMENTIA, Charlson.ALL}) {
                    inputs.add(atDischarge()
                            .midnights(nights)
                            .type(type)
                            .charlson(charlson)
                            .priorVisits(2)
                            .build());
                    inputs.add(atDischarge()
                            .midnights(nights)
                            .type(type)
                            .charlson(charlson)
                            .diagnosesUnknown()
                            .build());
                    inputs.add(atAdmission()
                            .type(type)
                            .charlson(charlson)
                            .emergencyArrival()
                            .build());
                }
            }
        }
        return inputs;
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldSayOfLaceWhatLaceSays(ScoreInput input) {
        for (CharlsonWeights weights : CharlsonWeights.values()) {
            Lace lace = Lace.of(input, weights);
            ScoreCard card = Cards.lace(input, weights);

            assertThat(card.min()).isEqualTo(lace.min());
            assertThat(card.max()).isEqualTo(lace.max());
            assertThat(card.missing()).isEqualTo(lace.missing());
            assertThat(card.points()).isEqualTo(lace.points() < 0 ? lace.min() : lace.points());
        }
    }

    @ParameterizedTest
    @CsvSource({"0,LOW", "4,LOW", "5,MEDIUM", "9,MEDIUM", "10,HIGH", "19,HIGH"})
    void shouldBandLaceAsPublished(int points, Band band) {
        assertThat(ScoreVersion.LACE_2010.band(points)).isEqualTo(band);
    }

    @Test
    void shouldSayHowFarTheBandIsOpenBeforeDischarge() {
        ScoreCard card = Cards.lace(
                atAdmission().type("EMERGENCY").charlson(Charlson.DEMENTIA).build(), CharlsonWeights.LACE_2010);

        assertThat(card.min()).isEqualTo(6);
        assertThat(card.lowest()).isEqualTo(Band.MEDIUM);
        assertThat(card.highest()).isEqualTo(Band.HIGH);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "2,1", "9,1"})
    void shouldFlagByTheOneRuleFromTwoAdmissions(int admissions, int points) {
        assertThat(Cards.oneRule(atDischarge().priorAdmissions(admissions).build())
                        .points())
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"CHARLSON_1987,29", "QUAN_2011,24", "LACE_2010,31"})
    void shouldSpanTheWholeCharlsonRangeWhenNothingIsRecorded(CharlsonWeights weights, int most) {
        ScoreCard nothing = Cards.charlson(0, false, weights);
        ScoreCard everything = Cards.charlson(Charlson.ALL, true, weights);

        assertThat(nothing.max()).isEqualTo(most);
        assertThat(everything.points()).isEqualTo(most);
        assertThat(everything.complete()).isTrue();
        assertThat(nothing.version().most()).isEqualTo(most);
        assertThat(nothing.missing()).containsExactly(Cards.UNRECORDED);
    }

    @Test
    void shouldNameTheConditionsThatCount() {
        ScoreCard card =
                Cards.charlson(Charlson.CANCER | Charlson.METASTATIC | Charlson.RENAL, true, CharlsonWeights.QUAN_2011);

        assertThat(card.components()).extracting(Component::name).containsExactly("RENAL", "METASTATIC");
        assertThat(card.components()).extracting(Component::points).containsExactly(1, 6);
        assertThat(card.points()).isEqualTo(7);
    }

    @Test
    void shouldNameEveryCharlsonConditionByItsConstant() throws Exception {
        for (int i = 0; i < Charlson.names().size(); i++) {
            assertThat(Charlson.class.getField(Charlson.names().get(i)).getInt(null))
                    .isEqualTo(1 << i);
        }
        assertThat(1 << Charlson.names().size()).isEqualTo(Charlson.ALL + 1);
    }

    @Test
    void shouldSayHowFarUnrecordedConditionsCouldMoveTheElixhauserIndex() {
        int recorded = ElixhauserCondition.SOLID_TUMOR.bit() | ElixhauserCondition.OBESITY.bit();
        ScoreCard card = Cards.elixhauser(recorded, false);

        assertThat(card.points()).isZero();
        assertThat(card.min()).isEqualTo(4 - 19);
        // Obesity stays, and the tumour may yet prove metastatic.
        assertThat(card.max()).isEqualTo(85 - 4);
        assertThat(Cards.elixhauser(recorded, true).complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ElixhauserCondition.class)
    void shouldListAnElixhauserConditionWithItsWeight(ElixhauserCondition condition) {
        assertThat(Cards.elixhauser(condition.bit(), true).components())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.name()).isEqualTo(condition.name());
                    assertThat(part.points()).isEqualTo(Elixhauser.index(condition.bit()));
                });
    }
}
