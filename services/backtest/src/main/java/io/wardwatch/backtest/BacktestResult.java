package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.Balance;
import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.RejectionReason;
import java.util.List;
import java.util.Map;

/**
 * What a backtest came to.
 *
 * @param bases how many accepted events have each basis of {@code recordedAt}
 * @param endedEarly places where a file broke off before its end
 * @param whole what became of all scores of the window
 * @param judged the same of those of the moment by which models are judged
 * @param wallNanos from the first file to the last row; {@code readNanos} of them until the last event was applied
 */
public record BacktestResult(
        Summary.Counts counts,
        Map<RejectionReason, Long> rejectedByReason,
        Map<RecordedAtBasis, Long> bases,
        List<String> endedEarly,
        Summary.Horizon horizon,
        List<InputDigest> inputs,
        CaseTable cases,
        Balance whole,
        Balance judged,
        long wallNanos,
        long readNanos) {
    private static final double NANOS = 1e9;

    public double wallSeconds() {
        return wallNanos / NANOS;
    }

    /** Records a second while reading and applying. */
    public double readRate() {
        return counts.in() / (readNanos / NANOS);
    }

    /** Records a second of the whole run, with all that is written. */
    public double rate() {
        return counts.in() / wallSeconds();
    }
}
