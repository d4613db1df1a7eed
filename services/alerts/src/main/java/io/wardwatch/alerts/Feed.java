package io.wardwatch.alerts;

import java.util.List;
import java.util.Optional;

/** One of the two feeds: what stands in memory of it, and the way to act on it. Thread-safe. */
public final class Feed {
    private final FeedName name;

    Feed(FeedName name) {
        this.name = name;
    }

    public FeedName name() {
        return name;
    }

    /** The partitions that it is made of, {@code topic-number}, in the order of a {@link Position}; fixed while it runs. */
    public List<String> partitions() {
        throw new UnsupportedOperationException("soon");
    }

    /** How far it has read. */
    public Position position() {
        throw new UnsupportedOperationException("soon");
    }

    /** From now on tells {@code listener} every change, beginning with {@link FeedListener#live}. */
    public void listen(FeedListener listener) {
        throw new UnsupportedOperationException("soon");
    }

    /** A page of it, of one moment with its position. */
    public Listing list(Filter filter) {
        throw new UnsupportedOperationException("soon");
    }

    /** One alert's row; empty where there is none. */
    public Optional<Row> row(String alertId) {
        throw new UnsupportedOperationException("soon");
    }

    /** All about one alert; empty where there is none. */
    public Optional<Detail> detail(String alertId) {
        throw new UnsupportedOperationException("soon");
    }

    /**
     * Writes an action and waits, at most five seconds, until it has been read back: call it from a thread that may block.
     *
     * @param actor who acts, not blank
     * @param key of the request: the same again is the same action
     */
    public ActionAnswer act(String alertId, ActionRequest request, String actor, String key) {
        throw new UnsupportedOperationException("soon");
    }
}
