package io.wardwatch.backtest;

import java.util.List;
import java.util.Map;

/**
 * What became of everything that was said live. Invariant: each record of the topics in range is counted once, as reproduced,
 * different or not reproducible.
 *
 * @param reproduced records by topic: the engine says them from their cut, byte for byte
 * @param different records by topic that it says otherwise or not at all, and what it says that the topic lacks
 * @param notReproducible records by the reason why nothing can be said about them
 * @param gone what it says of which the topic keeps only a later word
 * @param broke steps at which the engine broke; as live, these changed nothing
 * @param first the first differences, in words without patient data
 */
public record AsRunResult(
        Map<String, Long> reproduced,
        Map<String, Long> different,
        Map<String, Long> notReproducible,
        long gone,
        long broke,
        List<String> first) {
    /** All that was reproduced. */
    public long reproducedTotal() {
        return total(reproduced);
    }

    /** All that differs. */
    public long differentTotal() {
        return total(different);
    }

    /** All about which nothing can be said. */
    public long notReproducibleTotal() {
        return total(notReproducible);
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
