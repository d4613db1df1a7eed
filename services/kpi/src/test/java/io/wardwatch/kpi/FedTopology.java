package io.wardwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.measure.CellInput;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.ValueWire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.testkit.TopologyFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;

/** The topology of {@code kpi} without a broker, fed by hand, and what it has published and withdrawn. */
abstract class FedTopology {
    static final KpiConfig CONFIG = KpiConfig.of("127.0.0.1:1", Path.of("unused"));
    static final String WEEK = "discharges@1|NORTH|7d|MATURED";

    final Metrics metrics = new Metrics();
    final TopologyFixture fixture =
            TopologyFixture.of("kpi", builder -> KpiTopology.define(builder, CONFIG, new KpiMetrics(metrics)));
    final TestInputTopic<byte[], byte[]> contributions = fixture.input(
            TopicCatalogue.KPI_CONTRIBUTIONS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    final TestInputTopic<byte[], byte[]> control =
            fixture.input(TopicCatalogue.CONTROL.name(), new ByteArraySerializer(), new ByteArraySerializer());
    final TestOutputTopic<String, byte[]> values =
            fixture.output(TopicCatalogue.KPI_VALUES.name(), new StringDeserializer(), new ByteArrayDeserializer());
    final ContributionWire contributionWire = new ContributionWire();
    final ControlWire controlWire = new ControlWire();
    final ValueWire valueWire = new ValueWire();
    final List<KpiValue> published = new ArrayList<>();
    final List<String> withdrawn = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
        metrics.close();
    }

    void discharged(String facility, String date, long count) {
        int[] columns = {Columns.DISCHARGES, Columns.LIVE};
        send(new Contribution(
                MeasureGroup.DISCHARGE, facility, day(date), "5W", "dr", "MEDICARE", "75-84", columns, new long[] {
                    count, count
                }));
    }

    static Contribution distinct(String place, String date, int column, long amount) {
        return new Contribution(
                MeasureGroup.PATIENTS,
                place,
                day(date),
                Contribution.UNKNOWN,
                Contribution.UNKNOWN,
                Contribution.UNKNOWN,
                Contribution.UNKNOWN,
                new int[] {column},
                new long[] {amount});
    }

    void contribution(String facility, String date, int column, long amount) {
        send(new Contribution(
                MeasureGroup.DISCHARGE,
                facility,
                day(date),
                "5W",
                "dr",
                "MEDICARE",
                "75-84",
                new int[] {column},
                new long[] {amount}));
    }

    void tick(int partition, int partitions, String instant) {
        send(new RiskTick(partition, partitions, micros(instant)));
    }

    void send(CellInput input) {
        byte[] key = input instanceof Contribution contribution
                ? contribution.facility().getBytes(StandardCharsets.UTF_8)
                : null;
        contributions.pipeInput(key, contributionWire.toWire(input));
    }

    /** Lets one interval pass, so that everything due is said. */
    void pass() {
        fixture.advance(CONFIG.publishEvery().plus(KpiTopology.TURN));
        read();
    }

    void read() {
        for (KeyValue<String, byte[]> record : values.readKeyValuesToList()) {
            if (record.value == null) {
                withdrawn.add(record.key);
                continue;
            }
            Parsed<KpiValue> parsed = valueWire.fromWire(record.value);
            assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
            KpiValue value = ((Parsed.Accepted<KpiValue>) parsed).value();
            assertThat(value.key()).isEqualTo(record.key);
            published.add(value);
        }
    }

    KpiValue latest(String key) {
        Map<String, KpiValue> latest = new TreeMap<>();
        published.forEach(value -> latest.put(value.key(), value));
        assertThat(latest).containsKey(key);
        return latest.get(key);
    }

    static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    static long micros(String instant) {
        return Event.micros(Instant.parse(instant));
    }
}
