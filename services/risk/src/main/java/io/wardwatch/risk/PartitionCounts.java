package io.wardwatch.risk;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the events of one partition since its beginning, over restarts, as the last committed or open transaction
 * sees it.
 *
 * <p>Invariant: in = applied + duplicate + rejected.
 *
 * @param applied changed a timeline
 * @param duplicate said again what was known
 * @param rejected refused, by reason
 * @param clock the partition's last tick, microseconds; {@link Event#ABSENT} before the first
 */
public record PartitionCounts(long applied, long duplicate, Map<RejectionReason, Long> rejected, long clock) {
    /** Nothing yet. */
    public static final PartitionCounts NONE = new PartitionCounts(0, 0, Map.of(), Event.ABSENT);

    /** Those of two partitions together; the clock is the later one. */
    public PartitionCounts plus(PartitionCounts other) {
        Map<RejectionReason, Long> both = new EnumMap<>(RejectionReason.class);
        both.putAll(rejected);
        other.rejected.forEach((reason, count) -> both.merge(reason, count, Long::sum));
        return new PartitionCounts(
                applied + other.applied, duplicate + other.duplicate, both, Math.max(clock, other.clock));
    }

    /** Events read: all three outcomes together. */
    public long in() {
        return applied + duplicate + rejectedTotal();
    }

    /** Events refused for whatever reason. */
    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
