package io.wardwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.testkit.GoldenFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** What is published of which place, what state it holds, and what it does with bytes that it cannot read. */
final class KpiTopologyTest extends FedTopology {
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
}
