package io.wardwatch.alerts;

import java.time.Instant;

/**
 * How far the feeds are.
 *
 * @param rebuilt lists and streams can be answered; stays so when Kafka is away for a while
 * @param percent of the records that were there at the start
 * @param records read so far
 * @param clock the events' clock, null before the first tick
 */
public record FeedState(Phase phase, boolean rebuilt, int percent, long records, Instant clock) {
    /** REBUILDING until it has read what was there at the start; then LIVE. RETRYING: Kafka does not answer just now. */
    public enum Phase {
        REBUILDING,
        LIVE,
        RETRYING,
        STOPPED
    }
}
