package io.wardwatch.kpi;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.RiskTick;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.testkit.TopologyFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The topology of {@code kpi} without a broker, fed by hand, beside the tiles that a replay of the same would hold. */
public final class KpiFeed implements AutoCloseable {
    private static final KpiConfig CONFIG = KpiConfig.of("127.0.0.1:1", Path.of("unused"));

    private final Metrics metrics = new Metrics();
    private final TopologyFixture fixture =
            TopologyFixture.of("kpi", builder -> KpiTopology.define(builder, CONFIG, new KpiMetrics(metrics)));
    private final TestInputTopic<byte[], byte[]> contributions = fixture.input(
            TopicCatalogue.KPI_CONTRIBUTIONS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    private final ContributionWire wire = new ContributionWire();
    private final MapTileStore replayed = new MapTileStore();
    private final TileEngine replay = TileEngine.whole(replayed);

    /** Discharges to home of one day and unit; some of them readmitted within 7, 30, 60 and 90 days. */
    public KpiFeed discharged(String facility, String unit, long day, long live, long readmitted) {
        int[] columns = {
            Columns.DISCHARGES,
            Columns.LIVE,
            Columns.READMITTED,
            Columns.READMITTED + 1,
            Columns.READMITTED + 2,
            Columns.READMITTED + 3
        };
        long[] amounts = {live, live, readmitted, readmitted, readmitted, readmitted};
        return send(new Contribution(
                MeasureGroup.DISCHARGE, facility, day, unit, "dr", "MEDICARE", "75-84", columns, amounts));
    }

    /** Index stays with a score, those of them that were readmitted, and the millionths that were expected. */
    public KpiFeed foreseen(String facility, String unit, long day, long cases, long observed, long expected) {
        int[] columns = {
            Columns.SCORED, Columns.SCORED_CODED, Columns.FORESEEN, Columns.FORESEEN + 1, Columns.FORESEEN + 2
        };
        long[] amounts = {cases, cases, cases, observed, expected};
        return send(
                new Contribution(MeasureGroup.SCORE, facility, day, unit, "dr", "MEDICARE", "75-84", columns, amounts));
    }

    /** Patients who came (or, below 0, went) on a day, and as many admissions as came. */
    public KpiFeed came(String facility, String unit, long day, long patients) {
        send(new Contribution(
                MeasureGroup.CENSUS, facility, day, unit, "dr", "MEDICARE", "75-84", new int[] {0}, new long[] {patients
                }));
        return send(new Contribution(
                MeasureGroup.ADMISSION, facility, day, unit, "dr", "MEDICARE", "75-84", new int[] {0}, new long[] {
                    Math.max(1, patients)
                }));
    }

    /** Claims of one day, a tenth of whose charges are denied with every tenth claim. */
    public KpiFeed adjudicated(String facility, long day, long claims, long cents) {
        int[] columns = {Columns.ADJUDICATED, Columns.DENIED, Columns.ADJUDICATED_CENTS, Columns.DENIED_CENTS};
        long[] amounts = {claims, claims / 10, cents, cents / 10};
        return send(new Contribution(
                MeasureGroup.ADJUDICATION, facility, day, "5W", "dr", "MEDICARE", "75-84", columns, amounts));
    }

    /** Risk says that it reached noon (UTC) of {@code day}: the day before is closed; and all that is due is said. */
    public KpiFeed noonOf(long day) {
        Instant noon = LocalDate.ofEpochDay(day).atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
        contributions.pipeInput(null, wire.toWire(new RiskTick(0, 1, Event.micros(noon))));
        // As many turns as it takes to say what is due of every slice.
        fixture.advance(CONFIG.publishEvery().plus(KpiTopology.TURN));
        fixture.advance(CONFIG.publishEvery().plus(KpiTopology.TURN));
        return this;
    }

    public KpiView view() {
        KpiView.Source source = new KpiView.Source() {
            @Override
            public <K> ReadOnlyKeyValueStore<K, byte[]> store(String name) {
                return fixture.store(name);
            }
        };
        return KpiView.of(source, true);
    }

    /** What a replay would hold. */
    public MapTileStore replayed() {
        return replayed;
    }

    /** Days since 1970-01-01. */
    public static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    @Override
    public void close() {
        fixture.close();
        metrics.close();
    }

    private KpiFeed send(Contribution contribution) {
        contributions.pipeInput(contribution.facility().getBytes(StandardCharsets.UTF_8), wire.toWire(contribution));
        replay.add(contribution);
        return this;
    }
}
