package io.wardwatch.kpi;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.tile.FacilityDay;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The facilities that a partition knows: their zones from the control topic (UTC until one is named), whether they contribute
 * here, which of their days is closed, and how many beds are staffed.
 */
final class FacilityDays {
    private static final ZoneId UNNAMED = ZoneOffset.UTC;

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, Known> facilities = new TreeMap<>();

    private record Known(ZoneId zone, boolean here, long closedDay, int beds) {
        byte[] bytes() {
            byte[] name = zone.getId().getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES + name.length)
                    .put((byte) (here ? 1 : 0))
                    .putLong(closedDay)
                    .putInt(beds)
                    .put(name)
                    .array();
        }

        static Known of(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            boolean here = in.get() == 1;
            long closedDay = in.getLong();
            int beds = in.getInt();
            String name = new String(bytes, in.position(), in.remaining(), StandardCharsets.UTF_8);
            return new Known(ZoneId.of(name), here, closedDay, beds);
        }
    }

    FacilityDays(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> one = all.next();
                facilities.put(one.key, Known.of(one.value));
            }
        }
    }

    void named(Facility facility) {
        Known known = known(facility.code());
        put(facility.code(), new Known(facility.zone(), known.here, known.closedDay, facility.beds()));
    }

    /** Notes that {@code facility} contributes here; true for the first time. */
    boolean contributes(String facility) {
        Known known = known(facility);
        if (known.here) {
            return false;
        }
        put(facility, new Known(known.zone, true, known.closedDay, known.beds));
        return true;
    }

    /** Closes what is over at {@code instant}, and says at which contributing facilities a day closed. */
    List<String> advance(long instant) {
        List<String> closed = new ArrayList<>();
        for (Map.Entry<String, Known> entry : List.copyOf(facilities.entrySet())) {
            Known known = entry.getValue();
            long day = FacilityDay.lastClosed(instant, known.zone);
            // A day that was closed stays so, also where a zone is corrected.
            if (known.here && day > known.closedDay) {
                put(entry.getKey(), new Known(known.zone, true, day, known.beds));
                closed.add(entry.getKey());
            }
        }
        return closed;
    }

    /** The last closed day of {@code facility}; {@link KpiValue#ABSENT} before the first. */
    long closedDay(String facility) {
        return known(facility).closedDay;
    }

    ZoneId zone(String facility) {
        return known(facility).zone;
    }

    /** Staffed beds of {@code facility}; 0 where they are not stated. */
    long beds(String facility) {
        return known(facility).beds;
    }

    /** The same, read from such a store. */
    static long beds(ReadOnlyKeyValueStore<String, byte[]> store, String facility) {
        byte[] known = store.get(facility);
        return known == null ? 0 : Known.of(known).beds;
    }

    /** The codes in such a store: all that were named or contributed. */
    static SortedSet<String> codes(ReadOnlyKeyValueStore<String, byte[]> store) {
        SortedSet<String> codes = new TreeSet<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(one -> codes.add(one.key));
        }
        return codes;
    }

    /** The last day that is closed everywhere. */
    long closedEverywhere(long instant) {
        return facilities.values().stream()
                .mapToLong(known -> FacilityDay.lastClosed(instant, known.zone))
                .min()
                .orElseGet(() -> FacilityDay.lastClosed(instant, UNNAMED));
    }

    private Known known(String facility) {
        return facilities.getOrDefault(facility, new Known(UNNAMED, false, KpiValue.ABSENT, 0));
    }

    private void put(String facility, Known known) {
        if (!known.equals(facilities.put(facility, known))) {
            store.put(facility, known.bytes());
        }
    }
}
