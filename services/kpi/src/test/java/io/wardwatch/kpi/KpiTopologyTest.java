package io.wardwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.measure.CellInput;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.ValueWire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.testkit.GoldenFile;
import io.wardwatch.testkit.TopologyFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KpiTopologyTest {
    private static final KpiConfig CONFIG = KpiConfig.of("127.0.0.1:1", Path.of("unused"));
    private static final String WEEK = "discharges@1|NORTH|7d|MATURED";

    private final Metrics metrics = new Metrics();
    private final TopologyFixture fixture =
            TopologyFixture.of("kpi", builder -> KpiTopology.define(builder, CONFIG, new KpiMetrics(metrics)));
    private final TestInputTopic<byte[], byte[]> contributions = fixture.input(
            TopicCatalogue.KPI_CONTRIBUTIONS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    private final TestInputTopic<byte[], byte[]> control =
            fixture.input(TopicCatalogue.CONTROL.name(), new ByteArraySerializer(), new ByteArraySerializer());
    private final TestOutputTopic<String, byte[]> values =
            fixture.output(TopicCatalogue.KPI_VALUES.name(), new StringDeserializer(), new ByteArrayDeserializer());
    private final ContributionWire contributionWire = new ContributionWire();
    private final ControlWire controlWire = new ControlWire();
    private final ValueWire valueWire = new ValueWire();
    private final List<KpiValue> published = new ArrayList<>();
    private final List<String> withdrawn = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
        metrics.close();
    }

    @Test
    void shouldPublishAFacilityItsSlicesAndTheNetworkWhenAnInputAndATickCame() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        assertThat(latest(WEEK).value()).isEqualTo(1);
        assertThat(latest(WEEK).asOf()).isEqualTo(day("2025-03-01"));
        assertThat(latest("discharges@1|NORTH/UNIT=5W|7d|MATURED").value()).isEqualTo(1);
        assertThat(latest("discharges@1|ALL|7d|MATURED").value()).isEqualTo(1);
        assertThat(latest("readmission.30d.crude@1|NORTH|30d|PROVISIONAL").denominator())
                .isEqualTo(1);
        assertThat(latest("denial.initial.count@1|NORTH|7d|UNAVAILABLE").missingFamily())
                .isEqualTo("claim.ADJUDICATED");
    }

    @Test
    void shouldSayNothingBeforeEveryPartitionOfRiskHasSpoken() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 2, "2025-03-02T12:00:00Z");
        pass();
        assertThat(published).isEmpty();
        tick(1, 2, "2025-03-02T09:00:00Z");
        pass();
        assertThat(latest(WEEK).asOf()).as("closed by both partitions").isEqualTo(day("2025-03-01"));
    }

    @Test
    void shouldCloseADayOnlyOnceTheSlowestPartitionIsPastIt() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 2, "2025-03-02T12:00:00Z");
        tick(1, 2, "2025-03-01T23:00:00Z");
        pass();
        assertThat(latest("readmission.7d.crude@1|NORTH|7d|MATURED").asOf()).isEqualTo(day("2025-02-28"));
        tick(1, 2, "2025-03-02T05:59:59Z");
        pass();
        assertThat(latest("readmission.7d.crude@1|NORTH|7d|PROVISIONAL").asOf()).isEqualTo(day("2025-03-01"));
    }

    @Test
    void shouldCloseTheDayOfAFacilityInItsOwnZone() {
        control.pipeInput(
                null,
                controlWire.toWire(new Control.Known(new Facility("NORTH", ZoneId.of("America/Los_Angeles"), 10))));
        discharged("NORTH", "2025-03-01", 1);
        discharged("SOUTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        String matured = "readmission.7d.crude@1|%s|7d|MATURED";
        assertThat(latest(matured.formatted("NORTH")).asOf())
                .as("it is 04:00 there")
                .isEqualTo(day("2025-02-28"));
        assertThat(latest(matured.formatted("SOUTH")).asOf()).isEqualTo(day("2025-03-01"));
        assertThat(latest(matured.formatted("ALL")).asOf())
                .as("the network closes with its last facility")
                .isEqualTo(day("2025-02-28"));
        assertThat(latest(WEEK).asOf()).as("the day that runs there").isEqualTo(day("2025-03-01"));
    }

    @Test
    void shouldKnowHowManyBedsAreStaffedFromTheControlTopic() {
        send(census("NORTH", "2025-02-27", 4));
        send(census("SOUTH", "2025-02-27", 4));
        control.pipeInput(null, controlWire.toWire(new Control.Known(new Facility("NORTH", ZoneId.of("UTC"), 10))));
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();

        KpiValue occupancy = latest("occupancy@1|NORTH|7d|MATURED");
        assertThat(occupancy.value()).as("4 of 10 since the first day").isEqualTo(0.4);
        assertThat(occupancy.sum()).as("the day that runs included").isEqualTo(40_000);
        assertThat(latest("occupancy@1|SOUTH|7d|UNAVAILABLE").missingFamily()).isEqualTo("facility.beds");
        assertThat(latest("occupancy@1|ALL|7d|UNAVAILABLE").missingFamily()).isEqualTo("facility.beds");
    }

    private static Contribution census(String facility, String day, long patients) {
        return new Contribution(
                MeasureGroup.CENSUS,
                facility,
                day(day),
                "5W",
                "dr",
                "MEDICARE",
                "75-84",
                new int[] {Columns.OCCUPIED},
                new long[] {patients});
    }

    @Test
    void shouldHoldBackChangesUntilTheIntervalIsOver() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        published.clear();
        discharged("NORTH", "2025-03-02", 1);
        discharged("NORTH", "2025-03-02", 1);
        fixture.advance(Duration.ofSeconds(9));
        read();
        assertThat(published).isEmpty();
        fixture.advance(Duration.ofSeconds(1));
        read();
        assertThat(published)
                .filteredOn(value -> value.key().equals(WEEK))
                .extracting(KpiValue::value)
                .containsExactly(3.0);
    }

    @Test
    void shouldPublishNothingAgainWhenNothingChanged() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        published.clear();
        discharged("NORTH", "2025-03-01", 1);
        discharged("NORTH", "2025-03-01", -1);
        tick(0, 1, "2025-03-02T13:00:00Z");
        pass();
        assertThat(published).isEmpty();
        assertThat(withdrawn).isEmpty();
    }

    @Test
    void shouldRestateAMaturedCohortWhenACorrectionComesLate() {
        discharged("NORTH", "2025-02-20", 2);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        published.clear();
        contribution("NORTH", "2025-02-20", Columns.READMITTED, 1);
        tick(0, 1, "2025-03-02T13:00:00Z");
        pass();
        assertThat(published)
                .filteredOn(value -> value.key().equals("readmission.7d.crude@1|NORTH|7d|MATURED"))
                .extracting(KpiValue::revision, KpiValue::earlierValue, KpiValue::value, KpiValue::restatedAt)
                .containsExactly(tuple(2, 0.0, 0.5, micros("2025-03-02T13:00:00Z")));
    }

    @Test
    void shouldWithdrawUnavailableRowsWhenTheirInputAppears() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        send(new Contribution(
                MeasureGroup.ADMISSION,
                "NORTH",
                day("2025-03-02"),
                "5W",
                "dr",
                "MEDICARE",
                "75-84",
                new int[] {Columns.ADMISSIONS},
                new long[] {1}));
        pass();
        assertThat(withdrawn).contains("admissions@1|NORTH|7d|UNAVAILABLE", "admissions@1|ALL|7d|UNAVAILABLE");
        assertThat(latest("admissions@1|NORTH|7d|MATURED").value()).isEqualTo(1);
    }

    @Test
    void shouldCountAPatientOfTwoHospitalsOnceInTheNetwork() {
        // Of three patients one was in both; said of each facility, and of the network apart.
        patients("NORTH", "2025-03-01", 2);
        patients("SOUTH", "2025-03-01", 2);
        patients("ALL", "2025-03-01", 3);
        discharged("NORTH", "2025-03-01", 2);
        discharged("SOUTH", "2025-03-01", 2);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        assertThat(latest("patients@1|NORTH|7d|MATURED").value()).isEqualTo(2);
        assertThat(latest("patients@1|SOUTH|7d|MATURED").value()).isEqualTo(2);
        assertThat(latest("patients@1|ALL|7d|MATURED").value()).isEqualTo(3);
        assertThat(latest("patients@1|ALL|365d|MATURED").value()).isEqualTo(3);
        assertThat(published)
                .filteredOn(value -> value.kpi().equals("patients"))
                .extracting(value -> value.slice().text())
                .containsOnly("NORTH", "SOUTH", "ALL");
    }

    @Test
    void shouldCountAPatientWhoComesAgainOncePerWindowAsDaysPass() {
        patients("NORTH", "2025-03-01", 1);
        patients("NORTH", "2025-03-04", 1);
        // The second day repeats the first within each window, until the first leaves it; of all windows here the
        // narrowest.
        repeats("NORTH", "2025-03-04", 1);
        repeats("NORTH", "2025-03-08", -1);
        discharged("NORTH", "2025-03-04", 1);
        tick(0, 1, "2025-03-05T12:00:00Z");
        pass();
        assertThat(latest("patients@1|NORTH|7d|MATURED").value()).isEqualTo(1);
        tick(0, 1, "2025-03-09T12:00:00Z");
        pass();
        assertThat(latest("patients@1|NORTH|7d|MATURED").value()).isEqualTo(1);
        tick(0, 1, "2025-03-12T12:00:00Z");
        pass();
        assertThat(latest("patients@1|NORTH|7d|MATURED").value()).isZero();
    }

    @Test
    void shouldAgeAnOpenBalanceWhenADayClosesThoughNothingCame() {
        balance("2025-03-01", Columns.OPEN_BY_AGE, 900);
        balance("2025-04-01", Columns.OPEN_BY_AGE, -900);
        balance("2025-04-01", Columns.OPEN_BY_AGE + 1, 900);
        paid("2025-03-01");
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-31T12:00:00Z");
        pass();
        assertThat(latest("receivables.age.0-30@1|NORTH|0d|MATURED").value()).isEqualTo(900);
        tick(0, 1, "2025-04-02T12:00:00Z");
        pass();
        for (String place : List.of("NORTH", "NORTH/PAYER=MEDICARE", "ALL")) {
            assertThat(latest("receivables.age.0-30@1|" + place + "|0d|MATURED").value())
                    .isZero();
            assertThat(latest("receivables.age.31-60@1|" + place + "|0d|MATURED")
                            .value())
                    .isEqualTo(900);
            assertThat(latest("receivables.age.120+@1|" + place + "|0d|MATURED").value())
                    .isZero();
        }
    }

    @Test
    void shouldHoldTheSameCellsAsAReplay() {
        MapTileStore replay = new MapTileStore();
        TileEngine engine = TileEngine.whole(replay);
        for (String place : List.of("F0", "F1", "ALL")) {
            Contribution contribution = distinct(place, "2025-01-01", Columns.PATIENT_DAYS, 1);
            engine.add(contribution);
            send(contribution);
        }
        for (int i = 0; i < 200; i++) {
            Contribution contribution = new Contribution(
                    MeasureGroup.DISCHARGE,
                    "F" + i % 3,
                    day("2025-01-01") + i * 7 % 60,
                    "U" + i % 5,
                    "P" + i % 11,
                    "MEDICARE",
                    "75-84",
                    new int[] {Columns.DISCHARGES, Columns.LIVE, Columns.MIDNIGHTS_BINS + i % 9},
                    new long[] {1, 1, i % 4 == 0 ? -1 : 1});
            engine.add(contribution);
            send(contribution);
        }
        var hash = TileEngine.hash(new StoredTiles(fixture.<Bytes, byte[]>store(KpiStores.TILES)));
        hash.combine(TileEngine.hash(new StoredTiles(fixture.<Bytes, byte[]>store(KpiStores.NETWORK_TILES))));
        assertThat(hash).isEqualTo(engine.hash());
    }

    @Test
    void shouldVisitEachSliceOfAFacilityOnceWhateverItsNeighboursAreCalled() {
        discharged("A", "2025-03-01", 1);
        discharged("AB", "2025-03-01", 1);
        discharged("AB", "2025-03-02", 1);
        discharged("B", "2025-03-01", 1);
        List<String> slices = new ArrayList<>();
        new StoredTiles(fixture.<Bytes, byte[]>store(KpiStores.TILES)).slices("AB", slice -> slices.add(slice.text()));
        assertThat(slices)
                .containsExactly("AB", "AB/UNIT=5W", "AB/PROVIDER=dr", "AB/PAYER=MEDICARE", "AB/AGE_GROUP=75-84");
    }

    @Test
    void shouldSendWhatCannotBeReadToTheDeadLettersAndGoOn() {
        contributions.pipeInput("NORTH".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
        send(new Contribution(MeasureGroup.ADMISSION, "NORTH", 20_000, "", "", "", "", new int[] {77}, new long[] {1}));
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        assertThat(latest(WEEK).value()).isEqualTo(1);
        TestOutputTopic<byte[], byte[]> dead = fixture.output(
                TopicCatalogue.KPI_DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        assertThat(dead.readValuesToList()).hasSize(2).first().isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void shouldEmptyWhatIsDueOnceItIsSaid() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        KeyValueStore<Bytes, byte[]> due = fixture.store(KpiStores.DUE_SLICES);
        try (var left = due.all()) {
            assertThat(left.hasNext()).isFalse();
        }
    }

    @Test
    void shouldKeepItsTopologyBecauseItsNamesAreItsState() {
        GoldenFile.of(KpiTopologyTest.class, "topology.txt").matches(fixture.describe());
    }

    private void discharged(String facility, String date, long count) {
        int[] columns = {Columns.DISCHARGES, Columns.LIVE};
        send(new Contribution(
                MeasureGroup.DISCHARGE, facility, day(date), "5W", "dr", "MEDICARE", "75-84", columns, new long[] {
                    count, count
                }));
    }

    private void patients(String place, String date, long count) {
        send(distinct(place, date, Columns.PATIENT_DAYS, count));
    }

    private void repeats(String place, String date, long step) {
        send(distinct(place, date, Columns.PATIENT_REPEATS, step));
    }

    private static Contribution distinct(String place, String date, int column, long amount) {
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

    private void balance(String date, int column, long step) {
        money(MeasureGroup.BALANCE, date, column, step);
    }

    private void paid(String date) {
        money(MeasureGroup.CLAIM, date, Columns.PAYMENTS, 1);
    }

    private void money(MeasureGroup group, String date, int column, long amount) {
        send(new Contribution(
                group, "NORTH", day(date), "5W", "dr", "MEDICARE", "75-84", new int[] {column}, new long[] {amount}));
    }

    private void contribution(String facility, String date, int column, long amount) {
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

    private void tick(int partition, int partitions, String instant) {
        send(new RiskTick(partition, partitions, micros(instant)));
    }

    private void send(CellInput input) {
        byte[] key = input instanceof Contribution contribution
                ? contribution.facility().getBytes(StandardCharsets.UTF_8)
                : null;
        contributions.pipeInput(key, contributionWire.toWire(input));
    }

    /** Lets one interval pass, so that everything due is said. */
    private void pass() {
        fixture.advance(CONFIG.publishEvery().plus(KpiTopology.TURN));
        read();
    }

    private void read() {
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

    private KpiValue latest(String key) {
        Map<String, KpiValue> latest = new TreeMap<>();
        published.forEach(value -> latest.put(value.key(), value));
        assertThat(latest).containsKey(key);
        return latest.get(key);
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    private static long micros(String instant) {
        return Event.micros(Instant.parse(instant));
    }
}
