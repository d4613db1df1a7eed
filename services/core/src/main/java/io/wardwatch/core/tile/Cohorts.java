package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.Reading;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import java.util.List;
import java.util.TreeSet;

/**
 * The sums of one group over every cohort that its KPIs speak of, from one walk over its day tiles. A cohort is (T − h − W,
 * T − h] for horizon h and window W. Windows nest, so each day is added to the narrowest window that holds it, and the
 * windows are added up at the end. Reused.
 */
final class Cohorts {
    /** Columns below this number say for which horizons they count; those above are histograms, of horizon 0. */
    private static final int PLAIN = 256;

    private final MeasureGroup group;
    private final List<Window> windows;
    private final int[] horizons;
    /** Bit i: the column counts for horizon i. */
    private final int[] wanted = new int[PLAIN];

    private final Sums[][] sums;
    private final int[] ring;
    private final TileCursor cursor = new TileCursor();

    /** @param windows ascending */
    Cohorts(MeasureGroup group, List<Window> windows) {
        this.group = group;
        this.windows = windows;
        TreeSet<Integer> days = new TreeSet<>();
        // The provisional cohort of every horizon is the cohort of horizon 0.
        days.add(0);
        Catalogue.of(group).forEach(kpi -> days.add(kpi.horizonDays()));
        horizons = days.stream().mapToInt(Integer::intValue).toArray();
        ring = new int[horizons.length];
        java.util.Arrays.fill(wanted, 1);
        Catalogue.of(group).forEach(this::want);
        sums = new Sums[horizons.length][windows.size()];
        for (Sums[] ofHorizon : sums) {
            for (int w = 0; w < ofHorizon.length; w++) {
                ofHorizon[w] = new Sums(group);
            }
        }
    }

    private void want(Kpi kpi) {
        int bit = 1 << index(kpi.horizonDays());
        if (kpi.horizonDays() == 0) {
            return;
        }
        switch (kpi.reading()) {
            case Reading.Share share -> want(bit, share.numerator(), share.denominator());
            case Reading.AmountShare share -> want(bit, share.numerator(), share.denominator());
            case Reading.CountRatio ratio -> want(bit, ratio);
            case Reading.Composite all -> {
                wanted[all.cases()] |= bit;
                want(bit, all.returns());
                want(bit, all.deaths());
                want(bit, all.length().cases(), all.length().observed());
                want(bit, all.length().expected(), all.length().squares());
                wanted[all.length().squares() + 1] |= bit;
            }
            case Reading.Total total -> {
                want(bit, total.sum(), total.count());
                want(bit, total.squares(), total.squares() + 1);
            }
            case Reading.TopShare top -> wanted[top.patients().days()] |= bit;
            default -> throw new IllegalArgumentException("only shares and ratios have a horizon: " + kpi.id());
        }
    }

    private void want(int bit, Reading.CountRatio ratio) {
        want(bit, ratio.observed(), ratio.expected());
        wanted[ratio.cases()] |= bit;
    }

    private void want(int bit, int numerator, int denominator) {
        wanted[numerator] |= bit;
        wanted[denominator] |= bit;
    }

    /** Sums the tiles of {@code slice} as of {@code day}. */
    void sum(TileStore store, SliceKey slice, long day) {
        for (Sums[] ofHorizon : sums) {
            for (Sums ofWindow : ofHorizon) {
                ofWindow.clear();
            }
        }
        store.days(slice, group, first(day), day, (tileDay, tile) -> {
            add(day - tileDay, tile);
            return true;
        });
        for (Sums[] ofHorizon : sums) {
            for (int w = 1; w < ofHorizon.length; w++) {
                ofHorizon[w].addAll(ofHorizon[w - 1]);
            }
        }
    }

    /** The sums of the cohort of window number {@code window} for outcomes within {@code horizonDays}. */
    Sums at(int horizonDays, int window) {
        return sums[index(horizonDays)][window];
    }

    private void add(long age, byte[] tile) {
        int holding = 0;
        for (int h = 0; h < horizons.length; h++) {
            ring[h] = ring(age - horizons[h]);
            holding |= ring[h] < 0 ? 0 : 1 << h;
        }
        cursor.on(tile);
        while (cursor.next()) {
            int column = cursor.column();
            int into = holding & (column < PLAIN ? wanted[column] : 1);
            while (into != 0) {
                int h = Integer.numberOfTrailingZeros(into);
                sums[h][ring[h]].add(column, cursor.amount());
                into &= into - 1;
            }
        }
        if (ring[0] >= 0) {
            sums[0][ring[0]].carry();
        }
    }

    /** The narrowest window that holds a day of {@code age} days, or −1. */
    private int ring(long age) {
        if (age < 0) {
            return -1;
        }
        for (int w = 0; w < windows.size(); w++) {
            if (age < windows.get(w).days()) {
                return w;
            }
        }
        return -1;
    }

    private long first(long day) {
        Window widest = windows.getLast();
        return widest == Window.ALL ? Integer.MIN_VALUE : day - horizons[horizons.length - 1] - widest.days() + 1;
    }

    private int index(int horizonDays) {
        for (int h = 0; h < horizons.length; h++) {
            if (horizons[h] == horizonDays) {
                return h;
            }
        }
        throw new IllegalArgumentException("no KPI of the group has a horizon of " + horizonDays + " days");
    }
}
