package io.wardwatch.streaming.registry;

import io.wardwatch.formats.WrittenAs;
import io.wardwatch.schemas.TopicSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Ids that lead nowhere, for a while: a producer that writes them by the million must not make as many questions, and a schema
 * that is registered late must be found. Holds at most {@link #MOST}, those asked for last.
 */
final class UnreadableIds {
    static final int MOST = 10_000;
    static final Duration HOLDS = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Map<Place, Known> ids = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Place(String topic, int id) {}

    private record Known(long since, WrittenAs.Unreadable why) {}

    UnreadableIds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Why that id cannot be read, or null where it has to be asked for. */
    synchronized WrittenAs get(TopicSpec topic, int id) {
        Place place = new Place(topic.name(), id);
        Known known = ids.get(place);
        if (known == null) {
            return null;
        }
        if (nanoTime.getAsLong() - known.since > HOLDS.toNanos()) {
            ids.remove(place);
            return null;
        }
        return known.why;
    }

    synchronized void put(TopicSpec topic, int id, WrittenAs.Unreadable why) {
        ids.put(new Place(topic.name(), id), new Known(nanoTime.getAsLong(), why));
    }

    synchronized int size() {
        return ids.size();
    }
}
