package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.CellKind;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.Family;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.Reading;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import java.util.Arrays;
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
    private final Capacity capacity;
    private final Map<MeasureGroup, Cohorts> cohorts = new EnumMap<>(MeasureGroup.class);

    /** Of each group that has levels, the sums of all steps. */
    private final Map<MeasureGroup, Sums> levels = new EnumMap<>(MeasureGroup.class);

    /** Of patients, the sums of all steps as of the day on which the last matured cohort ends. */
    private final Sums maturedSteps = new Sums(MeasureGroup.PATIENTS);

    /** Of the census of the slice at hand, what it adds up to over the days of each window. */
    private final long[] levelDays;
    /** The first day on which the slice at hand has a step. */
    private long firstStep;

    /** Which rows are asked for. */
    public enum Rows {
        ALL,
        /** Without the MATURED rows of KPIs that have a horizon: what a day that is not over can say. */
        RUNNING
    }

    /** @param windows ascending, such as {@link #LIVE} */
    public KpiValues(TileStore store, List<Window> windows) {
        this(store, windows, Capacity.NONE);
    }

    /**
     * @param windows ascending
     * @param capacity beds and available days, where they are stated
     */
    public KpiValues(TileStore store, List<Window> windows, Capacity capacity) {
        this.capacity = capacity;
        this.store = store;
        this.windows = List.copyOf(windows);
        this.levelDays = new long[windows.size()];
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
            SliceKey whole = SliceKey.facility(facility);
            if (!present.contains(family) && (!family.stated() || of(kpi, whole) > 0) && holds(whole, family)) {
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
            boolean known = present.contains(kpi.family()) && (!kpi.family().stated() || of(kpi, slice) > 0);
            if (known && kpi.cell() != CellKind.FLOW && !stepped) {
                step(slice, group, day.day());
                stepped = true;
            }
            if (!known) {
                unavailable(row, out);
            } else if (kpi.cell() == CellKind.LEVEL) {
                out.accept(row.level(levels.get(group), of(kpi, slice)));
            } else {
                if (!summed) {
                    sums.sum(store, slice, day.day());
                    summed = true;
                }
                windows(row, sums, day.rows(), out);
            }
        }
    }

    /** What is stated of {@code slice} for each day, thousandths; 0 where nothing is. */
    private long of(Kpi kpi, SliceKey slice) {
        if (!kpi.family().stated() || slice.facility().equals(SliceKey.ALL)) {
            return 0;
        }
        boolean staff = kpi.family().equals(Family.STAFFING);
        return capacity.aDay(slice.facility(), staff ? Dimension.PROVIDER : slice.dimension(), slice.value());
    }

    /** A day and which of its rows are asked for. */
    public record AsOf(long day, Rows rows) {}

    private void unavailable(Row row, Consumer<KpiValue> out) {
        if (row.kpi.cell() == CellKind.LEVEL) {
            out.accept(row.unavailable(Window.LEVEL));
        } else {
            windows.stream().filter(row.kpi::tells).forEach(window -> out.accept(row.unavailable(window)));
        }
    }

    private void windows(Row row, Cohorts sums, Rows rows, Consumer<KpiValue> out) {
        int horizon = row.kpi.horizonDays();
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            if (row.kpi.cell() == CellKind.LEVEL_DAYS) {
                long days = Math.clamp(row.day - firstStep + 1, 0, window.days());
                long stated = Math.multiplyExact(of(row.kpi, row.slice), days);
                out.accept(row.levelDays(levelDays[w], stated, sums.at(0, w), window));
            } else if (row.kpi.reading() instanceof Reading.TopShare top) {
                if (row.kpi.tells(window)) {
                    top(row, top, sums, new Place(w, rows), out);
                }
                continue;
            } else if (row.kpi.cell() == CellKind.DISTINCT) {
                out.accept(row.distinct(sums.at(0, w), levels.get(row.kpi.group()), window));
            } else if (horizon == 0 || rows == Rows.ALL) {
                out.accept(row.read(sums.at(horizon, w), window, KpiStatus.MATURED));
            }
            if (horizon > 0) {
                out.accept(row.read(sums.at(0, w), window, KpiStatus.PROVISIONAL));
            }
        }
    }

    /** A window by its number, and which of its rows are asked for. */
    private record Place(int window, Rows rows) {}

    private void top(Row row, Reading.TopShare top, Cohorts sums, Place place, Consumer<KpiValue> out) {
        Window window = windows.get(place.window);
        if (place.rows == Rows.ALL) {
            Sums matured = sums.at(row.kpi.horizonDays(), place.window);
            out.accept(row.top(top, matured, maturedSteps, new Said(window, KpiStatus.MATURED)));
        }
        Sums steps = levels.get(row.kpi.group());
        out.accept(row.top(top, sums.at(0, place.window), steps, new Said(window, KpiStatus.PROVISIONAL)));
    }

    /** Sums all steps up to {@code day}, once for all KPIs of a group; and what the census adds up to over each window. */
    private void step(SliceKey slice, MeasureGroup group, long day) {
        Sums steps = levels.get(group);
        steps.clear();
        maturedSteps.clear();
        Arrays.fill(levelDays, 0);
        firstStep = day + 1;
        boolean census = group == MeasureGroup.CENSUS;
        boolean patients = group == MeasureGroup.PATIENTS;
        TileCursor cursor = new TileCursor();
        store.days(slice, group, Integer.MIN_VALUE, day, (tileDay, tile) -> {
            firstStep = Math.min(firstStep, tileDay);
            cursor.on(tile);
            while (cursor.next()) {
                steps.add(cursor.column(), cursor.amount());
                if (patients && day - tileDay >= Columns.RETURN_HORIZON) {
                    maturedSteps.add(cursor.column(), cursor.amount());
                }
                if (census && cursor.column() == Columns.OCCUPIED) {
                    stepDays(day - tileDay + 1, cursor.amount());
                }
            }
            return true;
        });
    }

    /** A step counts on each day from its own to the window's last. */
    private void stepDays(long days, long step) {
        for (int w = 0; w < levelDays.length; w++) {
            long within = Math.min(days, windows.get(w).days());
            levelDays[w] = Math.addExact(levelDays[w], Math.multiplyExact(step, within));
        }
    }

    /** Which row of a KPI. */
    private record Said(Window window, KpiStatus status) {}

    /** The rows of one KPI, slice and day. */
    private record Row(Kpi kpi, SliceKey slice, long day) {
        KpiValue unavailable(Window window) {
            return value(window, KpiStatus.UNAVAILABLE, Numbers.NOTHING);
        }

        KpiValue level(Sums steps, long capacity) {
            Numbers numbers =
                    switch (kpi.reading()) {
                        case Reading.Steps r ->
                            Numbers.count(steps.at(r.column()) + (r.also() == r.column() ? 0 : steps.at(r.also())));
                        case Reading.Age r -> Numbers.age(day, steps.at(r.level()), steps.at(r.begins()));
                        case Reading.UsedAtOnce r -> Numbers.used(steps.at(r.column()), capacity);
                        default -> throw new IllegalStateException("no level");
                    };
            return value(Window.LEVEL, KpiStatus.MATURED, numbers);
        }

        /** @param capacity of all days of the window, thousandths */
        KpiValue levelDays(long levelDays, long capacity, Sums sums, Window window) {
            Numbers numbers =
                    switch (kpi.reading()) {
                        case Reading.LevelDays r -> Numbers.count(levelDays);
                        case Reading.Used r -> Numbers.used(levelDays, capacity);
                        case Reading.Idle r -> Numbers.idle(levelDays, capacity, sums.at(r.count()));
                        default -> throw new IllegalStateException("no level is added up");
                    };
            return value(window, KpiStatus.MATURED, numbers);
        }

        KpiValue distinct(Sums sums, Sums steps, Window window) {
            Numbers numbers =
                    switch (kpi.reading()) {
                        case Reading.Patients r -> Numbers.count(patients(r, sums, steps, window));
                        case Reading.PerPatient r ->
                            Numbers.each(sums.at(r.sum()), patients(r.patients(), sums, steps, window));
                        default -> throw new IllegalStateException("no patients are counted");
                    };
            return value(window, KpiStatus.MATURED, numbers);
        }

        KpiValue top(Reading.TopShare reading, Sums sums, Sums steps, Said said) {
            long patients = patients(reading.patients(), sums, steps, said.window);
            return value(said.window, said.status, TopPatients.share(steps, reading, patients));
        }

        private static long patients(Reading.Patients reading, Sums sums, Sums steps, Window window) {
            int place = Window.lookingBack().indexOf(window);
            return sums.at(reading.days()) - steps.at(reading.repeats() + place);
        }

        KpiValue read(Sums sums, Window window, KpiStatus status) {
            Numbers numbers =
                    switch (kpi.reading()) {
                        case Reading.Share r -> Numbers.share(sums.at(r.numerator()), sums.at(r.denominator()));
                        case Reading.AmountShare r -> Numbers.amounts(sums.at(r.numerator()), sums.at(r.denominator()));
                        case Reading.Mean r ->
                            Numbers.mean(sums.at(r.sum()), sums.squaresAt(r.squares()), sums.at(r.count()));
                        case Reading.Variance r ->
                            Numbers.variance(sums.at(r.sum()), sums.squaresAt(r.squares()), sums.at(r.count()));
                        case Reading.Total r ->
                            Numbers.total(sums.at(r.sum()), sums.squaresAt(r.squares()), sums.at(r.count()));
                        case Reading.Count r -> Numbers.count(sums.at(r.column()));
                        case Reading.Quantile r -> Numbers.quantile(sums, r);
                        case Reading.GeometricMean r -> Numbers.geometric(sums, r);
                        case Reading.LengthRatio r -> Numbers.ratio(sums, r);
                        case Reading.CountRatio r -> Numbers.ratio(sums, r);
                        case Reading.Composite r -> Numbers.composite(sums, r);
                        default -> throw new IllegalStateException("no FLOW: " + kpi.id());
                    };
            return value(window, status, numbers);
        }

        private KpiValue value(Window window, KpiStatus status, Numbers numbers) {
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
                    numbers.numerator(),
                    numbers.denominator(),
                    numbers.sum(),
                    Optional.ofNullable(numbers.squares()),
                    numbers.value(),
                    numbers.low(),
                    numbers.high(),
                    kpi.unit().text(),
                    1,
                    KpiValue.ABSENT,
                    Double.NaN,
                    status == KpiStatus.UNAVAILABLE ? kpi.family().name() : "");
        }
    }
}
