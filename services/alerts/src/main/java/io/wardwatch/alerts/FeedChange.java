package io.wardwatch.alerts;

/**
 * A row as it now stands, and what it was made of: by this any instance can tell, also after a restart, whether a reader at some
 * position has seen it.
 *
 * @param touch every record that the row stands on: of its alert, of the actions on it, of the scores and the stay of its
 *     encounter, read in whatever order; what was taken back again stays in it
 * @param timedAt the last moment (microseconds, not after the clock) at which the row changed by time alone, as when a snooze
 *     ended or it expired; {@link Long#MIN_VALUE} where there is none. A function of records and clock, not of when it was seen
 */
public record FeedChange(Row row, Touch touch, long timedAt) {
    /** Whether a reader who has read up to {@code position}, with the clock at {@code clock}, has not seen it. */
    public boolean since(Position position, long clock) {
        return !touch.within(position) || timedAt > clock;
    }
}
