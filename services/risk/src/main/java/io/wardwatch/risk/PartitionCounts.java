package io.wardwatch.risk;

import io.wardwatch.core.event.RejectionReason;
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
 * @param clock the partition's last tick, microseconds; {@link io.wardwatch.core.event.Event#ABSENT} before the first
 */
public record PartitionCounts(long applied, long duplicate, Map<RejectionReason, Long> rejected, long clock) {
    /** Events read: all three outcomes together. */
    public long in() {
        return applied + duplicate + rejectedTotal();
    }

    /** Events refused for whatever reason. */
    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
