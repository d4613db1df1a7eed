package io.wardwatch.core.score.vitals;

import static io.wardwatch.core.score.vitals.VitalSigns.HALF_A_DAY;
import static io.wardwatch.core.score.vitals.VitalSigns.NOW;
import static io.wardwatch.core.score.vitals.VitalSigns.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.score.card.Band;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Oracle: charts 1 and 4 of the Royal College of Physicians' report of 2017, row by row. */
class News2Test {
    @ParameterizedTest
    @CsvSource({"0,3", "8,3", "9,1", "11,1", "12,0", "20,0", "21,2", "24,2", "25,3", "60,3"})
    void shouldScoreRespirations(int rate, int points) {
        assertPoints(VitalSign.RESPIRATIONS, rate, points);
    }

    @ParameterizedTest
    @CsvSource({"70,3", "91,3", "92,2", "93,2", "94,1", "95,1", "96,0", "100,0"})
    void shouldScoreSaturationOnScaleOneWhateverTheAir(int percent, int points) {
        assertThat(saturation(percent, false, SaturationScale.ONE)).isEqualTo(points);
        assertThat(saturation(percent, true, SaturationScale.ONE)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "70,3,3", "83,3,3", "84,2,2", "85,2,2", "86,1,1", "87,1,1", "88,0,0", "92,0,0", "93,0,1", "94,0,1", "95,0,2",
        "96,0,2", "97,0,3", "100,0,3"
    })
    void shouldScoreSaturationOnScaleTwoByTheAir(int percent, int onAir, int onOxygen) {
        assertThat(saturation(percent, false, SaturationScale.TWO)).isEqualTo(onAir);
        assertThat(saturation(percent, true, SaturationScale.TWO)).isEqualTo(onOxygen);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,2"})
    void shouldScoreOxygen(int supplemental, int points) {
        assertPoints(VitalSign.OXYGEN, supplemental, points);
    }

    @ParameterizedTest
    @CsvSource({"50,3", "90,3", "91,2", "100,2", "101,1", "110,1", "111,0", "219,0", "220,3", "260,3"})
    void shouldScoreSystolic(int pressure, int points) {
        assertPoints(VitalSign.SYSTOLIC, pressure, points);
    }

    @ParameterizedTest
    @CsvSource({"30,3", "40,3", "41,1", "50,1", "51,0", "90,0", "91,1", "110,1", "111,2", "130,2", "131,3", "200,3"})
    void shouldScorePulse(int rate, int points) {
        assertPoints(VitalSign.PULSE, rate, points);
    }

    @ParameterizedTest
    @CsvSource({"ALERT,0", "CONFUSED,3", "VOICE,3", "PAIN,3", "UNRESPONSIVE,3"})
    void shouldScoreConsciousness(Consciousness level, int points) {
        assertPoints(VitalSign.CONSCIOUSNESS, level.ordinal(), points);
    }

    @ParameterizedTest
    @CsvSource({"330,3", "350,3", "351,1", "360,1", "361,0", "380,0", "381,1", "390,1", "391,2", "420,2"})
    void shouldScoreTemperatureInTenths(int tenths, int points) {
        assertPoints(VitalSign.TEMPERATURE, tenths, points);
    }

    @Test
    void shouldReachTwentyWhenEverythingIsAtItsWorst() {
        Vitals worst = Vitals.NONE
                .with(VitalSign.RESPIRATIONS, new Vital(30, NOW))
                .with(VitalSign.SATURATION, new Vital(80, NOW))
                .with(VitalSign.OXYGEN, Vital.oxygen(true, NOW))
                .with(VitalSign.SYSTOLIC, new Vital(70, NOW))
                .with(VitalSign.PULSE, new Vital(150, NOW))
                .with(VitalSign.CONSCIOUSNESS, Vital.of(Consciousness.PAIN, NOW))
                .with(VitalSign.TEMPERATURE, new Vital(340, NOW));

        assertThat(score(worst).points()).isEqualTo(20);
        assertThat(score(worst).complete()).isTrue();
    }

    // Pulse 95 = 1, oxygen = 2, systolic 95 = 2, respirations 22 = 2, temperature 385 = 1; 25 breaths = 3.
    @ParameterizedTest
    @CsvSource({
        "14,70,120,0,370,0,LOW,ROUTINE",
        "14,95,120,0,370,1,LOW,WARD",
        "22,70,120,1,370,4,LOW,WARD",
        "25,70,120,0,370,3,LOW_MEDIUM,URGENT_WARD_REVIEW",
        "25,95,120,0,370,4,LOW_MEDIUM,URGENT_WARD_REVIEW",
        "22,95,120,1,370,5,MEDIUM,URGENT",
        "25,70,120,1,370,5,MEDIUM,URGENT",
        "22,95,120,1,385,6,MEDIUM,URGENT",
        "22,95,95,1,370,7,HIGH,EMERGENCY",
        "25,95,95,1,385,9,HIGH,EMERGENCY"
    })
    void shouldTriggerAsTheChartSays(
            int breaths,
            int pulse,
            int systolic,
            int oxygen,
            int tenths,
            int points,
            Band band,
            News2Response response) {
        Vitals vitals = with(
                with(
                        with(
                                with(with(well(), VitalSign.RESPIRATIONS, breaths), VitalSign.PULSE, pulse),
                                VitalSign.SYSTOLIC,
                                systolic),
                        VitalSign.OXYGEN,
                        oxygen),
                VitalSign.TEMPERATURE,
                tenths);
        ScoreCard card = score(vitals);

        assertThat(card.points()).isEqualTo(points);
        assertThat(card.band()).isEqualTo(band);
        assertThat(card.lowest()).isEqualTo(band);
        assertThat(card.highest()).isEqualTo(band);
        assertThat(News2.response(card)).isEqualTo(response);
    }

    @ParameterizedTest
    @EnumSource(VitalSign.class)
    void shouldNameWhatIsMissingAndNotCallItLow(VitalSign sign) {
        ScoreCard card = score(VitalSigns.without(sign));
        int most = sign == VitalSign.OXYGEN ? 2 : 3;

        assertThat(card.points()).isZero();
        assertThat(card.min()).isZero();
        assertThat(card.max()).isEqualTo(most);
        assertThat(card.missing()).containsExactly(sign.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(card.highest()).isEqualTo(most == 3 ? Band.LOW_MEDIUM : Band.LOW);
    }

    @Test
    void shouldLeaveSaturationOpenOnScaleTwoWhenTheAirIsUnknown() {
        Vitals vitals = with(VitalSigns.without(VitalSign.OXYGEN), VitalSign.SATURATION, 97);
        ScoreCard card = News2.of(vitals, SaturationScale.TWO, HALF_A_DAY, NOW + 1);

        assertThat(card.missing()).containsExactly("saturation", "oxygen");
        assertThat(card.points()).isZero();
        assertThat(card.min()).isZero();
        assertThat(card.max()).isEqualTo(5);

        Vitals low = with(VitalSigns.without(VitalSign.OXYGEN), VitalSign.SATURATION, 90);
        assertThat(News2.of(low, SaturationScale.TWO, HALF_A_DAY, NOW + 1).max())
                .isEqualTo(2);
    }

    @Test
    void shouldTakeAValueOfTheLimitAndLetGoOfAnOlderOne() {
        long limit = Duration.ofHours(12).toNanos() / 1_000;
        Vitals ill = with(well(), VitalSign.PULSE, 140);

        ScoreCard atLimit = News2.of(
                well().with(VitalSign.PULSE, ill.get(VitalSign.PULSE)), SaturationScale.ONE, HALF_A_DAY, NOW + limit);
        assertThat(part(atLimit, "pulse").points()).isEqualTo(3);
        assertThat(atLimit.complete()).isTrue();

        ScoreCard later = News2.of(ill, SaturationScale.ONE, HALF_A_DAY, NOW + limit + 2);
        assertThat(part(later, "pulse").standing()).isEqualTo(Standing.STALE);
        assertThat(later.points()).isZero();
        assertThat(later.max()).isEqualTo(20);
        assertThat(later.missing()).hasSize(7);
    }

    @Test
    void shouldHoldEachSignToItsOwnLimit() {
        Freshness strict = HALF_A_DAY.with(VitalSign.SATURATION, Duration.ofMinutes(5));
        ScoreCard card = News2.of(
                well(), SaturationScale.ONE, strict, NOW + Duration.ofHours(1).toNanos() / 1_000);

        assertThat(card.missing()).containsExactly("saturation");
    }

    @Test
    void shouldNotKnowWhatIsMeasuredLater() {
        ScoreCard card = News2.of(well(), SaturationScale.ONE, HALF_A_DAY, NOW - 1);

        assertThat(card.components())
                .allSatisfy(part -> assertThat(part.standing()).isEqualTo(Standing.MISSING));
    }

    @Test
    void shouldKeepTheLatestValueInWhateverOrderTheyCome() {
        Vital early = new Vital(70, NOW);
        Vital late = new Vital(120, NOW + 5);
        Vital same = new Vital(60, NOW + 5);

        Vitals forth = Vitals.NONE
                .with(VitalSign.PULSE, early)
                .with(VitalSign.PULSE, late)
                .with(VitalSign.PULSE, same);
        Vitals back = Vitals.NONE
                .with(VitalSign.PULSE, same)
                .with(VitalSign.PULSE, late)
                .with(VitalSign.PULSE, early);

        assertThat(forth.get(VitalSign.PULSE)).isEqualTo(late);
        assertThat(back.get(VitalSign.PULSE)).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({"16,false,true", "15,false,false", "90,false,true", "30,true,false", "-1,false,false"})
    void shouldApplyToAdultsWhoAreNotPregnant(int age, boolean pregnant, boolean applies) {
        assertThat(News2.applies(age, pregnant)).isEqualTo(applies);
    }

    private static void assertPoints(VitalSign sign, int value, int points) {
        ScoreCard card = score(with(well(), sign, value));
        assertThat(card.points()).isEqualTo(points);
        assertThat(card.min()).isEqualTo(points);
        assertThat(card.max()).isEqualTo(points);
    }

    private static int saturation(int percent, boolean oxygen, SaturationScale scale) {
        Vitals vitals = with(with(well(), VitalSign.SATURATION, percent), VitalSign.OXYGEN, oxygen ? 1 : 0);
        return part(News2.of(vitals, scale, HALF_A_DAY, NOW + 1), "saturation").points();
    }

    private static Component part(ScoreCard card, String name) {
        return card.components().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Vitals with(Vitals vitals, VitalSign sign, int value) {
        return VitalSigns.with(vitals, sign, value);
    }

    private static ScoreCard score(Vitals vitals) {
        return News2.of(vitals, SaturationScale.ONE, HALF_A_DAY, NOW + 1);
    }
}
