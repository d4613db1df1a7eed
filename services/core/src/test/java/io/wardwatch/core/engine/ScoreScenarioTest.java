package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CLASS_CHANGED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.event.Kind.TRANSFERRED;
import static io.wardwatch.core.event.Kind.UPDATED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.EventBuilder.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PriorYear;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ReadmissionScore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is scored when, from what was known then, and what becomes of a score when more is learned. */
class ScoreScenarioTest {

    private static EventBuilder admitted() {
        return event(ADMITTED, "admitted").at("2025-03-01T08:00");
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00");
    }

    /** A stay of a day at another hospital. */
    private static EventBuilder[] before(String visit, String from, String to) {
        return new EventBuilder[] {
            event(ADMITTED, visit + "-in").of("WEST", visit).at(from),
            event(DISCHARGED, visit + "-out").of("WEST", visit).at(to)
        };
    }

    @Test
    void shouldScoreAtAdmissionAtWhatIsNewAndAtDischarge() {
        Chart chart = Chart.of(
                admitted(),
                event(TRANSFERRED, "t").at("2025-03-02T08:00").unit("ICU"),
                event(UPDATED, "u").at("2025-03-03T08:00").icd10("I50.9"),
                discharged().recorded("2025-03-05T14:07"),
                event(CODED, "c").at("2025-03-19T08:00").icd10("I50.9"));

        assertThat(chart.scores()).extracting(IssuedScore::trigger).containsExactly("admitted", "u", "discharged");
        assertThat(chart.scores())
                .extracting(IssuedScore::moment)
                .containsExactly(Moment.ADMISSION, Moment.UPDATE, Moment.DISCHARGE);
        assertThat(chart.score("discharged").scoredAt()).isEqualTo(micros("2025-03-05T14:07"));
        assertThat(chart.scores()).extracting(IssuedScore::scoreId).doesNotHaveDuplicates();
    }

    @Test
    void shouldScoreWhereTheStayBeginsWhateverTheKind() {
        Chart registered =
                Chart.of(event(REGISTERED, "r").at("2025-03-01T08:00").with(Field.CLASS, "INPATIENT"));
        Chart changed = Chart.of(
                event(REGISTERED, "r").at("2025-03-01T08:00").with(Field.CLASS, "EMERGENCY"),
                event(CLASS_CHANGED, "c").at("2025-03-01T12:00").with(Field.CLASS, "INPATIENT"));

        assertThat(registered.scores()).extracting(IssuedScore::trigger).containsExactly("r");
        assertThat(changed.scores()).extracting(IssuedScore::trigger).containsExactly("c");
    }

    @Test
    void shouldKeepAScoreWhoseTriggerIsUndoneLater() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(DISCHARGE_CANCELLED, "dc").at("2025-03-05T15:00"),
                event(ADMISSION_CANCELLED, "ac").at("2025-03-05T16:00"));

        assertThat(chart.scores()).hasSize(2).allMatch(score -> score.revision() == 1);
    }

    @Test
    void shouldReissueWithTheNextRevisionWhenALateEntryChangesWhatWasKnown() {
        Ward ward = new Ward(LabModel.scorer());
        ward.apply(admitted().build());
        ward.apply(discharged().build());

        ward.apply(event(UPDATED, "late").at("2025-03-02T08:00").icd10("I50.9").build());

        assertThat(ward.scoresSaid)
                .extracting(score -> score.trigger() + " " + score.revision())
                .containsExactly("admitted 1", "discharged 1", "late 1", "discharged 2");
        assertThat(ward.scoresSaid.get(3).score().charlsonIndex()).isEqualTo(2);
    }

    @Test
    void shouldNotReissueWhenALateEntryChangesNoByte() {
        Ward ward = new Ward(LabModel.scorer());
        ward.apply(admitted().build());
        ward.apply(discharged().build());

        ward.apply(event(TRANSFERRED, "late").at("2025-03-02T08:00").unit("ICU").build());
        ward.apply(event(UPDATED, "after").at("2025-03-09T08:00").icd10("I50.9").build());

        assertThat(ward.scoresSaid).hasSize(2);
    }

    @Test
    void shouldReissueTheScoresOfOtherEncountersWhenALateStayGoesBeforeThem() {
        Ward ward = new Ward(LabModel.scorer());
        ward.apply(admitted().build());

        for (EventBuilder late : before("W1", "2025-02-01T08:00", "2025-02-10T08:00")) {
            ward.apply(late.build());
        }

        assertThat(ward.scoresSaid)
                .extracting(score -> score.trigger() + " " + score.revision())
                .containsExactly("admitted 1", "admitted 2", "W1-in 1", "admitted 3", "W1-out 1");
        // The second revision knows of a stay, the third that it ended.
        assertThat(LabModel.feature(ward.scoresSaid.get(1), "PRIOR_ADMISSIONS")).isOne();
        assertThat(LabModel.feature(ward.scoresSaid.get(1), "RECENT_DISCHARGE")).isZero();
        assertThat(LabModel.feature(ward.scoresSaid.get(3), "RECENT_DISCHARGE")).isOne();
    }

    @Test
    void shouldWithdrawAndRenewAScoreWhenItsTriggerTurnsOutNeverToHaveHeld() {
        Ward ward = new Ward(LabModel.scorer());
        ward.apply(admitted().build());
        ward.apply(discharged().build());

        ward.apply(event(ADMISSION_CANCELLED, "late").at("2025-03-02T08:00").build());
        ward.apply(event(ADMITTED, "later").at("2025-03-03T08:00").build());

        assertThat(ward.scoresSaid)
                .extracting(score -> score.trigger() + " " + score.revision() + (score.withdrawn() ? " withdrawn" : ""))
                .containsExactly("admitted 1", "discharged 1", "discharged 2 withdrawn", "later 1", "discharged 3");
    }

    @Test
    void shouldNotScoreADischargeThatWasKnownBeforeItsAdmission() {
        Chart chart = Chart.of(admitted().recorded("2025-03-07T08:00"), discharged());

        assertThat(chart.scores()).extracting(IssuedScore::trigger).containsExactly("admitted");
        assertThat(chart.discharges()).isOne();
    }

    @Test
    void shouldSayTheEarlierTimeWhenARepeatArrivedEarlier() {
        Ward ward = new Ward(LabModel.scorer());
        ward.apply(admitted()
                .recorded("2025-03-01T10:00")
                .basis(RecordedAtBasis.ARRIVAL)
                .build());
        ward.apply(admitted()
                .recorded("2025-03-01T09:00")
                .basis(RecordedAtBasis.ARRIVAL)
                .build());

        assertThat(ward.scoresSaid).hasSize(2);
        assertThat(ward.scoresSaid.get(1).revision()).isEqualTo(2);
        assertThat(ward.scoresSaid.get(1).scoredAt()).isEqualTo(micros("2025-03-01T09:00"));
    }

    @Test
    void shouldCountOnlyHistoryThatWasKnown() {
        Chart known = Chart.of(
                admitted(),
                event(ADMITTED, "in").of("WEST", "W1").at("2024-12-01T08:00"),
                event(DISCHARGED, "out").of("WEST", "W1").at("2024-12-02T08:00"),
                event(REGISTERED, "er").of("WEST", "W2").at("2025-01-02T08:00").with(Field.CLASS, "EMERGENCY"));
        Chart unknown = Chart.of(
                admitted(),
                event(ADMITTED, "in").of("WEST", "W1").at("2024-12-01T08:00").recorded("2025-03-01T08:01"),
                event(DISCHARGED, "out").of("WEST", "W1").at("2024-12-02T08:00").recorded("2025-03-01T08:02"),
                event(REGISTERED, "er")
                        .of("WEST", "W2")
                        .at("2025-01-02T08:00")
                        .recorded("2025-03-01T08:03")
                        .with(Field.CLASS, "EMERGENCY"));

        assertThat(known.feature("admitted", "PRIOR_ADMISSIONS")).isOne();
        assertThat(known.feature("admitted", "PRIOR_EMERGENCY_VISITS")).isOne();
        assertThat(unknown.feature("admitted", "PRIOR_ADMISSIONS")).isZero();
        assertThat(unknown.feature("admitted", "PRIOR_EMERGENCY_VISITS")).isZero();
    }

    @Test
    void shouldCountAStayAsItWasClassedThen() {
        // The earlier visit was known as an admission, and is reclassified only after the score.
        Chart chart = Chart.of(
                admitted(),
                event(ADMITTED, "in").of("WEST", "W1").at("2024-12-01T08:00"),
                event(CLASS_CHANGED, "review")
                        .of("WEST", "W1")
                        .at("2024-12-01T08:00")
                        .recorded("2025-03-02T08:00")
                        .with(Field.CLASS, "OBSERVATION"),
                discharged());

        assertThat(chart.feature("admitted", "PRIOR_ADMISSIONS")).isOne();
        assertThat(chart.feature("discharged", "PRIOR_ADMISSIONS")).isZero();
    }

    @Test
    void shouldLookBackTwelveMonthsForStaysAndSixForEmergencies() {
        Chart chart = Chart.of(
                admitted(),
                event(ADMITTED, "a1").of("WEST", "W1").at("2024-03-02T08:00"),
                event(ADMITTED, "a2").of("WEST", "W2").at("2024-02-28T08:00"),
                event(REGISTERED, "e1").of("WEST", "E1").at("2024-09-02T08:00").with(Field.CLASS, "EMERGENCY"),
                event(REGISTERED, "e2").of("WEST", "E2").at("2024-08-30T08:00").with(Field.CLASS, "EMERGENCY"),
                event(REGISTERED, "o").of("WEST", "O1").at("2025-02-28T08:00").with(Field.CLASS, "OUTPATIENT"));

        assertThat(chart.feature("admitted", "PRIOR_ADMISSIONS")).isOne();
        assertThat(chart.feature("admitted", "PRIOR_EMERGENCY_VISITS")).isOne();
    }

    @Test
    void shouldFlagTheOneRuleFromTwoStaysBefore() {
        EventBuilder[] first = before("W1", "2024-06-01T08:00", "2024-06-02T08:00");
        EventBuilder[] second = before("W2", "2024-09-01T08:00", "2024-09-02T08:00");

        Chart chart = Chart.of(first[0], first[1], second[0], second[1], admitted());

        assertThat(chart.score("W2-in").score().oneRule()).isFalse();
        assertThat(chart.score("admitted").score().oneRule()).isTrue();
    }

    @Test
    void shouldAddWhatTheSourceKnowsOfTheYearBefore() {
        Chart chart = Chart.of(
                admitted(),
                discharged().with(Field.PRIOR_YEAR, new PriorYear(2, 1, -1)),
                event(ADMITTED, "in").of("WEST", "W1").at("2024-12-01T08:00"));

        assertThat(chart.feature("discharged", "PRIOR_ADMISSIONS")).isEqualTo(3);
        assertThat(chart.feature("discharged", "PRIOR_EMERGENCY_VISITS")).isOne();
        assertThat(chart.feature("admitted", "PRIOR_ADMISSIONS")).isOne();
    }

    @Test
    void shouldKnowARecentDischargeFromAStaleOne() {
        EventBuilder[] recent = before("W1", "2025-01-20T08:00", "2025-01-30T08:00");
        EventBuilder[] stale = before("W1", "2025-01-20T08:00", "2025-01-29T08:00");

        assertThat(Chart.of(recent[0], recent[1], admitted()).feature("admitted", "RECENT_DISCHARGE"))
                .isOne();
        assertThat(Chart.of(stale[0], stale[1], admitted()).feature("admitted", "RECENT_DISCHARGE"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-01T20:00, 0",
        "2025-03-02T02:00, 1",
        "2025-03-05T14:00, 4",
        "2025-03-08T02:00, 5",
        "2025-03-15T02:00, 7"
    })
    void shouldGiveLacePointsForMidnights(String end, int points) {
        Chart chart = Chart.of(
                admitted().with(Field.ADMISSION_TYPE, "ELECTIVE").icd10("Z00.0"),
                event(DISCHARGED, "d").at(end));

        assertThat(chart.score("d").score().lace()).isEqualTo(points);
        assertThat(chart.score("d").score().laceMissing()).isEmpty();
    }

    @Test
    void shouldBoundLaceAtAdmissionAndSayWhatIsMissing() {
        ReadmissionScore bare = Chart.of(admitted()).score("admitted").score();
        ReadmissionScore known = Chart.of(
                        admitted().with(Field.ADMISSION_TYPE, "URGENT").icd10("I50.9", "E11.2"))
                .score("admitted")
                .score();

        assertThat(bare.lace()).isEqualTo(-1);
        assertThat(List.of(bare.laceMin(), bare.laceMax())).containsExactly(0, 15);
        assertThat(bare.laceMissing()).containsExactly("L", "A", "C");
        // Emergent 3, Charlson 2 + 2 = 4 gives 5; length 0 to 7.
        assertThat(List.of(known.laceMin(), known.laceMax())).containsExactly(8, 15);
        assertThat(known.laceMissing()).containsExactly("L");
    }

    @Test
    void shouldTakeArrivalByEmergencyForEmergentAndNotForAVisitBefore() {
        Chart chart =
                Chart.of(event(REGISTERED, "er").at("2025-03-01T04:00").with(Field.CLASS, "EMERGENCY"), admitted());

        assertThat(chart.feature("admitted", "EMERGENT")).isOne();
        assertThat(chart.feature("admitted", "PRIOR_EMERGENCY_VISITS")).isZero();
    }

    @Test
    void shouldCarryConditionsOfTheYearBeforeAndLeaveOutWhatAroseInside() {
        Chart chart = Chart.of(
                event(ADMITTED, "in").of("WEST", "W1").at("2024-12-01T08:00").icd10("I50.9"),
                event(ADMITTED, "old").of("WEST", "W2").at("2024-02-01T08:00").icd10("C78.0"),
                admitted().with(Field.DIAGNOSES, List.of(new Diagnosis("J44.1", "ICD10", 1, false))));

        assertThat(chart.score("admitted").score().charlsonIndex()).isEqualTo(2);
        assertThat(chart.feature("admitted", "CHRONIC_PULMONARY")).isZero();
    }

    @Test
    void shouldUseTheLatestLabs() {
        Chart chart = Chart.of(
                admitted().with(Field.LABS, labs(128)),
                event(UPDATED, "better").at("2025-03-03T08:00").with(Field.LABS, labs(140)),
                discharged());

        assertThat(chart.feature("admitted", "SODIUM_LOW")).isOne();
        assertThat(chart.feature("discharged", "SODIUM_LOW")).isZero();
    }

    private static Labs labs(double sodium) {
        return new Labs(List.of(new Labs.Value(Labs.SODIUM_MMOL_L, sodium)));
    }
}
