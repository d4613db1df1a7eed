package io.wardwatch.alerts;

import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The open stays and the units they lie in, from what stands in memory. */
final class UnitBoard {
    private static final double DAY = 86_400_000_000.0;
    private static final long MONTH = 30 * 86_400_000_000L;

    private record UnitKey(String facility, String unit) implements Comparable<UnitKey> {
        @Override
        public int compareTo(UnitKey other) {
            int byFacility = facility.compareTo(other.facility);
            return byFacility != 0 ? byFacility : unit.compareTo(other.unit);
        }
    }

    /** Times in microseconds. */
    private static final class Sums {
        private int open;
        private long age;
        private int closed;
        private long length;

        Double meanAge() {
            return open == 0 ? null : age / DAY / open;
        }

        Double meanLength() {
            return closed == 0 ? null : length / DAY / closed;
        }
    }

    private UnitBoard() {}

    /** Those of a facility and unit; empty = all. */
    static StaysView of(Feeds feeds, String facility, String unit) {
        long clock = feeds.clock();
        TreeMap<UnitKey, Sums> units = new TreeMap<>();
        List<StaysView.OpenStay> open = new ArrayList<>();
        for (Encounter encounter : feeds.stays().all()) {
            Stay stay = encounter.stay();
            if (stay == null
                    || stay.begin() == Event.ABSENT
                    || !(facility.isEmpty() || facility.equals(stay.facility()))
                    || !(unit.isEmpty() || unit.equals(stay.unit()))) {
                continue;
            }
            UnitKey key = new UnitKey(stay.facility(), stay.unit());
            if (encounter.inHouse()) {
                Sums sums = units.computeIfAbsent(key, k -> new Sums());
                sums.open++;
                sums.age += age(stay, clock);
                open.add(line(encounter, clock));
            } else if (encounter.discharged() && clock != Event.ABSENT && stay.end() > clock - MONTH) {
                Sums sums = units.computeIfAbsent(key, k -> new Sums());
                sums.closed++;
                sums.length += stay.end() - stay.begin();
            }
        }
        open.sort(Comparator.comparing(StaysView.OpenStay::begin).thenComparing(StaysView.OpenStay::encounterId));
        List<StaysView.UnitLine> lines = new ArrayList<>();
        units.forEach((key, sums) -> lines.add(new StaysView.UnitLine(
                key.facility(), key.unit(), sums.open, sums.meanAge(), sums.meanLength(), sums.closed)));
        return new StaysView(Rows.moment(clock), open, lines);
    }

    private static long age(Stay stay, long clock) {
        return clock == Event.ABSENT ? 0 : Math.max(0, clock - stay.begin());
    }

    private static StaysView.OpenStay line(Encounter encounter, long clock) {
        Stay stay = encounter.stay();
        Row row = encounter.alerts().stream()
                .filter(alert -> alert.shown() != null && alert.said().stands())
                .map(alert -> alert.shown().row())
                .findFirst()
                .orElse(null);
        Double probability = encounter.scores().isEmpty()
                ? null
                : Double.valueOf(encounter.scores().getLast().probability());
        return new StaysView.OpenStay(
                stay.facility(),
                stay.zone().getId(),
                stay.unit(),
                Rows.orNull(stay.bed()),
                stay.encounterId(),
                Rows.patient(stay.patient().hex()),
                Rows.moment(stay.begin()),
                age(stay, clock) / DAY,
                row == null ? null : row.alertId(),
                row == null ? null : row.severity(),
                probability);
    }
}
