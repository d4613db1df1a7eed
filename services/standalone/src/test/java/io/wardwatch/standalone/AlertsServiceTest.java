package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.alerts.ActionAnswer;
import io.wardwatch.alerts.ActionRequest;
import io.wardwatch.alerts.AlertsConfig;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.alerts.Detail;
import io.wardwatch.alerts.Feed;
import io.wardwatch.alerts.FeedName;
import io.wardwatch.alerts.FeedState;
import io.wardwatch.alerts.Filter;
import io.wardwatch.alerts.Listing;
import io.wardwatch.alerts.Row;
import io.wardwatch.alerts.StreamsView;
import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.Reason;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.FinanceAlertWire;
import io.wardwatch.formats.RiskProgress;
import io.wardwatch.formats.RiskProgressWire;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.StayWire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StartRefused;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.testkit.BrokerForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code services/alerts} against a real broker with three partitions. */
final class AlertsServiceTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PARTITIONS = 3;
    private static final PatientKey ANN = new PatientKey(0x3fa91c2000000000L, 1);
    private static final byte[] CUT = {7};
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

    private static BrokerForTests broker;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void startBroker() {
        broker = TestBroker.start();
        try (TopicAdmin admin = TopicAdmin.connect(broker.bootstrapServers())) {
            admin.createMissing(AlertsService.topics(), PARTITIONS);
            admin.createMissing(TopicCatalogue.inputs(), PARTITIONS);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "alerts-test"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        send(() -> {
            for (int i = 0; i < 20; i++) {
                alert("a" + i, "V" + i, i % 2 == 0 ? "critical" : "warning");
                stay("V" + i);
            }
            claim("f1");
            clock(NOW);
        });
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        broker.close();
    }

    @Test
    void shouldShowTheSameListAfterARestartAndTakeADoubleClickOnce() throws Exception {
        ActionRequest acknowledge = new ActionRequest("ACKNOWLEDGE", "seen <b>", null, null, null);
        Listing before;
        Detail detail;
        try (Metrics metrics = new Metrics();
                AlertsService alerts = started(metrics)) {
            Feed care = alerts.feed(FeedName.CARE);
            List<ActionAnswer> answers = atOnce(8, () -> care.act("a3", acknowledge, "Ada", "key-00000001"));
            assertThat(answers).allSatisfy(answer -> assertThat(answer)
                    .isInstanceOfSatisfying(
                            ActionAnswer.Done.class,
                            done -> assertThat(done.row().handledBy()).isEqualTo("Ada")));
            assertThat(answers)
                    .filteredOn(answer -> !((ActionAnswer.Done) answer).repeated())
                    .hasSize(1);
            assertThat(care.act("a3", new ActionRequest("RESOLVE", null, null, null, null), "Ada", "key-00000001"))
                    .isInstanceOfSatisfying(ActionAnswer.Refused.class, refused -> assertThat(refused.code())
                            .isEqualTo("KEY_REUSED"));
            before = care.list(Filter.any(100));
            detail = care.detail("a3").orElseThrow();
            assertThat(before.rows()).hasSize(20);
            assertThat(before.counts()).isEqualTo(new Listing.Counts(10, 10, 0));
            assertThat(before.clock()).isEqualTo(NOW);
        }
        assertThat(recordsOf(TopicCatalogue.CARE_ALERT_ACTIONS)).isEqualTo(1);

        try (Metrics metrics = new Metrics();
                AlertsService again = started(metrics)) {
            Listing after = again.feed(FeedName.CARE).list(Filter.any(100));
            assertThat(after).isEqualTo(before);
            assertThat(again.feed(FeedName.CARE).detail("a3")).contains(detail);
            assertThat(detail.audit()).hasSize(1);
            assertThat(again.feed(FeedName.CARE).act("a3", acknowledge, "Ada", "key-00000001"))
                    .isInstanceOfSatisfying(ActionAnswer.Done.class, done -> assertThat(done.repeated())
                            .isTrue());
        }
    }

    @Test
    void shouldKeepFinanceApartFromCareDownToTheTopics() throws Exception {
        try (Metrics metrics = new Metrics();
                AlertsService alerts = started(metrics)) {
            Feed finance = alerts.feed(FeedName.FINANCE);
            assertThat(finance.list(Filter.any(100)).rows())
                    .extracting(Row::alertId)
                    .containsExactly("f1");
            assertThat(alerts.feed(FeedName.CARE).detail("f1")).isEmpty();
            assertThat(finance.partitions()).noneMatch(partition -> partition.startsWith("care."));

            ActionRequest resolve = new ActionRequest("RESOLVE", null, null, null, null);
            assertThat(finance.act("f1", resolve, "Cem", "key-00000002")).isInstanceOf(ActionAnswer.Done.class);
            assertThat(recordsOf(TopicCatalogue.FINANCE_ALERT_ACTIONS)).isEqualTo(1);
            assertThat(finance.row("f1").orElseThrow().state()).isEqualTo("RESOLVED");
        }
    }

    @Test
    void shouldSayWhatCameInAndHowFarEverythingIs() throws Exception {
        try (Metrics metrics = new Metrics();
                AlertsService alerts = started(metrics)) {
            StreamsView view = alerts.streams();
            assertThat(view.feed().state()).isEqualTo("LIVE");
            assertThat(view.clock()).isEqualTo(NOW);
            assertThat(view.topics()).hasSize(1).first().satisfies(topic -> {
                assertThat(topic.topic()).isEqualTo("adt.admission.v1");
                assertThat(topic.received()).isEqualTo(3 * 13);
                assertThat(topic.reasons()).containsExactly(new StreamsView.Reason("INVALID_VALUE", 6));
                assertThat(topic.lag()).isZero();
            });
            assertThat(view.services()).first().satisfies(own -> {
                assertThat(own.service()).isEqualTo("alerts");
                assertThat(own.lag()).isZero();
            });
            assertThat(alerts.clusterId()).isNotBlank();
            assertThat(alerts.stays("", "").stays()).hasSize(20);
        }
    }

    @Test
    void shouldTellEachCommittedChangeOnceAndNothingOfAnAbortedOne() throws Exception {
        try (Metrics metrics = new Metrics();
                AlertsService alerts = started(metrics)) {
            producer.beginTransaction();
            alert("aborted", "V0", "critical");
            producer.flush();
            producer.abortTransaction();
            send(() -> alert("late", "V1", "info"));
            Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(
                            alerts.feed(FeedName.CARE).row("late"))
                    .isPresent());
            assertThat(alerts.feed(FeedName.CARE).row("aborted")).isEmpty();
            assertThat(alerts.state().phase()).isEqualTo(FeedState.Phase.LIVE);
            send(() -> producer.send(record(TopicCatalogue.CARE_ALERTS, "late", null)));
            Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(
                            alerts.feed(FeedName.CARE).row("late"))
                    .isEmpty());
        }
    }

    @Test
    void shouldNotStartWithoutItsTopics() {
        try (BrokerForTests empty = TestBroker.start();
                Metrics metrics = new Metrics()) {
            assertThatThrownBy(() -> AlertsService.start(AlertsConfig.of(empty.bootstrapServers()), metrics))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("care.stay.v1");
        }
    }

    private static AlertsService started(Metrics metrics) throws InterruptedException {
        AlertsService alerts = AlertsService.start(AlertsConfig.of(broker.bootstrapServers()), metrics);
        assertThat(alerts.awaitLive(LIMIT)).isTrue();
        return alerts;
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> asked = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                asked.add(threads.submit(call));
            }
            for (Future<T> answer : asked) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static long recordsOf(TopicSpec topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static void send(Runnable records) {
        producer.beginTransaction();
        records.run();
        producer.commitTransaction();
    }

    private static ProducerRecord<byte[], byte[]> record(TopicSpec topic, String key, byte[] value) {
        return new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static void alert(String alertId, String encounterId, String severity) {
        CareAlert alert = new CareAlert(
                alertId,
                "READMISSION_RISK",
                severity,
                CareAlert.State.OPEN,
                ANN,
                "NORTH",
                encounterId,
                "MED1",
                Event.micros(NOW),
                Event.micros(NOW),
                Event.ABSENT,
                "s1",
                0.3,
                "TIER_HIGH",
                List.of(new Reason("SODIUM_LOW", 1, 0, 0.4)));
        producer.send(record(TopicCatalogue.CARE_ALERTS, alertId, new AlertWire().toWire(new Said<>(alert, CUT))));
    }

    private static void stay(String encounterId) {
        Stay stay = new Stay(
                "NORTH",
                encounterId,
                ANN,
                Stay.State.IN_HOUSE,
                ZoneId.of("America/New_York"),
                Event.micros(NOW),
                Event.ABSENT,
                "MED2",
                "12A",
                "",
                "",
                "",
                List.of());
        producer.send(new ProducerRecord<>(
                TopicCatalogue.STAYS.name(), StayWire.key(stay), new StayWire().toWire(new Said<>(stay, CUT))));
    }

    private static void claim(String alertId) {
        FinanceAlert alert = new FinanceAlert(
                alertId,
                "APPEAL_DUE",
                "warning",
                CareAlert.State.OPEN,
                ANN,
                "NORTH",
                "C1",
                "",
                "MEDICARE",
                Event.micros(NOW),
                Event.micros(NOW),
                Event.ABSENT,
                Event.ABSENT,
                Double.NaN,
                100,
                "",
                "",
                "DENIED",
                List.of());
        producer.send(
                record(TopicCatalogue.FINANCE_ALERTS, alertId, new FinanceAlertWire().toWire(new Said<>(alert, CUT))));
    }

    private static void clock(Instant now) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            RiskProgress.Input input = new RiskProgress.Input(
                    TopicCatalogue.ADMISSIONS.name(), -1, Event.micros(NOW), 10, 1, Map.of("INVALID_VALUE", 2L));
            RiskProgress progress = new RiskProgress(partition, PARTITIONS, Event.micros(now), List.of(input));
            producer.send(new ProducerRecord<>(
                    TopicCatalogue.RISK_PROGRESS.name(),
                    RiskProgressWire.key(progress),
                    new RiskProgressWire().toWire(progress)));
        }
    }
}
