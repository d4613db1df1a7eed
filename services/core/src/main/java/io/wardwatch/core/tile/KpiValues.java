package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.CellKind;
import io.wardwatch.core.measure.Family;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.Reading;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the values of KPIs off day tiles, as of a day T. With horizon H and window W: a MATURED row over (T − H − W, T − H] and a
 * PROVISIONAL one over (T − W, T]; with H = 0 one MATURED row; a level has one row, window 0d. Revision is 1 throughout: what
 * was said before is the business of {@link Publication}. Reuses its sums: one thread an instance.
 */
public final class KpiValues {
    /** The windows of a live service; a replay adds the whole history. */
    public static final List<Window> LIVE = List.of(Window.WEEK, Window.MONTH, Window.QUARTER, Window.YEAR);

    public static final List<Window> REPLAY =
            List.of(Window.WEEK, Window.MONTH, Window.QUARTER, Window.YEAR, Window.ALL);

    private final TileStore store;
    private final List<Window> windows;
    private final Map<MeasureGroup, Cohorts> cohorts = new EnumMap<>(MeasureGroup.class);

    /** Of each group that has levels, the sums of all steps. */
    private final Map<MeasureGroup, Sums> levels = new EnumMap<>(MeasureGroup.class);

    /** Which rows are asked for. */
    public enum Rows {
        ALL,
        /** Without the MATURED rows of KPIs that have a horizon: what a day that is not over can say. */
        RUNNING
    }

    /** @param windows ascending, such as {@link #LIVE} */
    public KpiValues(TileStore store, List<Window> windows) {
        this.store = store;
        this.windows = List.copyOf(windows);
        for (MeasureGroup group : MeasureGroup.values()) {
            cohorts.put(group, new Cohorts(group, this.windows));
            if (Catalogue.of(group).stream().anyMatch(kpi -> kpi.cell() != CellKind.FLOW)) {
                levels.put(group, new Sums(group));
            }
        }
    }

    /** The inputs that were ever seen at {@code facility}, or anywhere where it is {@link SliceKey#ALL}. */
    public Set<Family> present(String facility) {
        Set<Family> present = new HashSet<>();
        for (Kpi kpi : Catalogue.all()) {
            Family family = kpi.family();
            if (!present.contains(family) && holds(SliceKey.facility(facility), family)) {
                present.add(family);
            }
        }
        return present;
    }

    /** A count is never below 0 in a day, so its sum is 0 exactly where no day holds it. */
    private boolean holds(SliceKey slice, Family family) {
        boolean[] found = new boolean[1];
        TileCursor cursor = new TileCursor();
        store.days(slice, family.group(), Integer.MIN_VALUE, Integer.MAX_VALUE, (day, tile) -> {
            cursor.on(tile);
            while (cursor.next() && cursor.column() <= family.column()) {
                found[0] |= cursor.column() == family.column();
            }
            return !found[0];
        });
        return found[0];
    }

    /**
     * Says the values of all KPIs of {@code group} for {@code slice} as of {@code day}.
     *
     * @param present see {@link #present}, of the slice's facility
     */
    public void compute(SliceKey slice, MeasureGroup group, AsOf day, Set<Family> present, Consumer<KpiValue> out) {
        Cohorts sums = cohorts.get(group);
        boolean summed = false;
        boolean stepped = false;
        for (Kpi kpi : Catalogue.of(group)) {
            if (!kpi.slices().contains(slice.dimension())) {
                continue;
            }
            Row row = new Row(kpi, slice, day.day());
            boolean known = present.contains(kpi.family());
            if (known && kpi.cell() != CellKind.FLOW && !stepped) {
                step(slice, group, day.day());
                stepped = true;
            }
            if (!known) {
                unavailable(row, out);
            } else if (kpi.cell() == CellKind.LEVEL) {
                out.accept(row.level(levels.get(group).at(((Reading.Steps) kpi.reading()).column())));
            } else {
                if (!summed) {
                    sums.sum(store, slice, day.day());
                    summed = true;
                }
                windows(row, sums, day.rows(), out);
            }
        }
    }

    /** A day and which of its rows are asked for. */
    public record AsOf(long day, Rows rows) {}

    private void unavailable(Row row, Consumer<KpiValue> out) {
        if (row.kpi.cell() == CellKind.LEVEL) {
            out.accept(row.unavailable(Window.LEVEL));
        } else {
            windows.forEach(window -> out.accept(row.unavailable(window)));
        }
    }

    private void windows(Row row, Cohorts sums, Rows rows, Consumer<KpiValue> out) {
        int horizon = row.kpi.horizonDays();
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            if (row.kpi.cell() == CellKind.DISTINCT) {
                out.accept(row.distinct(sums.at(0, w), levels.get(row.kpi.group()), window));
            } else if (horizon == 0 || rows == Rows.ALL) {
                out.accept(row.read(sums.at(horizon, w), window, KpiStatus.MATURED));
            }
            if (horizon > 0) {
                out.accept(row.read(sums.at(0, w), window, KpiStatus.PROVISIONAL));
            }
        }
    }

    /** Sums all steps up to {@code day}, once for all KPIs of a group. */
    private void step(SliceKey slice, MeasureGroup group, long day) {
        Sums steps = levels.get(group);
        steps.clear();
        TileCursor cursor = new TileCursor();
        store.days(slice, group, Integer.MIN_VALUE, day, (tileDay, tile) -> {
            cursor.on(tile);
            while (cursor.next()) {
                steps.add(cursor.column(), cursor.amount());
            }
            return true;
        });
    }

    /** The rows of one KPI, slice and day. */
    private record Row(Kpi kpi, SliceKey slice, long day) {
        private static final long ABSENT = KpiValue.ABSENT;
        private static final double NONE = Double.NaN;

        KpiValue unavailable(Window window) {
            return value(window, KpiStatus.UNAVAILABLE, new Numbers(ABSENT, ABSENT, ABSENT, NONE, NONE, NONE), null);
        }

        KpiValue level(long level) {
            return value(Window.LEVEL, KpiStatus.MATURED, new Numbers(level, ABSENT, ABSENT, level, NONE, NONE), null);
        }

        KpiValue distinct(Sums sums, Sums steps, Window window) {
            Numbers numbers =
                    switch (kpi.reading()) {
                        case Reading.Patients r -> count(patients(r, sums, steps, window));
                        case Reading.PerPatient r ->
                            each(sums.at(r.sum()), patients(r.patients(), sums, steps, window));
                        default -> throw new IllegalStateException("no patients are counted");
                    };
            return value(window, KpiStatus.MATURED, numbers, null);
        }

        private static long patients(Reading.Patients reading, Sums sums, Sums steps, Window window) {
            int place = Window.lookingBack().indexOf(window);
            return sums.at(reading.days()) - steps.at(reading.repeats() + place);
        }

        private static Numbers each(long sum, long n) {
            return new Numbers(ABSENT, n, sum, n == 0 ? NONE : (double) sum / n, NONE, NONE);
        }

        KpiValue read(Sums sums, Window window, KpiStatus status) {
            return switch (kpi.reading()) {
                case Reading.Share r ->
                    value(window, status, share(sums.at(r.numerator()), sums.at(r.denominator())), null);
                case Reading.AmountShare r ->
                    value(window, status, amounts(sums.at(r.numerator()), sums.at(r.denominator())), null);
                case Reading.Mean r -> {
                    BigInteger squares = sums.squaresAt(r.squares());
                    yield value(window, status, mean(sums.at(r.sum()), squares, sums.at(r.count())), squares);
                }
                case Reading.Total r ->
                    value(window, status, total(sums.at(r.sum()), sums.at(r.count())), sums.squaresAt(r.squares()));
                case Reading.Count r -> value(window, status, count(sums.at(r.column())), null);
                case Reading.Quantile r -> value(window, status, quantile(sums, r), null);
                case Reading.Steps r -> throw new IllegalStateException("a level has no window");
                case Reading.Patients r -> throw new IllegalStateException("patients are counted by their steps");
                case Reading.PerPatient r -> throw new IllegalStateException("patients are counted by their steps");
            };
        }

        private static Numbers share(long k, long n) {
            return n == 0
                    ? new Numbers(k, n, ABSENT, NONE, NONE, NONE)
                    : new Numbers(k, n, ABSENT, (double) k / n, Intervals.wilsonLow(k, n), Intervals.wilsonHigh(k, n));
        }

        private static Numbers amounts(long part, long whole) {
            return new Numbers(part, whole, ABSENT, whole <= 0 ? NONE : (double) part / whole, NONE, NONE);
        }

        private static Numbers mean(long sum, BigInteger squares, long n) {
            if (n == 0) {
                return new Numbers(ABSENT, n, sum, NONE, NONE, NONE);
            }
            double mean = (double) sum / n;
            double reach = n < 2 ? NONE : Intervals.Z * Intervals.standardError(sum, squares, n);
            return new Numbers(ABSENT, n, sum, mean, mean - reach, mean + reach);
        }

        private static Numbers total(long sum, long n) {
            return new Numbers(ABSENT, n, sum, n == 0 ? NONE : sum, NONE, NONE);
        }

        private static Numbers count(long count) {
            return new Numbers(count, ABSENT, ABSENT, count, NONE, NONE);
        }

        private static Numbers quantile(Sums sums, Reading.Quantile quantile) {
            long n = sums.cases(quantile);
            if (n == 0) {
                return new Numbers(ABSENT, n, ABSENT, NONE, NONE, NONE);
            }
            int bin = sums.bin(quantile, n);
            double low = quantile.scale().low(bin);
            return new Numbers(ABSENT, n, ABSENT, low, low, quantile.scale().high(bin));
        }

        private KpiValue value(Window window, KpiStatus status, Numbers numbers, BigInteger squares) {
            KeptRow.Of of = new KeptRow.Of(kpi, slice, window, status, day);
            return new KpiValue(
                    kpi.id(),
                    kpi.version(),
                    slice,
                    window,
                    status,
                    day,
                    of.cohortFrom(),
                    of.cohortTo(),
                    numbers.numerator,
                    numbers.denominator,
                    numbers.sum,
                    Optional.ofNullable(squares),
                    numbers.value,
                    numbers.low,
                    numbers.high,
                    kpi.unit().text(),
                    1,
                    ABSENT,
                    NONE,
                    status == KpiStatus.UNAVAILABLE ? kpi.family().name() : "");
        }
    }

    private record Numbers(long numerator, long denominator, long sum, double value, double low, double high) {}
}
