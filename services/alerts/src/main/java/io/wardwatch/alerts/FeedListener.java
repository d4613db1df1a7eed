package io.wardwatch.alerts;

/**
 * Is told what happens to a feed, in its order, by the reader's thread while it holds the feed's lock: it must be quick and must
 * not call back.
 */
public interface FeedListener {
    /** The feed has been rebuilt up to here, and every change after it is told. Comes once, first. */
    void live(Position position);

    /** A row changed. */
    void changed(FeedChange change);
}
