package io.wardwatch.kpi;

import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.Capacity;
import io.wardwatch.core.tile.PublishedRows;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.core.tile.TileKey;
import io.wardwatch.core.tile.TileStore;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SortedSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What the stores of this process hold, for reading while the stream writes. Nothing is locked: one tile, or the rows of one
 * slice and group, are read whole; between two of them the stream may have gone on, so that a case which moves from one day to
 * another may for a moment be in both or in neither. What is read may not be committed yet; a crash takes such a reading back.
 *
 * <p>Reading throws {@link org.apache.kafka.streams.errors.InvalidStateStoreException} once partitions move.
 */
public final class KpiView {
    private final Source source;
    private final boolean whole;

    /** Finds a store by its name; one of a running stream, or of a test's. */
    public interface Source {
        <K> ReadOnlyKeyValueStore<K, byte[]> store(String name);
    }

    private final Staffing staffing;

    private KpiView(Source source, boolean whole, Staffing staffing) {
        this.source = source;
        this.whole = whole;
        this.staffing = staffing;
    }

    /** The same where nothing is stated of units and providers. */
    public static KpiView of(Source source, boolean whole) {
        return of(source, whole, Staffing.NONE);
    }

    /** @param whole whether every facility there is is in these stores */
    public static KpiView of(Source source, boolean whole, Staffing staffing) {
        return new KpiView(source, whole, staffing);
    }

    /** Beds and available days, where they are stated. */
    public Capacity capacity() {
        return staffing.with(facility -> FacilityDays.beds(source.store(KpiStores.FACILITIES), facility));
    }

    /** Whether every facility there is is in these stores; else other instances have the rest. */
    public boolean whole() {
        return whole;
    }

    /** The tiles among which those of {@code facility} are, or of the network for {@link SliceKey#ALL}; read only. */
    public TileStore tiles(String facility) {
        return new StoredTiles(stores(facility, KpiStores.TILES, KpiStores.NETWORK_TILES));
    }

    /** What was last said; {@link PublishedRows#NONE} where nothing was. */
    public PublishedRows said(SliceKey slice, MeasureGroup group) {
        return rows(stores(slice.facility(), KpiStores.PUBLISHED_ROWS, KpiStores.NETWORK_PUBLISHED_ROWS)
                .get(KpiStores.rowKey(slice, group)));
    }

    /** What was first said when {@code day} closed; kept of facilities as a whole and of the network. */
    public PublishedRows firstSaid(SliceKey slice, MeasureGroup group, long day) {
        if (slice.dimension() != Dimension.NONE) {
            return PublishedRows.NONE;
        }
        return rows(stores(slice.facility(), KpiStores.FIRST_SAID, KpiStores.NETWORK_FIRST_SAID)
                .get(Bytes.wrap(new TileKey(slice, group, day).bytes())));
    }

    /** The last closed day of which values were said; empty before the first. */
    public OptionalLong closedDay(String facility) {
        return Arrays.stream(MeasureGroup.values())
                .mapToLong(group -> said(SliceKey.facility(facility), group).closedDay())
                .filter(day -> day != KpiValue.ABSENT)
                .max();
    }

    /** Every facility that was named or contributed. */
    public SortedSet<String> facilities() {
        return FacilityDays.codes(source.store(KpiStores.FACILITIES));
    }

    /** The events' clock, microseconds: the least that any partition of {@code risk} has reached. */
    public OptionalLong clock() {
        return PartitionClock.least(source.store(KpiStores.RISK_CLOCKS));
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> stores(String facility, String ofFacilities, String ofNetwork) {
        return source.store(facility.equals(SliceKey.ALL) ? ofNetwork : ofFacilities);
    }

    private static PublishedRows rows(byte[] bytes) {
        return bytes == null ? PublishedRows.NONE : PublishedRows.of(bytes);
    }
}
