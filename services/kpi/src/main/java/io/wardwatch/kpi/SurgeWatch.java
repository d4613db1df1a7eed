package io.wardwatch.kpi;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.tile.Surge;
import io.wardwatch.core.tile.SurgeAlerts;
import io.wardwatch.core.tile.TileStore;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Says what of a facility's surges is another thing than was said before, whenever a day of it closes. What was said stands in a
 * store, by facility: first day and day of clearing of each surge.
 */
final class SurgeWatch {
    private static final String FACT_GONE = "FACT_GONE";

    private final TileStore tiles;
    private final FacilityDays days;
    private final KeyValueStore<String, byte[]> said;
    private final SurgeAlerts alerts;
    private final Consumer<CareAlert> forward;

    SurgeWatch(
            TileStore tiles,
            FacilityDays days,
            KeyValueStore<String, byte[]> said,
            SurgeAlerts alerts,
            Consumer<CareAlert> forward) {
        this.tiles = tiles;
        this.days = days;
        this.said = said;
        this.alerts = alerts;
        this.forward = forward;
    }

    void closed(String facility) {
        List<Surge> surges =
                Surge.of(tiles, facility, days.beds(facility), days.closedDay(facility), alerts.setting());
        byte[] stored = said.get(facility);
        if (stored == null && surges.isEmpty()) {
            return;
        }
        Map<Long, Long> before = read(stored);
        ByteBuffer after = ByteBuffer.allocate(surges.size() * 2 * Long.BYTES);
        for (Surge surge : surges) {
            Long cleared = before.remove(surge.firstDay());
            if (cleared == null || cleared != surge.clearedDay()) {
                forward.accept(alerts.of(facility, days.zone(facility), surge));
            }
            after.putLong(surge.firstDay()).putLong(surge.clearedDay());
        }
        before.forEach((firstDay, cleared) -> {
            Surge gone = new Surge(firstDay, cleared, 0, days.beds(facility));
            forward.accept(alerts.of(facility, days.zone(facility), gone).retracted(FACT_GONE));
        });
        said.put(facility, after.array());
    }

    private static Map<Long, Long> read(byte[] stored) {
        Map<Long, Long> surges = new TreeMap<>();
        ByteBuffer in = ByteBuffer.wrap(stored == null ? new byte[0] : stored);
        while (in.hasRemaining()) {
            surges.put(in.getLong(), in.getLong());
        }
        return surges;
    }
}
