package io.wardwatch.core.score.vitals;

import static io.wardwatch.core.score.vitals.VitalSigns.HALF_A_DAY;
import static io.wardwatch.core.score.vitals.VitalSigns.NOW;
import static io.wardwatch.core.score.vitals.VitalSigns.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.score.card.Band;
import io.wardwatch.core.score.card.ScoreCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: the table of Subbe 2001, row by row. */
class MewsTest {
    @ParameterizedTest
    @CsvSource({"50,3", "70,3", "71,2", "80,2", "81,1", "100,1", "101,0", "199,0", "200,2", "250,2"})
    void shouldScoreSystolic(int pressure, int points) {
        assertPoints(VitalSign.SYSTOLIC, pressure, points);
    }

    @ParameterizedTest
    @CsvSource({"30,2", "40,2", "41,1", "50,1", "51,0", "100,0", "101,1", "110,1", "111,2", "129,2", "130,3", "200,3"})
    void shouldScorePulse(int rate, int points) {
        assertPoints(VitalSign.PULSE, rate, points);
    }

    @ParameterizedTest
    @CsvSource({"4,2", "8,2", "9,0", "14,0", "15,1", "20,1", "21,2", "29,2", "30,3", "60,3"})
    void shouldScoreRespirations(int rate, int points) {
        assertPoints(VitalSign.RESPIRATIONS, rate, points);
    }

    @ParameterizedTest
    @CsvSource({"330,2", "349,2", "350,0", "384,0", "385,2", "410,2"})
    void shouldScoreTemperatureInTenths(int tenths, int points) {
        assertPoints(VitalSign.TEMPERATURE, tenths, points);
    }

    @ParameterizedTest
    @CsvSource({"ALERT,0", "VOICE,1", "PAIN,2", "UNRESPONSIVE,3"})
    void shouldScoreConsciousness(Consciousness level, int points) {
        assertPoints(VitalSign.CONSCIOUSNESS, level.ordinal(), points);
    }

    @Test
    void shouldLeaveConsciousnessOpenWhenPatientIsNewlyConfused() {
        ScoreCard card = score(well(), VitalSign.CONSCIOUSNESS, Consciousness.CONFUSED.ordinal());

        assertThat(card.min()).isZero();
        assertThat(card.max()).isEqualTo(1);
        assertThat(card.missing()).containsExactly("consciousness");
    }

    @Test
    void shouldBeHighFromFive() {
        Vitals four = VitalSigns.with(well(), VitalSign.RESPIRATIONS, 25);
        assertThat(score(four, VitalSign.PULSE, 120).points()).isEqualTo(4);
        assertThat(score(four, VitalSign.PULSE, 120).band()).isEqualTo(Band.LOW);
        assertThat(score(four, VitalSign.PULSE, 130).points()).isEqualTo(5);
        assertThat(score(four, VitalSign.PULSE, 130).band()).isEqualTo(Band.HIGH);
    }

    @Test
    void shouldSpanTheWholeRangeWhenNobodyMeasured() {
        ScoreCard card = Mews.of(Vitals.NONE, HALF_A_DAY, NOW);

        assertThat(card.points()).isZero();
        assertThat(card.min()).isZero();
        assertThat(card.max()).isEqualTo(14);
        assertThat(card.missing()).containsExactly("systolic", "pulse", "respirations", "temperature", "consciousness");
        assertThat(card.lowest()).isEqualTo(Band.LOW);
        assertThat(card.highest()).isEqualTo(Band.HIGH);
    }

    private static void assertPoints(VitalSign sign, int value, int points) {
        ScoreCard card = score(well(), sign, value);
        assertThat(card.points()).isEqualTo(points);
        assertThat(card.complete()).isTrue();
    }

    private static ScoreCard score(Vitals vitals, VitalSign sign, int value) {
        return Mews.of(VitalSigns.with(vitals, sign, value), HALF_A_DAY, NOW + 1);
    }
}
