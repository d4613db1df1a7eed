package io.wardwatch.backtest;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.Family;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.Capacity;
import io.wardwatch.core.tile.KpiValues;
import io.wardwatch.core.tile.MapTileStore;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Writes {@code kpi.csv}: the values of day T (or of every day up to it) for the whole network, each facility and, where asked
 * for, each slice. Rows come by slice, day and definition, the network first.
 */
final class KpiFile {
    static final String HEADER =
            "kpi,definition,facility,unit,provider,payer,group,window,cohortFrom,cohortTo,asOf,status,"
                    + "numerator,denominator,sum,sumSquares,value,low,high,revision,restatedAt";

    private static final Comparator<SliceKey> BY_PLACE = Comparator.comparing((SliceKey slice) -> slice.facility())
            .thenComparing(SliceKey::dimension)
            .thenComparing(SliceKey::value);
    private static final int SLICES_A_BLOCK = 64;

    /** What a KPI without its input lacks, and where. */
    record Unavailable(String missing, boolean network, long facilities) {}

    /** What one block of slices gives. */
    private static final class Block {
        final StringBuilder rows = new StringBuilder();
        final Map<String, Unavailable> unavailable = new TreeMap<>();
        long count;
        long thin;
    }

    private final MapTileStore tiles;
    private final Capacity capacity;
    private final ReplayConfig.KpiRows wanted;
    private final ToLongFunction<String> asOf;
    private final List<SliceKey> slices = new ArrayList<>();
    private final Map<String, Unavailable> unavailable = new TreeMap<>();
    private long rows;
    private long thin;

    /** @param asOf day T of a facility, or of the network for {@link SliceKey#ALL} */
    KpiFile(
            MapTileStore tiles,
            Capacity capacity,
            ReplayConfig.KpiRows wanted,
            Set<String> facilities,
            ToLongFunction<String> asOf) {
        this.tiles = tiles;
        this.capacity = capacity;
        this.wanted = wanted;
        this.asOf = asOf;
        collectSlices(facilities);
    }

    long rows() {
        return rows;
    }

    /** Rows left out as they rest on fewer cases than asked for. */
    long thin() {
        return thin;
    }

    /** By the KPI's id. */
    Map<String, Unavailable> unavailable() {
        return unavailable;
    }

    void write(Writer out, int threads) throws IOException, InterruptedException {
        out.write(HEADER + "\n");
        int blocks = (slices.size() + SLICES_A_BLOCK - 1) / SLICES_A_BLOCK;
        new OrderedBlocks<KpiValues, Integer, Block>(threads, () -> new KpiValues(tiles, KpiValues.REPLAY, capacity))
                .run(IntStream.range(0, blocks).iterator(), this::block, block -> {
                    out.append(block.rows);
                    rows += block.count;
                    thin += block.thin;
                    block.unavailable.forEach((kpi, lack) -> unavailable.merge(kpi, lack, KpiFile::both));
                });
    }

    private static Unavailable both(Unavailable a, Unavailable b) {
        return new Unavailable(a.missing, a.network || b.network, a.facilities + b.facilities);
    }

    private void collectSlices(Set<String> facilities) {
        Set<SliceKey> sorted = new TreeSet<>(BY_PLACE);
        facilities.forEach(facility -> sorted.add(SliceKey.facility(facility)));
        if (wanted.slices()) {
            tiles.slices(sorted::add);
        }
        sorted.remove(SliceKey.NETWORK);
        slices.add(SliceKey.NETWORK);
        slices.addAll(sorted);
    }

    private Block block(KpiValues values, int number) {
        Block block = new Block();
        int from = number * SLICES_A_BLOCK;
        for (SliceKey slice : slices.subList(from, Math.min(from + SLICES_A_BLOCK, slices.size()))) {
            Set<Family> present = values.present(slice.facility());
            noteUnavailable(block, slice, present);
            long last = asOf.applyAsLong(slice.facility());
            for (long day = wanted.history() ? firstDay(slice, last) : last; day <= last; day++) {
                KpiValues.AsOf when = new KpiValues.AsOf(day, KpiValues.Rows.ALL);
                for (MeasureGroup group : MeasureGroup.values()) {
                    values.compute(slice, group, when, present, value -> add(block, value));
                }
            }
        }
        return block;
    }

    private long firstDay(SliceKey slice, long last) {
        long[] first = {last};
        for (MeasureGroup group : MeasureGroup.values()) {
            tiles.days(slice, group, Integer.MIN_VALUE, last, (day, tile) -> {
                first[0] = Math.min(first[0], day);
                return false;
            });
        }
        return first[0];
    }

    private static void noteUnavailable(Block block, SliceKey slice, Set<Family> present) {
        if (slice.dimension() != Dimension.NONE) {
            return;
        }
        boolean network = slice.equals(SliceKey.NETWORK);
        for (Kpi kpi : Catalogue.all()) {
            if (!present.contains(kpi.family())) {
                Unavailable lack = new Unavailable(kpi.family().name(), network, network ? 0 : 1);
                block.unavailable.merge(kpi.id(), lack, KpiFile::both);
            }
        }
    }

    private void add(Block block, KpiValue value) {
        if (!value.slice().equals(SliceKey.NETWORK) && cases(value) < wanted.minN()) {
            block.thin++;
            return;
        }
        block.count++;
        append(new CsvRow(block.rows), value);
    }

    /** How many cases a value rests on: its denominator, or what is counted. */
    private static long cases(KpiValue value) {
        if (value.status() == KpiStatus.UNAVAILABLE) {
            return 0;
        }
        return value.denominator() == KpiValue.ABSENT ? value.numerator() : value.denominator();
    }

    private static void append(CsvRow row, KpiValue value) {
        SliceKey slice = value.slice();
        row.text(value.kpi())
                .text(value.kpi() + "@" + value.version())
                .text(slice.facility())
                .text(slice.in(Dimension.UNIT))
                .text(slice.in(Dimension.PROVIDER))
                .text(slice.in(Dimension.PAYER))
                .text(slice.in(Dimension.AGE_GROUP))
                .text(value.window().text())
                .day(value.cohortFrom())
                .day(value.cohortTo())
                .day(value.asOf())
                .text(value.status().name())
                .number(value.numerator())
                .number(value.denominator())
                .number(value.sum());
        value.sumSquares().ifPresentOrElse(squares -> row.number(squares), () -> row.text(""));
        row.decimal(value.value())
                .decimal(value.low())
                .decimal(value.high())
                .number(value.revision())
                .time(value.restatedAt())
                .end();
    }
}
