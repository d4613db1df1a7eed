package io.wardwatch.alerts;

import java.util.Collection;

/**
 * Is told what happens to a feed, in its order, by the reader's thread while it holds the feed's lock: it must be quick and must
 * not call back. Clocks are the events', microseconds, {@link Long#MIN_VALUE} before the first tick.
 */
public interface FeedListener {
    /** The feed has been rebuilt up to here: {@code all} its rows. Comes once, first. */
    void live(Position position, long clock, Collection<FeedChange> all);

    /**
     * The feed has gone on, by one record or by a batch. {@code changed} are the rows that now differ, each once, in any order;
     * none where nothing differs, which is told too.
     */
    void moved(Position position, long clock, Collection<FeedChange> changed);

    /** An alert is kept no longer, for its age or because its record was deleted. */
    void forgotten(String alertId);
}
