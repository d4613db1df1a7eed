package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.policy.RuleSetting;
import java.util.ArrayList;
import java.util.List;

/**
 * A time during which a facility was too full, by its midnight census and staffed beds, with two levels so that a census that
 * wavers between them changes nothing. A pure function of tiles and beds. Days since 1970-01-01.
 *
 * @param firstDay at whose midnight the census reached the upper level
 * @param clearedDay at whose midnight it had fallen below the lower one; {@link KpiValue#ABSENT} while it has not
 * @param occupied inpatients at the midnight of {@code firstDay}
 * @param beds staffed
 */
public record Surge(long firstDay, long clearedDay, long occupied, long beds) {
    private static final int PERCENT = 100;

    public boolean lasts() {
        return clearedDay == KpiValue.ABSENT;
    }

    /** Whole per cent, rounded down. */
    public long percent() {
        return beds == 0 ? 0 : occupied * PERCENT / beds;
    }

    /**
     * All surges of {@code facility}, ascending; none where no beds are stated.
     *
     * @param closedDay the last day that is looked at
     */
    public static List<Surge> of(TileStore tiles, String facility, long beds, long closedDay, RuleSetting setting) {
        List<Surge> surges = new ArrayList<>();
        if (!setting.on() || beds <= 0 || closedDay == KpiValue.ABSENT) {
            return surges;
        }
        long upper = setting.atLeast().orElseThrow() * beds;
        long lower = setting.below().orElseThrow() * beds;
        long[] census = new long[1];
        TileCursor cursor = new TileCursor();
        // The census changes only on days that hold a tile.
        tiles.days(SliceKey.facility(facility), MeasureGroup.CENSUS, Integer.MIN_VALUE, closedDay, (day, tile) -> {
            census[0] = Math.addExact(census[0], stepOf(cursor.on(tile)));
            Surge last = surges.isEmpty() ? null : surges.get(surges.size() - 1);
            boolean surging = last != null && last.lasts();
            if (!surging && census[0] * PERCENT >= upper) {
                surges.add(new Surge(day, KpiValue.ABSENT, census[0], beds));
            } else if (surging && census[0] * PERCENT < lower) {
                surges.set(surges.size() - 1, new Surge(last.firstDay, day, last.occupied, beds));
            }
            return true;
        });
        return surges;
    }

    private static long stepOf(TileCursor cursor) {
        while (cursor.next()) {
            if (cursor.column() == Columns.OCCUPIED) {
                return cursor.amount();
            }
        }
        return 0;
    }
}
