package io.wardwatch.core.timeline;

import io.wardwatch.core.event.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a stay was at each local midnight, and how long it lasted. A day counts for the unit in force at its end (24:00); a
 * patient on leave at that moment is nowhere. A negative census is impossible: each step down ends a step up.
 *
 * @param away where it would have been on the days on leave
 * @param midnights local midnights from begin to end; -1 while open
 * @param leaveMidnights those of them spent on leave
 * @param minutes whole minutes from begin to end; -1 while open
 */
public record Occupancy(List<Segment> segments, List<Segment> away, long midnights, long leaveMidnights, long minutes) {
    public static final long MINUTES_A_DAY = 1_440;
    private static final long MINUTE = 60_000_000L;

    /** Days {@code fromDay} up to before {@code untilDay} (ABSENT: still there) in {@code unit}; empty where unknown. */
    public record Segment(long fromDay, long untilDay, String unit) {}

    /** CMS length: the day of discharge and days on leave do not count, a same-day stay is one day (POMS 0600601070). */
    public long cmsDays() {
        return Math.max(1, midnights - leaveMidnights);
    }

    public static Occupancy of(EncounterFacts facts, LocalDays days) {
        long beginDay = days.dayOf(facts.stayBegin());
        boolean open = facts.discharged() == null;
        long endDay = open ? Long.MAX_VALUE : days.dayOf(facts.end());
        List<Segment> segments = new ArrayList<>(2);
        List<Segment> away = new ArrayList<>(0);
        long onLeave = 0;
        long day = beginDay;
        for (EncounterFacts.Leave leave : facts.leaves) {
            long from = Math.clamp(days.dayOf(leave.from()), day, endDay);
            long until = leave.until() == Long.MAX_VALUE ? endDay : Math.clamp(days.dayOf(leave.until()), from, endDay);
            if (from == until) {
                continue; // back before midnight
            }
            addPlaces(segments, facts, days, day, from);
            addPlaces(away, facts, days, from, until);
            onLeave += until - from;
            day = until;
        }
        addPlaces(segments, facts, days, day, endDay);
        return open
                ? new Occupancy(segments, away, -1, -1, -1)
                : new Occupancy(segments, away, endDay - beginDay, onLeave, (facts.end() - facts.stayBegin()) / MINUTE);
    }

    /** Splits days {@code from} up to before {@code until} by the places in force at their ends. */
    private static void addPlaces(List<Segment> into, EncounterFacts facts, LocalDays days, long from, long until) {
        if (from >= until) {
            return;
        }
        String unit = "";
        long since = from;
        for (EncounterFacts.Location location : facts.locations) {
            long day = days.dayOf(location.from());
            if (day >= until) {
                break;
            }
            if (day > since && !location.unit().equals(unit)) {
                into.add(new Segment(since, day, unit));
                since = day;
            }
            unit = location.unit();
        }
        into.add(new Segment(since, until == Long.MAX_VALUE ? Event.ABSENT : until, unit));
    }
}
