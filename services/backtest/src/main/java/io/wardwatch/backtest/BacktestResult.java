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
 * @param headline figures by name: of one model its values, of two the differences second − first
 * @param verdict one sentence on two models; empty of one
 * @param began {@link System#nanoTime} of the start
 * @param readNanos until the last patient was described
 * @param wallNanos until the last row was written
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
        Map<String, Double> headline,
        String verdict,
        long began,
        long readNanos,
        long wallNanos) {
    private static final double NANOS = 1e9;

    /** The same, ended just now with these figures. */
    BacktestResult with(Map<String, Double> figures, String sentence) {
        return new BacktestResult(
                counts,
                rejectedByReason,
                bases,
                endedEarly,
                horizon,
                inputs,
                cases,
                whole,
                judged,
                figures,
                sentence,
                began,
                readNanos,
                System.nanoTime() - began);
    }

    public double wallSeconds() {
        return wallNanos / NANOS;
    }

    /** Records a second while reading, applying and describing. */
    public double readRate() {
        return counts.in() / (readNanos / NANOS);
    }

    /** Records a second of the whole run, with all that is written. */
    public double rate() {
        return counts.in() / wallSeconds();
    }
}
