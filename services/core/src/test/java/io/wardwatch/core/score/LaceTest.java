package io.wardwatch.core.score;

import static io.wardwatch.core.score.ScoreInputs.atAdmission;
import static io.wardwatch.core.score.ScoreInputs.atDischarge;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.policy.CharlsonWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: the table of van Walraven 2010, row by row. */
class LaceTest {
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2", "3,3", "4,4", "5,4", "6,4", "7,5", "13,5", "14,7", "400,7"})
    void shouldGiveLengthPointsWhenNightsAreKnown(int nights, int points) {
        assertThat(points(atDischarge().midnights(nights))).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"EMERGENCY,3", "URGENT,3", "TRAUMA,3", "ELECTIVE,0", "NEWBORN,0"})
    void shouldGiveAcuityPointsWhenTypeIsKnown(String type, int points) {
        Lace lace = lace(atDischarge().midnights(0).type(type));

        assertThat(lace.points()).isEqualTo(points);
        assertThat(lace.missing()).isEmpty();
        assertThat(lace.max()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2", "3,3", "4,5", "5,5", "24,5"})
    void shouldGiveComorbidityPointsWhenIndexIsKnown(int index, int points) {
        assertThat(Lace.comorbidityPoints(index)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2", "3,3", "4,4", "9,4"})
    void shouldGiveEmergencyPointsWhenVisitsAreKnown(int visits, int points) {
        assertThat(points(atDischarge().midnights(0).priorVisits(visits))).isEqualTo(points);
    }

    @Test
    void shouldReachNineteenWhenEverythingIsAtItsWorst() {
        assertThat(points(atDischarge()
                        .midnights(14)
                        .type("EMERGENCY")
                        .charlson(Charlson.METASTATIC)
                        .priorVisits(4)))
                .isEqualTo(19);
    }

    @Test
    void shouldLeaveLengthOpenWhenPatientIsNotDischarged() {
        Lace lace = lace(
                atAdmission().type("EMERGENCY").charlson(Charlson.HEART_FAILURE).priorVisits(1));

        assertThat(lace).isEqualTo(new Lace(-1, 6, 13, java.util.List.of("L"), 2));
    }

    @Test
    void shouldNameComorbidityAndWidenWhenNoDiagnosisIsRecorded() {
        assertThat(lace(atDischarge().midnights(1).diagnosesUnknown()))
                .isEqualTo(new Lace(1, 1, 6, java.util.List.of("C"), 0));
    }

    @Test
    void shouldCountEarlierDiagnosesWhenThisEncounterHasNone() {
        assertThat(lace(atDischarge().midnights(1).diagnosesUnknown().charlson(Charlson.DEMENTIA)))
                .isEqualTo(new Lace(4, 4, 6, java.util.List.of("C"), 3));
    }

    @Test
    void shouldNameAcuityAndWidenWhenTypeIsUnknown() {
        assertThat(lace(atDischarge().midnights(2).type("UNKNOWN")))
                .isEqualTo(new Lace(2, 2, 5, java.util.List.of("A"), 0));
    }

    @Test
    void shouldTakeArrivalForAcuityWhenTypeIsUnknown() {
        assertThat(lace(atDischarge().midnights(2).type("UNKNOWN").emergencyArrival()))
                .isEqualTo(new Lace(5, 5, 5, java.util.List.of(), 0));
    }

    @Test
    void shouldTrustRecordedTypeWhenArrivalContradictsIt() {
        assertThat(points(atDischarge().midnights(2).type("ELECTIVE").emergencyArrival()))
                .isEqualTo(2);
    }

    @Test
    void shouldNameAllThreeInOrderWhenAllAreMissing() {
        assertThat(lace(atAdmission().type("UNKNOWN").diagnosesUnknown()))
                .isEqualTo(new Lace(-1, 0, 15, java.util.List.of("L", "A", "C"), 0));
    }

    @Test
    void shouldUseOtherWeightsWhenPolicyChoosesThem() {
        ScoreInput input = atDischarge().midnights(0).charlson(Charlson.RENAL).build();

        assertThat(Lace.of(input, CharlsonWeights.LACE_2010).points()).isEqualTo(2);
        assertThat(Lace.of(input, CharlsonWeights.QUAN_2011).points()).isEqualTo(1);
    }

    private static int points(ScoreInputs input) {
        return lace(input).points();
    }

    private static Lace lace(ScoreInputs input) {
        return Lace.of(input.build(), CharlsonWeights.LACE_2010);
    }
}
