package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.measure.CellInput;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.FindingWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.RaisedFinding;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.ScoreWire;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.RejectedHeaders;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.testkit.GoldenFile;
import io.wardwatch.testkit.TopologyFixture;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes out of the topics for what goes in, without a broker. */
final class RiskTopologyTest {
    private static final Facility NORTH = new Facility("NORTH", ZoneId.of("America/New_York"), 300);
    private static final long NOON = Event.micros(Feed.DAY.plus(Duration.ofHours(12)));
    private static final long HOUR = Duration.ofHours(1).toNanos() / 1_000;
    private static final int NO_SUCH_SCHEMA = 4_711;

    private final EventWire wire = EventWire.ofTopics();
    private final Metrics metrics = new Metrics();
    private final RiskMetrics counts = new RiskMetrics(metrics);
    private TopologyFixture fixture;

    @BeforeEach
    void start() {
        fixture = start(RiskStart.empty(1));
    }

    @AfterEach
    void close() {
        fixture.close();
        metrics.close();
    }

    @Test
    void shouldScoreContributeAndAlertWhenAStayIsAdmittedAndDischarged() {
        Feed.stay(1).forEach(this::send);

        List<Said<IssuedScore>> scores = read(new ScoreWire(Features.SPEC.id()));
        assertThat(scores)
                .extracting(said -> said.what().patient())
                .containsOnly(Feed.patient(1).key());
        assertThat(scores).hasSize(2).allMatch(said -> said.cut().length > 0);
        assertThat(read(new ContributionWire())).isNotEmpty().allMatch(Contribution.class::isInstance);
        assertCounts(3, 0, 0);
    }

    @Test
    void shouldOpenAnAlertUnderItsOwnKeyWhenRiskIsHigh() {
        for (int visit = 0; visit < 6; visit++) {
            send(Feed.patient(1).again(visit).admitted("08:00"));
            send(Feed.patient(1).again(visit).discharged("14:00"));
        }

        List<TestRecord<byte[], byte[]>> alerts = records(TopicCatalogue.CARE_ALERTS);
        assertThat(alerts).isNotEmpty();
        AlertWire alertWire = new AlertWire();
        assertThat(alerts).allSatisfy(alert -> assertThat(text(alert.key()))
                .isEqualTo(accepted(alertWire, alert.value()).what().alertId()));
    }

    @Test
    void shouldSayNothingTwiceWhenAnEventComesAgain() {
        send(Feed.patient(1).admitted("08:00"));
        readAll();
        send(Feed.patient(1).admitted("08:00"));

        assertThat(readAll()).isEmpty();
        assertCounts(1, 1, 0);
    }

    @Test
    void shouldRaiseAFindingAndWithdrawItWhenTheAdmissionArrivesLate() {
        send(Feed.patient(1).discharged("14:00"));
        List<Said<RaisedFinding>> raised = read(new FindingWire());
        send(Feed.patient(1).admitted("08:00"));

        List<Said<RaisedFinding>> withdrawn = read(new FindingWire());
        assertThat(raised).isNotEmpty().allMatch(said -> said.what().raised());
        assertThat(withdrawn).extracting(said -> said.what().raised()).contains(false);
        assertCounts(2, 0, 0);
    }

    @Test
    void shouldCountDaysInTheZoneOfAFacilityKnownAtStart() {
        fixture.close();
        fixture = start(new RiskStart(1, Event.ABSENT, List.of(NORTH)));

        send(Feed.patient(1).admitted("03:00"));

        // Three in the morning UTC is the evening before in New York.
        assertThat(read(new ContributionWire()))
                .map(Contribution.class::cast)
                .allMatch(each -> each.day()
                        == Feed.DAY.atZone(ZoneId.of("UTC")).toLocalDate().toEpochDay() - 1);
    }

    @Test
    void shouldPassATickOnAfterWhatCameBeforeIt() {
        send(Feed.patient(1).admitted("08:00"));
        control(new Control.Tick(NOON));

        List<CellInput> said = read(new ContributionWire());
        assertThat(said.getLast()).isEqualTo(new RiskTick(0, 1, NOON));
        assertThat(said).hasSizeGreaterThan(1);
    }

    @Test
    void shouldRefuseWhatIsRecordedMoreThanAnHourAheadOfTheClock() {
        send(Feed.patient(1).admittedRecordedAt(NOON + 2 * HOUR));
        assertCounts(1, 0, 0);
        control(new Control.Tick(NOON));
        send(Feed.patient(2).admittedRecordedAt(NOON + HOUR));
        assertCounts(2, 0, 0);

        send(Feed.patient(3).admittedRecordedAt(NOON + HOUR + 1));
        assertRejected(RejectionReason.AHEAD_OF_CLOCK);
    }

    @Test
    void shouldHoldEventsAgainstTheLastTickBeforeItsStart() {
        fixture.close();
        fixture = start(new RiskStart(1, NOON, List.of()));

        send(Feed.patient(1).admittedRecordedAt(NOON + 2 * HOUR));

        assertRejected(RejectionReason.AHEAD_OF_CLOCK);
    }

    @Test
    void shouldRefuseAKeyOfAnotherPartition() {
        fixture.close();
        fixture = start(RiskStart.empty(7));

        // The driver has one partition, number 0; of seven, most keys belong elsewhere.
        for (int patient = 0; patient < 20; patient++) {
            send(Feed.patient(patient).admitted("08:00"));
        }

        PartitionCounts now = counts.counts().get(0);
        assertThat(now.rejected()).containsOnlyKeys(RejectionReason.MISROUTED);
        assertThat(now.applied()).isBetween(1L, 10L);
        assertThat(now.in()).isEqualTo(20);
    }

    /** Bad input that reaches the wire. */
    enum Poison {
        UNKNOWN_SCHEMA_ID(RejectionReason.UNKNOWN_SCHEMA, value -> ByteBuffer.wrap(value.clone())
                .putInt(1, NO_SUCH_SCHEMA)
                .array()),
        NOT_AVRO(RejectionReason.UNKNOWN_SCHEMA, value -> "{\"type\":\"admission\"}".getBytes(StandardCharsets.UTF_8)),
        TRUNCATED_AVRO(RejectionReason.MALFORMED, value -> Arrays.copyOf(value, value.length - 7)),
        BYTES_AFTER_THE_END(RejectionReason.MALFORMED, value -> Arrays.copyOf(value, value.length + 3)),
        EMPTY(RejectionReason.MALFORMED, value -> new byte[0]),
        NULL(RejectionReason.MALFORMED, value -> null),
        TEN_MEGABYTES(RejectionReason.TOO_LONG, value -> Arrays.copyOf(value, 10 << 20)),
        YEAR_9999(RejectionReason.TIME_OUT_OF_RANGE, recordedAt("9999-01-01T00:00:00Z")),
        YEAR_1(RejectionReason.TIME_OUT_OF_RANGE, recordedAt("0001-01-01T00:00:00Z"));

        final RejectionReason reason;
        final Function<byte[], byte[]> spoil;

        Poison(RejectionReason reason, Function<byte[], byte[]> spoil) {
            this.reason = reason;
            this.spoil = spoil;
        }

        private static Function<byte[], byte[]> recordedAt(String time) {
            return value -> EventWire.ofTopics()
                    .toWire(Feed.patient(1).admittedRecordedAt(Event.micros(java.time.Instant.parse(time))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseBadInputWithItsBytesAndReasonAndScoreItsNeighbours(Poison poison) {
        PatientKey patient = Feed.patient(1).key();
        byte[] bad = poison.spoil.apply(wire.toWire(Feed.patient(1).admitted("08:00")));

        send(Feed.patient(2).admitted("07:00"));
        send(TopicCatalogue.ADMISSIONS, bytes(patient.hex()), bad);
        send(Feed.patient(3).admitted("09:00"));

        assertThat(read(new ScoreWire(Features.SPEC.id()))).hasSize(2);
        TestRecord<byte[], byte[]> refused = assertRejected(poison.reason);
        assertThat(refused.key()).isEqualTo(bytes(patient.hex()));
        assertThat(refused.value()).isEqualTo(bad);
        assertThat(header(refused, RejectedHeaders.TOPIC)).isEqualTo(TopicCatalogue.ADMISSIONS.name());
        assertThat(header(refused, RejectedHeaders.OFFSET)).isEqualTo("1");
        assertCounts(2, 0, 1);
    }

    @Test
    void shouldRefuseANegativeChargeAndAClaimWithoutANumber() {
        send(Feed.patient(1).claimed("08:00", -1));
        assertThat(reasons(TopicCatalogue.CLAIMS)).containsExactly("NEGATIVE_AMOUNT");
        send(Feed.patient(1).claimedWithoutNumber("08:00"));
        assertThat(reasons(TopicCatalogue.CLAIMS)).containsExactly("MISSING_FIELD");
    }

    @Test
    void shouldRefuseARecordWhoseKeyIsNotItsPatients() {
        byte[] value = wire.toWire(Feed.patient(1).admitted("08:00"));
        send(TopicCatalogue.ADMISSIONS, bytes(Feed.patient(2).key().hex()), value);
        send(TopicCatalogue.ADMISSIONS, null, value);
        send(TopicCatalogue.ADMISSIONS, new byte[] {(byte) 0xFF}, value);

        assertThat(reasons(TopicCatalogue.ADMISSIONS)).containsOnly("MISROUTED").hasSize(3);
        assertCounts(0, 0, 3);
    }

    @Test
    void shouldGoOnWhenAControlRecordIsNotUnderstood() {
        send(TopicCatalogue.CONTROL, null, new byte[] {9, 9});
        send(Feed.patient(1).admitted("08:00"));

        assertCounts(1, 0, 0);
        assertThat(metrics.scrape()).contains("wardwatch_risk_controls_dropped_total");
    }

    @Test
    void shouldShowTheEquationOfTheCountersToPrometheus() {
        Feed.stay(1).forEach(this::send);
        send(Feed.patient(1).admitted("08:00"));
        send(TopicCatalogue.ADMISSIONS, null, new byte[] {1});

        assertThat(metrics.scrape())
                .contains("wardwatch_risk_events_total{partition=\"0\"} 5.0")
                .contains("wardwatch_risk_events_applied_total{partition=\"0\"} 3.0")
                .contains("wardwatch_risk_events_duplicate_total{partition=\"0\"} 1.0")
                .contains("wardwatch_risk_events_dropped_total{partition=\"0\",reason=\"MALFORMED\"} 1.0");
    }

    @Test
    void shouldKeepItsShape() {
        GoldenFile.of(RiskTopologyTest.class, "topology.txt").matches(fixture.describe());
    }

    private TopologyFixture start(RiskStart start) {
        RiskConfig config = RiskConfig.of("127.0.0.1:1", Path.of("unused"));
        return TopologyFixture.ofProcessors(
                "risk",
                topology -> RiskTopology.define(
                        topology, config, start, () -> new PatientEngine(Scorer.bundled()), counts));
    }

    private void send(Event event) {
        send(EventWire.topic(event.kind().type()), bytes(event.patient().hex()), wire.toWire(event));
    }

    private void control(Control control) {
        send(TopicCatalogue.CONTROL, null, new ControlWire().toWire(control));
    }

    private void send(TopicSpec topic, byte[] key, byte[] value) {
        fixture.input(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    private List<TestRecord<byte[], byte[]>> records(TopicSpec topic) {
        return fixture.output(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private List<TestRecord<byte[], byte[]>> readAll() {
        return TopicCatalogue.all().stream()
                .flatMap(topic -> records(topic).stream())
                .toList();
    }

    private <T> List<T> read(Wire<T> reader) {
        return records(reader.topic()).stream()
                .map(record -> accepted(reader, record.value()))
                .toList();
    }

    private static <T> T accepted(Wire<T> reader, byte[] value) {
        return ((Parsed.Accepted<T>) reader.fromWire(value)).value();
    }

    private List<String> reasons(TopicSpec input) {
        return records(TopicCatalogue.rejectedOf(input)).stream()
                .map(record -> header(record, RejectedHeaders.REASON))
                .toList();
    }

    private TestRecord<byte[], byte[]> assertRejected(RejectionReason reason) {
        List<TestRecord<byte[], byte[]>> rejected = records(TopicCatalogue.rejectedOf(TopicCatalogue.ADMISSIONS));
        assertThat(rejected).hasSize(1);
        assertThat(header(rejected.getFirst(), RejectedHeaders.REASON)).isEqualTo(reason.name());
        return rejected.getFirst();
    }

    private void assertCounts(long applied, long duplicate, long rejected) {
        PartitionCounts now = counts.counts().get(0);
        assertThat(List.of(now.applied(), now.duplicate(), now.rejectedTotal()))
                .containsExactly(applied, duplicate, rejected);
        assertThat(now.in()).isEqualTo(applied + duplicate + rejected);
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
