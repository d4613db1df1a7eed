package io.wardwatch.kpi.query;

import io.wardwatch.core.measure.CellKind;
import io.wardwatch.core.measure.Family;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.Window;
import io.wardwatch.core.tile.KpiValues;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.PublishedRows;
import io.wardwatch.core.tile.TileStore;
import io.wardwatch.kpi.KpiView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Values of a series as of past days, computed from the tiles as they are known now, by the code that publishes. The tiles are
 * copied once, so that all days of an answer speak of the same state, and what a request costs is one range of a store.
 */
final class PastValues {
    private final KpiView view;
    private final Series series;
    private final KpiValues values;
    private final Set<Family> present;

    /**
     * @param first the first day that will be asked for
     * @param last the last
     */
    PastValues(KpiView view, Series series, long first, long last) {
        this.view = view;
        this.series = series;
        TileStore live = view.tiles(series.slice().facility());
        boolean level = series.kpi().cell() == CellKind.LEVEL;
        // Steps count from the first one on.
        long from = series.kpi().cell() != CellKind.FLOW
                ? Integer.MIN_VALUE
                : first - series.kpi().horizonDays() - series.window().days() + 1;
        MapTileStore copy = new MapTileStore();
        live.days(series.slice(), series.kpi().group(), from, last, (day, tile) -> {
            copy.put(series.slice(), series.kpi().group(), day, tile);
            return true;
        });
        values = new KpiValues(copy, List.of(level ? Window.WEEK : series.window()), view.capacity());
        present = new KpiValues(live, KpiValues.LIVE, view.capacity())
                .present(series.slice().facility());
    }

    /** The rows of {@code day}: MATURED and PROVISIONAL, or one of them, or UNAVAILABLE. */
    List<KpiValue> at(long day) {
        List<KpiValue> rows = new ArrayList<>();
        KpiValues.AsOf asOf = new KpiValues.AsOf(day, KpiValues.Rows.ALL);
        values.compute(series.slice(), series.kpi().group(), asOf, present, value -> {
            if (value.kpi().equals(series.kpi().id())
                    && value.version() == series.kpi().version()) {
                rows.add(value);
            }
        });
        return rows;
    }

    /** The row of {@code day} with that status, or the UNAVAILABLE one. */
    KpiValue at(long day, KpiStatus status) {
        return at(day).stream()
                .filter(value -> value.status() == status || value.status() == KpiStatus.UNAVAILABLE)
                .findFirst()
                .orElseThrow();
    }

    /** What was first said of the closed day of {@code value}, where that is remembered. */
    Optional<PublishedRows.Row> firstSaid(KpiValue value) {
        boolean remembered = value.status() == KpiStatus.MATURED
                && series.window() == series.kpi().chartWindow();
        return remembered
                ? view.firstSaid(series.slice(), series.kpi().group(), value.asOf())
                        .of(value)
                : Optional.empty();
    }

    /** The first day on which the slice has anything to do with the KPI. */
    static OptionalLong firstDay(KpiView view, Series series) {
        long[] first = new long[1];
        boolean[] found = new boolean[1];
        view.tiles(series.slice().facility())
                .days(series.slice(), series.kpi().group(), Integer.MIN_VALUE, Integer.MAX_VALUE, (day, tile) -> {
                    first[0] = day;
                    found[0] = true;
                    return false;
                });
        return found[0] ? OptionalLong.of(first[0]) : OptionalLong.empty();
    }
}
