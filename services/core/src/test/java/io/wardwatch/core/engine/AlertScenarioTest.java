package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CLASS_CHANGED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.event.Kind.TRANSFERRED;
import static io.wardwatch.core.event.Kind.UPDATED;
import static io.wardwatch.core.event.Kind.VISIT_DELETED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.EventBuilder.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alert's whole life, by scores of the {@link LabModel}: 1 % with {@code FINE} labs, 23 % HIGH, 90 % VERY_HIGH. */
class AlertScenarioTest {
    private static final Labs FINE = labs(140, 14);
    private static final Labs HIGH = labs(128, 14);
    private static final Labs VERY_HIGH = labs(128, 9);

    private static Labs labs(double sodium, double hemoglobin) {
        return new Labs(
                List.of(new Labs.Value(Labs.SODIUM_MMOL_L, sodium), new Labs.Value(Labs.HEMOGLOBIN_G_DL, hemoglobin)));
    }

    private static EventBuilder admitted(Labs labs) {
        return event(ADMITTED, "admitted").at("2025-03-01T08:00").unit("5W").with(Field.LABS, labs);
    }

    private static EventBuilder discharged(Labs labs) {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00").with(Field.LABS, labs);
    }

    private static List<String> said(EventBuilder... events) {
        Ward ward = new Ward(LabModel.scorer());
        for (EventBuilder event : events) {
            ward.apply(event.build());
        }
        return ward.alertsSaid.stream().map(AlertScenarioTest::text).toList();
    }

    private static List<String> holding(EventBuilder... events) {
        return Chart.of(events).alerts().stream().map(AlertScenarioTest::text).toList();
    }

    private static String text(CareAlert alert) {
        return alert.state() + " " + alert.reason() + " " + alert.severity();
    }

    @Test
    void shouldSayNothingWhenTheRiskIsLow() {
        assertThat(said(admitted(FINE), discharged(FINE))).isEmpty();
    }

    @Test
    void shouldOpenWithWhoWhereAndWhy() {
        CareAlert alert = Chart.of(admitted(HIGH)).alerts().get(0);

        assertThat(text(alert)).isEqualTo("OPEN TIER_HIGH warning");
        assertThat(alert.kind()).isEqualTo("READMISSION_RISK");
        assertThat(alert.facility()).isEqualTo("NORTH");
        assertThat(alert.encounterId()).isEqualTo("V1");
        assertThat(alert.unit()).isEqualTo("5W");
        assertThat(alert.openedAt()).isEqualTo(micros("2025-03-01T08:00"));
        assertThat(alert.closedAt()).isEqualTo(Event.ABSENT);
        assertThat(alert.reasons().get(0).code()).isEqualTo("SODIUM_LOW");
        assertThat(alert.scoreId())
                .isEqualTo(Chart.of(admitted(HIGH)).score("admitted").scoreId());
    }

    @Test
    void shouldKeepOneAlertThroughAStay() {
        assertThat(said(admitted(HIGH), discharged(VERY_HIGH)))
                .containsExactly("OPEN TIER_HIGH warning", "UPDATED TIER_VERY_HIGH critical");
        assertThat(Chart.of(admitted(HIGH), discharged(VERY_HIGH)).alerts()).hasSize(1);
    }

    @Test
    void shouldCloseWhenTheRiskFallsBelowTheClearThreshold() {
        assertThat(said(admitted(HIGH), discharged(FINE)))
                .containsExactly("OPEN TIER_HIGH warning", "CLOSED BELOW_CLEAR warning");

        CareAlert alert = Chart.of(admitted(HIGH), discharged(FINE)).alerts().get(0);
        assertThat(alert.closedAt()).isEqualTo(micros("2025-03-05T14:00"));
    }

    @Test
    void shouldStayOpenWhenTheRiskWaversInsideTheHysteresis() {
        // 18 % lies below HIGH's raise of 20 % and above its clear of 17 %.
        EventBuilder nursing = discharged(FINE).with(Field.DISPOSITION, "03");

        assertThat(holding(admitted(HIGH), nursing)).containsExactly("UPDATED TIER_HIGH warning");
        assertThat(holding(admitted(FINE), discharged(FINE).with(Field.DISPOSITION, "03")))
                .isEmpty();
    }

    @Test
    void shouldFallToHighOnlyWhenVeryHighClears() {
        assertThat(holding(admitted(VERY_HIGH), discharged(HIGH))).containsExactly("UPDATED TIER_HIGH warning");
    }

    @Test
    void shouldCloseByDeath() {
        EventBuilder died = discharged(FINE).with(Field.DISPOSITION, "20").recorded("2025-03-05T15:00");

        assertThat(said(admitted(HIGH), died)).containsExactly("OPEN TIER_HIGH warning", "CLOSED DIED warning");
        assertThat(Chart.of(
                                admitted(HIGH),
                                discharged(FINE).with(Field.DISPOSITION, "20").recorded("2025-03-05T15:00"))
                        .alerts()
                        .get(0)
                        .closedAt())
                .isEqualTo(micros("2025-03-05T15:00"));
    }

    @Test
    void shouldReopenWhenTheDeathIsCancelled() {
        assertThat(said(
                        admitted(HIGH),
                        discharged(FINE).with(Field.DISPOSITION, "20"),
                        event(DISCHARGE_CANCELLED, "dc").at("2025-03-06T08:00")))
                .containsExactly("OPEN TIER_HIGH warning", "CLOSED DIED warning", "OPEN TIER_HIGH warning");
    }

    @Test
    void shouldRetractWhenTheAdmissionIsCancelled() {
        assertThat(said(admitted(HIGH), event(ADMISSION_CANCELLED, "ac").at("2025-03-01T09:00")))
                .containsExactly("OPEN TIER_HIGH warning", "RETRACTED TRIGGER_UNDONE warning");
    }

    @Test
    void shouldRetractWhenTheVisitIsDeletedOrTheStayReclassified() {
        assertThat(holding(admitted(HIGH), event(VISIT_DELETED, "vd").at("2025-03-09T09:00")))
                .containsExactly("RETRACTED TRIGGER_UNDONE warning");
        assertThat(holding(
                        admitted(HIGH),
                        discharged(HIGH),
                        event(CLASS_CHANGED, "code-44")
                                .at("2025-03-02T09:00")
                                .recorded("2025-03-09T09:00")
                                .with(Field.CLASS, "OBSERVATION")))
                .containsExactly("RETRACTED TRIGGER_UNDONE warning");
    }

    @Test
    void shouldRetractTheAlertOfADischargeThatIsCancelledAndOpenTheNextOnes() {
        EventBuilder cancelled = event(DISCHARGE_CANCELLED, "dc").at("2025-04-19T14:00");
        EventBuilder again = event(DISCHARGED, "again").at("2025-04-21T14:00").with(Field.LABS, VERY_HIGH);

        assertThat(said(admitted(FINE), discharged(HIGH), cancelled, again))
                .containsExactly(
                        "OPEN TIER_HIGH warning", "RETRACTED TRIGGER_UNDONE warning", "OPEN TIER_VERY_HIGH critical");
        assertThat(holding(
                        admitted(FINE),
                        discharged(HIGH),
                        event(DISCHARGE_CANCELLED, "dc").at("2025-04-19T14:00"),
                        event(DISCHARGED, "again").at("2025-04-21T14:00").with(Field.LABS, VERY_HIGH)))
                .containsExactlyInAnyOrder("RETRACTED TRIGGER_UNDONE warning", "OPEN TIER_VERY_HIGH critical");
    }

    @Test
    void shouldRetractEachOfTwoCancelledDischargesAsItWasOpened() {
        assertThat(holding(
                        admitted(FINE),
                        discharged(HIGH),
                        event(DISCHARGE_CANCELLED, "c1").at("2025-03-06T08:00"),
                        event(DISCHARGED, "again").at("2025-03-07T14:00").with(Field.LABS, VERY_HIGH),
                        event(DISCHARGE_CANCELLED, "c2").at("2025-03-08T08:00")))
                .containsExactlyInAnyOrder("RETRACTED TRIGGER_UNDONE warning", "RETRACTED TRIGGER_UNDONE critical");
    }

    @Test
    void shouldReopenWhatACancelledDischargeHadClosed() {
        assertThat(said(
                        admitted(HIGH),
                        discharged(FINE),
                        event(DISCHARGE_CANCELLED, "dc").at("2025-03-06T08:00")))
                .containsExactly("OPEN TIER_HIGH warning", "CLOSED BELOW_CLEAR warning", "OPEN TIER_HIGH warning");
    }

    @Test
    void shouldTakeTheRetractionBackWhenTheCancellationItselfWasOverruled() {
        // The same discharge said again, later: it holds, and so does the alert of its own score.
        assertThat(holding(
                        admitted(FINE),
                        discharged(HIGH),
                        event(DISCHARGE_CANCELLED, "dc").at("2025-03-06T08:00"),
                        event(DISCHARGED, "restored").at("2025-03-05T14:00").recorded("2025-03-07T08:00")))
                .containsExactly("RETRACTED TRIGGER_UNDONE warning");
        assertThat(holding(admitted(FINE), event(DISCHARGE_CANCELLED, "dc").at("2025-03-05T13:00"), discharged(HIGH)))
                .containsExactly("OPEN TIER_HIGH warning");
    }

    @Test
    void shouldRetractAsRevisedWhenALateEntryLowersTheScore() {
        EventBuilder late = event(UPDATED, "late").at("2025-03-01T07:00").with(Field.LABS, HIGH);

        // With labs only in an update recorded before: the admission's own, later ones decide.
        assertThat(said(
                        event(ADMITTED, "admitted").at("2025-03-01T08:00"),
                        event(UPDATED, "low").at("2025-03-01T07:30").with(Field.LABS, HIGH),
                        event(UPDATED, "fine").at("2025-03-01T07:45").with(Field.LABS, FINE)))
                .containsExactly("OPEN TIER_HIGH warning", "RETRACTED SCORE_REVISED warning");
        assertThat(holding(
                        event(ADMITTED, "admitted").at("2025-03-01T08:00"),
                        late,
                        event(UPDATED, "fine").at("2025-03-01T07:45").with(Field.LABS, FINE)))
                .isEmpty();
    }

    @Test
    void shouldSayAnAlertRevisedAwayEvenIfItWasRetractedBefore() {
        assertThat(said(
                        event(ADMITTED, "admitted").at("2025-03-01T08:00"),
                        event(UPDATED, "low").at("2025-03-01T07:30").with(Field.LABS, HIGH),
                        event(ADMISSION_CANCELLED, "ac").at("2025-03-01T09:00"),
                        event(UPDATED, "fine").at("2025-03-01T07:45").with(Field.LABS, FINE)))
                .containsExactly(
                        "OPEN TIER_HIGH warning",
                        "RETRACTED TRIGGER_UNDONE warning",
                        "RETRACTED SCORE_REVISED warning");
    }

    @Test
    void shouldOpenByTheLesserStampWhenARepeatOvertakes() {
        // Two admissions of one moment; the second one's id comes again with a lesser number, and so goes first.
        Chart chart = Chart.of(
                event(ADMITTED, "a").source("adt", 5).at("2025-03-01T08:00").with(Field.LABS, HIGH),
                event(ADMITTED, "b").source("adt", 7).at("2025-03-01T08:00").with(Field.LABS, HIGH),
                event(ADMITTED, "b").source("adt", 3).at("2025-03-01T08:00").with(Field.LABS, HIGH));

        assertThat(chart.alerts()).singleElement().satisfies(alert -> assertThat(alert.alertId())
                .isEqualTo(Chart.of(event(ADMITTED, "b")
                                .source("adt", 3)
                                .at("2025-03-01T08:00")
                                .with(Field.LABS, HIGH))
                        .alerts()
                        .get(0)
                        .alertId()));
    }

    @Test
    void shouldFollowThePatientToAnotherUnit() {
        Ward ward = new Ward(LabModel.scorer());
        ward.apply(admitted(HIGH).build());
        ward.apply(event(TRANSFERRED, "t").at("2025-03-02T08:00").unit("ICU").build());

        assertThat(ward.alertsSaid).extracting(CareAlert::unit).containsExactly("5W", "ICU");
        assertThat(ward.alertsSaid)
                .extracting(CareAlert::alertId)
                .containsOnly(ward.alertsSaid.get(0).alertId());
    }

    @Test
    void shouldKeepAlertsOfTwoStaysApart() {
        Chart chart = Chart.of(
                admitted(HIGH),
                discharged(HIGH),
                event(ADMITTED, "next").of("NORTH", "V2").at("2025-03-20T08:00").with(Field.LABS, HIGH),
                event(ADMISSION_CANCELLED, "cancel").of("NORTH", "V2").at("2025-03-20T09:00"));

        assertThat(chart.alerts())
                .extracting(alert -> alert.encounterId() + " " + alert.state())
                .containsExactlyInAnyOrder("V1 UPDATED", "V2 RETRACTED");
    }
}
