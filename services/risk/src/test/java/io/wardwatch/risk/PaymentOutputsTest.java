package io.wardwatch.risk;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.FinanceAlertWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.PaymentScoreWire;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.testkit.TopologyFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code risk} says of claims: on topics of their own, with the cut, and never on those of care. */
final class PaymentOutputsTest {
    private final Metrics metrics = new Metrics();
    private TopologyFixture fixture;

    @BeforeEach
    void start() {
        fixture = TopologyFixture.ofProcessors(
                "risk",
                topology -> RiskTopology.define(
                        topology,
                        RiskConfig.of("127.0.0.1:1", Path.of("unused")),
                        RiskStart.empty(1),
                        () -> new PatientEngine(LabModel.scorer()),
                        new RiskMetrics(metrics)));
    }

    @AfterEach
    void close() {
        fixture.close();
        metrics.close();
    }

    private static EventBuilder claim(Kind kind, String id, String time) {
        return event(kind, id).claim("C1").at(time);
    }

    private static List<Event> course() {
        return List.of(
                claim(Kind.SUBMITTED, "sent", "2025-03-01T09:00")
                        .with(Field.CHARGE_CENTS, 900_00L)
                        .with(Field.AUTHORIZATION_REQUIRED, true)
                        .with(Field.PAYER_CLASS, "SELF_PAY")
                        .build(),
                claim(Kind.ADJUDICATED, "answer", "2025-03-20T09:00")
                        .with(Field.CLAIM_STATUS, "1")
                        .build(),
                claim(Kind.TRANSFERRED_TO_PATIENT, "moved", "2025-03-21T09:00")
                        .with(Field.PATIENT_RESPONSIBILITY_CENTS, 300_00L)
                        .build(),
                claim(Kind.PATIENT_PAID, "paid", "2025-04-01T09:00")
                        .with(Field.PAID_CENTS, 300_00L)
                        .with(Field.PAYMENT_ID, "P1")
                        .build());
    }

    @Test
    void shouldSayScoresOfClaimsUnderTheirPatientWithTheCut() {
        course().forEach(this::send);

        List<TestRecord<byte[], byte[]>> scores = records(TopicCatalogue.PAYMENT_SCORES);
        assertThat(scores).extracting(record -> text(record.key())).containsOnly(EventBuilder.PATIENT.hex());
        assertThat(scores)
                .extracting(record -> accepted(new PaymentScoreWire(), record))
                .allMatch(said -> said.cut().length > 0)
                .extracting(said ->
                        said.what().target().code() + " of " + said.what().trigger())
                .containsExactly("denial of sent", "payment.90d of moved");
        assertThat(records(TopicCatalogue.READMISSION_SCORES)).isEmpty();
    }

    @Test
    void shouldSayFinanceAlertsUnderTheirIdsAndNothingToCare() {
        course().forEach(this::send);

        List<TestRecord<byte[], byte[]>> alerts = records(TopicCatalogue.FINANCE_ALERTS);
        FinanceAlertWire wire = new FinanceAlertWire();
        assertThat(alerts).allSatisfy(record -> {
            Said<FinanceAlert> said = accepted(wire, record);
            assertThat(text(record.key())).isEqualTo(said.what().alertId());
            assertThat(said.cut()).isNotEmpty();
        });
        assertThat(alerts)
                .extracting(record -> accepted(wire, record).what())
                .extracting(alert -> alert.kind() + " " + alert.state() + " " + alert.reason())
                .containsExactly(
                        "DENIAL_RISK OPEN TIER_HIGH",
                        "DENIAL_RISK CLOSED ANSWERED",
                        "PAYMENT_RISK OPEN TIER_HIGH",
                        "PAYMENT_RISK CLOSED SETTLED");
        assertThat(records(TopicCatalogue.CARE_ALERTS)).isEmpty();
    }

    @Test
    void shouldLeaveTheSameLastWordsAsTheEngineAloneWhateverComesFirst() {
        course().reversed().forEach(this::send);
        Ward.Said holds = new Ward(LabModel.scorer()).applyAll(course()).described();

        List<IssuedPaymentScore> scores =
                read(new PaymentScoreWire()).stream().map(Said::what).toList();
        assertThat(scores).extracting(IssuedPaymentScore::scoreId).containsAll(holds.paymentScores.keySet());
        List<FinanceAlert> alerts =
                read(new FinanceAlertWire()).stream().map(Said::what).toList();
        holds.financeAlerts.forEach((id, alert) -> assertThat(alerts.stream()
                        .filter(said -> said.alertId().equals(id))
                        .reduce((first, last) -> last))
                .contains(alert));
        assertThat(alerts).extracting(FinanceAlert::state).doesNotContain(CareAlert.State.RETRACTED);
    }

    private void send(Event event) {
        fixture.input(EventWire.topic(event.kind().type()).name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(
                        event.patient().hex().getBytes(StandardCharsets.UTF_8),
                        EventWire.ofTopics().toWire(event));
    }

    private List<TestRecord<byte[], byte[]>> records(TopicSpec topic) {
        return fixture.output(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private <T> List<T> read(Wire<T> wire) {
        return records(wire.topic()).stream()
                .map(record -> accepted(wire, record))
                .toList();
    }

    private static <T> T accepted(Wire<T> wire, TestRecord<byte[], byte[]> record) {
        return ((Parsed.Accepted<T>) wire.fromWire(record.value())).value();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
