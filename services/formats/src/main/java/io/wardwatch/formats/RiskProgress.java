package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import java.util.List;
import java.util.Map;

/**
 * How far one partition of {@code risk} has come and what became of its events, as it says on {@code risk.progress.v1}. Key:
 * the partition's number. Times in microseconds.
 *
 * @param clock the latest tick; {@link Event#ABSENT} before the first
 * @param inputs one for each input topic, {@code control.v1} last: of that, applied are the records that were understood
 */
public record RiskProgress(int partition, int partitions, long clock, List<Input> inputs) {
    public RiskProgress {
        inputs = List.copyOf(inputs);
    }

    /**
     * What became of the events of one input, over all restarts. Invariant: received = applied + duplicate + rejected.
     *
     * @param offset of the last record seen, -1 for none
     * @param lastSeen when that record reached the log; {@link Event#ABSENT} for none
     * @param rejected by the name of the reason, which may be one that only a later version knows
     */
    public record Input(
            String topic, long offset, long lastSeen, long applied, long duplicate, Map<String, Long> rejected) {
        public Input {
            rejected = Map.copyOf(rejected);
        }

        /** All events that were read. */
        public long received() {
            return applied + duplicate + rejectedTotal();
        }

        /** Events refused for whatever reason. */
        public long rejectedTotal() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
