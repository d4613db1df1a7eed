package io.wardwatch.alerts;

import static io.wardwatch.alerts.FeedChart.ANN;
import static io.wardwatch.alerts.FeedChart.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.ActionKind;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.core.score.Moment;
import io.wardwatch.schemas.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedScenarioTest {
    private final FeedChart chart = FeedChart.live();

    @AfterEach
    void close() {
        chart.close();
    }

    @Test
    void shouldShowWhereAPatientLiesAndThatThereIsTimeUntilDischarge() {
        admitted();

        Row row = chart.row("a1");

        assertThat(row.state()).isEqualTo("NEW");
        assertThat(row.inHouse()).isTrue();
        assertThat(row.unit()).isEqualTo("MED1");
        assertThat(row.bed()).isEqualTo("12A");
        assertThat(row.zone()).isEqualTo("America/New_York");
        assertThat(row.patient()).isEqualTo("3fa91c20");
        assertThat(row.actBy()).isNull();
        assertThat(row.actByText()).isEqualTo("before discharge");
        assertThat(row.bandText()).isEqualTo("high");
        assertThat(row.reasons())
                .extracting(Row.ReasonLine::text)
                .containsExactly("2 admissions in the 12 months before", "low sodium");
        assertThat(row.scores()).extracting(Row.ScorePoint::probability).containsExactly(0.31);
    }

    @Test
    void shouldGiveSevenDaysAfterDischargeThenBeOverdueThenExpire() {
        admitted();
        discharged();
        assertThat(chart.row("a1").actBy()).isEqualTo(Instant.parse("2025-03-12T12:00:00Z"));
        assertThat(chart.row("a1").actByText()).isEqualTo("visit within 7 days of discharge");
        assertThat(chart.row("a1").inHouse()).isFalse();
        assertThat(chart.row("a1").overdue()).isFalse();

        chart.clock("2025-03-12T12:00:00Z");
        assertThat(chart.row("a1").overdue()).isTrue();

        chart.clock("2025-04-04T12:00:00Z");
        assertThat(chart.row("a1").state()).isEqualTo("EXPIRED");
        assertThat(chart.row("a1").stateText()).isEqualTo("Expired: 30 days since discharge");
        assertThat(chart.detail("a1").allowed()).isEmpty();
    }

    @Test
    void shouldAskForACallWithinTwoDaysWhereItIsCritical() {
        admitted();
        discharged();
        chart.alert("a1", "V1", ANN, "critical", "2025-03-05T12:00:00Z");
        assertThat(chart.row("a1").actBy()).isEqualTo(Instant.parse("2025-03-07T12:00:00Z"));
        assertThat(chart.row("a1").actByText()).isEqualTo("call within 48 hours of discharge");
    }

    @Test
    void shouldExpireWhenThePatientComesBackAndReturnWhenThatIsTakenBack() {
        admitted();
        discharged();
        chart.clock("2025-03-10T00:00:00Z");
        chart.admitted("V2", ANN, "2025-03-09T10:00:00Z", "MED2");
        assertThat(chart.row("a1").state()).isEqualTo("EXPIRED");
        assertThat(chart.row("a1").stateText()).contains("came back");
        assertThat(chart.detail("a1").stays())
                .extracting(Detail.StayLine::encounterId)
                .containsExactly("V2", "V1");

        chart.voided("V2", ANN);
        assertThat(chart.row("a1").state()).isEqualTo("NEW");
    }

    @Test
    void shouldNotExpireForAnotherPatientsStay() {
        admitted();
        discharged();
        chart.clock("2025-03-10T00:00:00Z");
        chart.admitted("V2", BEN, "2025-03-09T10:00:00Z", "MED2");
        assertThat(chart.row("a1").state()).isEqualTo("NEW");
    }

    @Test
    void shouldWakeFromASnoozeByTheClockAndTellIt() {
        admitted();
        chart.action(new AlertAction(
                "x1",
                "a1",
                ActionKind.SNOOZED,
                "Ada",
                chart.clock(),
                "warning",
                "",
                "",
                FeedChart.micros("2025-03-02T08:00:00Z"),
                "AWAITING_RESULT"));
        assertThat(chart.row("a1").state()).isEqualTo("SNOOZED");
        chart.told.clear();

        chart.clock("2025-03-02T07:59:00Z");
        assertThat(chart.told).isEmpty();
        chart.clock("2025-03-02T08:00:00Z");

        assertThat(chart.told).extracting(change -> change.row().state()).containsExactly("NEW");
        assertThat(chart.told.getFirst().timedAt()).isEqualTo(FeedChart.micros("2025-03-02T08:00:00Z"));
        assertThat(chart.detail("a1").audit())
                .extracting(Detail.AuditLine::text, Detail.AuditLine::effect)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("snoozed: waiting for a result", "superseded"));
    }

    @Test
    void shouldTellEachChangeOnceAndNothingWhereNothingChanged() {
        admitted();
        chart.told.clear();
        chart.did("a1", ActionKind.ACKNOWLEDGED, "Ada");
        chart.send(
                TopicCatalogue.CARE_ALERT_ACTIONS,
                chart.sent.getLast().key(),
                chart.sent.getLast().value());
        assertThat(chart.told).extracting(change -> change.row().handledBy()).containsExactly("Ada");
    }

    @Test
    void shouldDropAWithdrawnScoreAndShowTheOneBefore() {
        admitted();
        chart.scored("V1", ANN, Moment.DISCHARGE, "2025-03-05T12:00:00Z", 0.5);
        assertThat(chart.row("a1").scores()).hasSize(2);
        chart.withdrawn("V1", ANN, Moment.DISCHARGE, "2025-03-05T12:00:00Z");
        assertThat(chart.row("a1").scores())
                .extracting(Row.ScorePoint::probability)
                .containsExactly(0.31);
        assertThat(chart.detail("a1").outcome()).isEqualTo(0.31);
    }

    @Test
    void shouldExplainItselfInPlainWords() {
        admitted();
        discharged();
        chart.did("a1", ActionKind.ACKNOWLEDGED, "Ada");

        Detail detail = chart.detail("a1");

        assertThat(detail.sentence())
                .isEqualTo("NORTH MED1: 38 % risk of coming back within 30 days (high), because of: 2 admissions in the"
                        + " 12 months before, low sodium, burden of disease (Charlson 6).");
        assertThat(detail.advice())
                .extracting(Detail.Advice::text)
                .containsExactly(
                        "Book a follow-up visit within 7 days of discharge",
                        "Ask a pharmacist to review the medication",
                        "Repeat the laboratory values that were low",
                        "Consider home health care",
                        "Consider a palliative care consult");
        assertThat(detail.timeline())
                .extracting(Detail.Moment::text)
                .containsExactly(
                        "Admitted to ED",
                        "Score at admission: 31 %",
                        "Alert opened",
                        "Moved to MED1",
                        "Ada acknowledged",
                        "Discharged: home");
        assertThat(detail.base().probability()).isBetween(0.09, 0.11);
        assertThat(detail.model().card()).isEqualTo("synthetic, not for clinical use");
        assertThat(detail.allowed()).containsExactly("ASSIGN", "SNOOZE", "RESOLVE", "OVERRIDE");
        assertThat(detail.toString()).doesNotContain("V1", "3fa91c20");
    }

    @Test
    void shouldCountWhatCannotBeReadAndGoOn() {
        admitted();
        chart.send(TopicCatalogue.CARE_ALERTS, new byte[] {1}, new byte[] {0, 0, 0});
        chart.send(TopicCatalogue.STAYS, new byte[] {1}, null);
        chart.alert("a2", "V9", BEN, "info", "2025-03-01T09:00:00Z");

        assertThat(chart.row("a2").state()).isEqualTo("NEW");
        assertThat(chart.metrics.scrape())
                .contains("wardwatch_alerts_records_dropped_total{reason=\"MALFORMED\"} 1.0")
                .contains("wardwatch_alerts_records_dropped_total{reason=\"DELETED\"} 1.0");
    }

    @Test
    void shouldForgetAnAlertWhoseRecordWasDeleted() {
        admitted();
        chart.send(TopicCatalogue.CARE_ALERTS, "a1".getBytes(StandardCharsets.UTF_8), null);
        assertThat(chart.everything()).isEmpty();
        assertThat(chart.told).isEmpty();
    }

    @Test
    void shouldShowWhatTheEngineClosedAndWhy() {
        admitted();
        chart.alert("a1", "V1", ANN, "warning", "2025-03-02T12:00:00Z", CareAlert.State.CLOSED, "BELOW_CLEAR");
        assertThat(chart.row("a1").stateText()).isEqualTo("Closed: the risk has fallen");
        assertThat(chart.row("a1").actByText()).isNull();
        assertThat(chart.row("a1").closedAt()).isEqualTo(Instant.parse("2025-03-02T12:00:00Z"));
    }

    @Test
    void shouldOrderBySeverityThenTimeLeftThenProbability() {
        admitted();
        discharged();
        chart.admitted("V3", BEN, "2025-03-05T08:00:00Z", "MED2");
        chart.alert("a3", "V3", BEN, "critical", "2025-03-05T09:00:00Z");
        chart.alert("a4", "V3", BEN, "warning", "2025-03-05T09:00:00Z");

        List<Row> rows = Selection.of(chart.feeds.table(FeedName.CARE).rows(), Filter.open(10));

        assertThat(rows).extracting(Row::alertId).containsExactly("a3", "a1", "a4");
        assertThat(Selection.counts(rows)).isEqualTo(new Listing.Counts(1, 2, 0));
    }

    @Test
    void shouldShowOpenStaysAndWhatUnitsHave() {
        admitted();
        chart.discharged("V5", BEN, "2025-03-01T00:00:00Z", "2025-03-05T00:00:00Z", "MED1");
        chart.clock("2025-03-06T08:00:00Z");

        StaysView view = UnitBoard.of(chart.feeds, "", "");

        assertThat(view.stays()).hasSize(1).first().satisfies(stay -> {
            assertThat(stay.ageDays()).isEqualTo(5.0);
            assertThat(stay.alertId()).isEqualTo("a1");
            assertThat(stay.probability()).isEqualTo(0.31);
        });
        assertThat(view.units()).containsExactly(new StaysView.UnitLine("NORTH", "MED1", 1, 5.0, 4.0, 1));
        assertThat(UnitBoard.of(chart.feeds, "SOUTH", "").stays()).isEmpty();
    }

    @Test
    void shouldKeepFinanceApart() {
        admitted();
        chart.claim("f1", "C1", ANN, "2025-03-20T00:00:00Z");

        Row row = chart.shown(FeedName.FINANCE, "f1").row();

        assertThat(row.scores()).isEmpty();
        assertThat(row.amountCents()).isEqualTo(1_234_500);
        assertThat(row.currency()).isEqualTo("USD");
        assertThat(row.payer()).isEqualTo("MEDICARE");
        assertThat(row.actBy()).isEqualTo(Instant.parse("2025-03-20T00:00:00Z"));
        assertThat(row.unit()).isNull();
        assertThat(chart.feeds.table(FeedName.CARE).alert("f1")).isNull();
        assertThat(chart.feeds.table(FeedName.FINANCE).alert("a1")).isNull();
    }

    @Test
    void shouldForgetWhatIsOlderThanAnyWindowReaches() {
        admitted();
        discharged();
        chart.clock("2026-06-20T00:00:00Z");
        assertThat(chart.everything()).isEmpty();
        assertThat(chart.feeds.stays().all()).isEmpty();
        assertThat(chart.feeds.stays().of(ANN)).isEmpty();
    }

    @Test
    void shouldKeepAnAlertOfAStayThatIsStillOpenHoweverOld() {
        admitted();
        chart.clock("2027-01-01T00:00:00Z");
        assertThat(chart.everything()).containsOnlyKeys("a1");
    }

    @Test
    void shouldNotHaveAClockBeforeEveryPartitionHasOne() {
        assertThat(chart.feeds.clock()).isEqualTo(Event.ABSENT);
    }

    private void admitted() {
        chart.clock("2025-03-01T09:00:00Z")
                .admitted("V1", ANN, "2025-03-01T08:00:00Z", "MED1")
                .scored("V1", ANN, Moment.ADMISSION, "2025-03-01T08:00:00Z", 0.31)
                .alert("a1", "V1", ANN, "warning", "2025-03-01T08:00:00Z");
    }

    private void discharged() {
        chart.discharged("V1", ANN, "2025-03-01T08:00:00Z", "2025-03-05T12:00:00Z", "MED1");
    }
}
