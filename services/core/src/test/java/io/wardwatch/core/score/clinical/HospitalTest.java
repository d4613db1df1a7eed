package io.wardwatch.core.score.clinical;

import static io.wardwatch.core.score.ScoreInputs.atAdmission;
import static io.wardwatch.core.score.ScoreInputs.atDischarge;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.score.Charlson;
import io.wardwatch.core.score.ScoreInputs;
import io.wardwatch.core.score.card.Band;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: the tables of Donzé 2013, Donzé 2016 and Aubert 2017, row by row. */
class HospitalTest {
    /** Discharged home, everything known, worth no point. */
    private static final HospitalInput WELL =
            new HospitalInput(true, 13.5, 140, Answer.NO, Answer.NO, Answer.NO, Answer.NO, 0, 3);

    @ParameterizedTest
    @CsvSource({"7.0,1", "11.9,1", "11.99,1", "12.0,0", "14.0,0"})
    void shouldGiveAPointForLowHemoglobin(double gdl, int points) {
        assertAll(new HospitalInput(true, gdl, 140, Answer.NO, Answer.NO, Answer.NO, Answer.NO, 0, 3), points);
    }

    @ParameterizedTest
    @CsvSource({"120,1", "134,1", "134.9,1", "135,0", "150,0"})
    void shouldGiveAPointForLowSodium(double mmoll, int points) {
        assertAll(new HospitalInput(true, 13.5, mmoll, Answer.NO, Answer.NO, Answer.NO, Answer.NO, 0, 3), points);
    }

    @ParameterizedTest
    @CsvSource({"ELECTIVE,0", "NEWBORN,0", "URGENT,1", "EMERGENCY,1", "TRAUMA,1"})
    void shouldGiveAPointWhenAdmissionIsNotElective(String type, int points) {
        assertAll(input(atDischarge().midnights(3).type(type)), points);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "4,0", "5,2", "6,2", "90,2"})
    void shouldGiveTwoPointsForALongStay(int midnights, int points) {
        assertAll(input(atDischarge().midnights(midnights)), points);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,2,0", "2,2,2", "5,2,2", "6,5,5", "40,5,5"})
    void shouldStepPriorAdmissionsAsEachVersionHasIt(int admissions, int of2013, int of2016) {
        HospitalInput input = input(atDischarge().midnights(3).priorAdmissions(admissions));

        assertThat(Hospital.of2013(input).points()).isEqualTo(of2013);
        assertThat(Hospital.of2016(input).points()).isEqualTo(of2016);
        assertThat(Hospital.simplified(input).points()).isEqualTo(of2016);
    }

    @Test
    void shouldGiveAPointForAProcedureButNotInTheSimplifiedScore() {
        HospitalInput input =
                HospitalInput.of(atDischarge().midnights(3).procedures(1).build(), Answer.NO);

        assertThat(Hospital.of2013(input).points()).isEqualTo(1);
        assertThat(Hospital.of2016(input).points()).isEqualTo(1);
        assertThat(Hospital.simplified(input).points()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NO,NO,0,0", "NO,YES,0,2", "YES,NO,2,2", "YES,YES,2,2"})
    void shouldCountOncologyOrInTheSimplifiedScoreCancerToo(Answer oncology, Answer cancer, int full, int simplified) {
        HospitalInput input = new HospitalInput(true, 13.5, 140, oncology, cancer, Answer.NO, Answer.NO, 0, 3);

        assertThat(Hospital.of2013(input).points()).isEqualTo(full);
        assertThat(Hospital.of2016(input).points()).isEqualTo(full);
        assertThat(Hospital.simplified(input).points()).isEqualTo(simplified);
    }

    @Test
    void shouldReachThirteenAndTwelveWhenEverythingIsAtItsWorst() {
        HospitalInput worst = new HospitalInput(true, 8, 120, Answer.YES, Answer.YES, Answer.YES, Answer.YES, 6, 5);

        assertThat(Hospital.of2013(worst).points()).isEqualTo(13);
        assertThat(Hospital.of2016(worst).points()).isEqualTo(13);
        assertThat(Hospital.simplified(worst).points()).isEqualTo(12);
        assertThat(Hospital.of2016(worst).complete()).isTrue();
    }

    // Points of 2016: long stay 2, urgent 1, hemoglobin 1, sodium 1, oncology 2, six admissions 5.
    @ParameterizedTest
    @CsvSource({
        "0,NO,13,140,0,LOW,LOW",
        "0,YES,11,140,4,LOW,LOW",
        "0,YES,11,130,5,MEDIUM,HIGH",
        "6,YES,13,140,6,MEDIUM,HIGH",
        "6,YES,11,140,7,HIGH,HIGH"
    })
    void shouldBandAsPublished(
            int admissions, Answer urgent, double gdl, double mmoll, int points, Band full, Band simplified) {
        int midnights = admissions == 0 && points > 0 ? 5 : 3;
        HospitalInput input =
                new HospitalInput(true, gdl, mmoll, Answer.NO, Answer.NO, Answer.NO, urgent, admissions, midnights);

        assertThat(Hospital.of2016(input).points()).isEqualTo(points);
        assertThat(Hospital.of2016(input).band()).isEqualTo(full);
        assertThat(Hospital.of2013(input).band()).isEqualTo(full);
        assertThat(Hospital.simplified(input).band()).isEqualTo(simplified);
    }

    @Test
    void shouldSpanTheWholeRangeWhenNothingIsKnown() {
        HospitalInput nothing = new HospitalInput(
                true, Double.NaN, Double.NaN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, -1, -1);
        ScoreCard card = Hospital.of2016(nothing);

        assertThat(card.points()).isZero();
        assertThat(card.min()).isZero();
        assertThat(card.max()).isEqualTo(13);
        assertThat(card.lowest()).isEqualTo(Band.LOW);
        assertThat(card.highest()).isEqualTo(Band.HIGH);
        assertThat(card.missing())
                .containsExactly(
                        "hemoglobin",
                        "oncology",
                        "sodium",
                        "procedure",
                        "admissionType",
                        "priorAdmissions",
                        "lengthOfStay");
        assertThat(Hospital.simplified(nothing).max()).isEqualTo(12);
    }

    @Test
    void shouldKeepOpenBeforeDischargeWhatDischargeDecides() {
        HospitalInput input =
                HospitalInput.of(atAdmission().labs(11, 140).type("EMERGENCY").build(), Answer.NO);
        ScoreCard card = Hospital.of2016(input);

        assertThat(card.points()).isEqualTo(2);
        assertThat(card.min()).isEqualTo(1);
        assertThat(card.max()).isEqualTo(1 + 1 + 2 + 1 + 1 + 2);
        assertThat(part(card, "hemoglobin").standing()).isEqualTo(Standing.PROVISIONAL);
        assertThat(card.missing()).containsExactly("procedure", "lengthOfStay");
    }

    @Test
    void shouldCountNothingBeforeDischargeWhenNothingCountsYet() {
        HospitalInput input = new HospitalInput(false, 13.5, 140, Answer.NO, Answer.NO, Answer.NO, Answer.NO, 0, 4);

        assertThat(Hospital.of2013(input).points()).isZero();
        assertThat(Hospital.of2013(input).max()).isEqualTo(1 + 2 + 1 + 1 + 2);
        assertThat(Hospital.of2013(input).missing()).isEmpty();
        assertThat(Hospital.simplified(input).points()).isZero();
        assertThat(Hospital.simplified(input).max()).isEqualTo(1 + 2 + 1 + 2);
    }

    @Test
    void shouldHoldBeforeDischargeWhatCanOnlyGrow() {
        HospitalInput input = new HospitalInput(false, 13.5, 140, Answer.NO, Answer.YES, Answer.YES, Answer.NO, 0, 5);

        assertThat(part(Hospital.of2013(input), "procedure").standing()).isEqualTo(Standing.KNOWN);
        assertThat(part(Hospital.of2013(input), "lengthOfStay").standing()).isEqualTo(Standing.KNOWN);
        assertThat(part(Hospital.simplified(input), "oncology").standing()).isEqualTo(Standing.KNOWN);
    }

    @Test
    void shouldTakeNoProcedureForNoneOnlyWhenTheStayIsCoded() {
        assertThat(HospitalInput.of(atDischarge().build(), Answer.NO).procedure())
                .isEqualTo(Answer.UNKNOWN);
        assertThat(HospitalInput.of(atDischarge().coded().build(), Answer.NO).procedure())
                .isEqualTo(Answer.NO);
    }

    @Test
    void shouldReadCancerFromDiagnoses() {
        assertThat(HospitalInput.of(
                                atDischarge().charlson(Charlson.CANCER).coded().build(), Answer.NO)
                        .cancer())
                .isEqualTo(Answer.YES);
        assertThat(HospitalInput.of(
                                atDischarge()
                                        .charlson(Charlson.METASTATIC)
                                        .diagnosesUnknown()
                                        .coded()
                                        .build(),
                                Answer.NO)
                        .cancer())
                .isEqualTo(Answer.YES);
        assertThat(HospitalInput.of(atDischarge().diagnosesUnknown().coded().build(), Answer.NO)
                        .cancer())
                .isEqualTo(Answer.UNKNOWN);
        assertThat(HospitalInput.of(atDischarge().coded().build(), Answer.NO).cancer())
                .isEqualTo(Answer.NO);
    }

    @Test
    void shouldNotKnowTheTypeWhenNeitherTypeNorArrivalSaysIt() {
        assertThat(HospitalInput.of(atDischarge().type("UNKNOWN").coded().build(), Answer.NO)
                        .nonElective())
                .isEqualTo(Answer.UNKNOWN);
        assertThat(HospitalInput.of(
                                atDischarge()
                                        .type("UNKNOWN")
                                        .emergencyArrival()
                                        .coded()
                                        .build(),
                                Answer.NO)
                        .nonElective())
                .isEqualTo(Answer.YES);
    }

    private static HospitalInput input(ScoreInputs inputs) {
        return HospitalInput.of(inputs.coded().build(), Answer.NO);
    }

    private static void assertAll(HospitalInput input, int points) {
        assertThat(Hospital.of2013(WELL).points()).isZero();
        assertThat(Hospital.of2013(input).points()).isEqualTo(points);
        assertThat(Hospital.of2016(input).points()).isEqualTo(points);
        assertThat(Hospital.simplified(input).points()).isEqualTo(points);
        assertThat(Hospital.of2016(input).complete()).isTrue();
    }

    private static Component part(ScoreCard card, String name) {
        return card.components().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
