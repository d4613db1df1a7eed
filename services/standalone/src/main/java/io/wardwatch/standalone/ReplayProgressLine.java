package io.wardwatch.standalone;

import io.wardwatch.backtest.ReplayProgress;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;

/** A replay's progress on standard error: records, their rate, and how far into history they are. */
final class ReplayProgressLine implements ReplayProgress {
    private static final int DATE = "2025-01-01".length();
    private static final double NANOS = 1e9;

    private final ProgressLine line;
    private final long began = System.nanoTime();
    private long applyingSince;

    ReplayProgressLine(PrintStream err) {
        this.line = new ProgressLine(err);
    }

    @Override
    public void reading(long records, long bytes, long ofBytes, Instant clock) {
        long rate = Math.round(records / ((System.nanoTime() - began) / NANOS));
        String day =
                clock.equals(Instant.MIN) ? "its beginning" : clock.toString().substring(0, DATE);
        double share = ofBytes == 0 ? 1 : (double) bytes / ofBytes;
        line.show(
                share,
                String.format(
                        Locale.ROOT, "%,d records, %,d/s, history at %s%s", records, rate, day, left(share, began)));
    }

    @Override
    public void applying(long events, long total) {
        if (applyingSince == 0) {
            applyingSince = System.nanoTime();
        }
        double share = total == 0 ? 1 : (double) events / total;
        long rate = Math.round(events / Math.max((System.nanoTime() - applyingSince) / NANOS, 0.001));
        line.show(
                share,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d events applied by patient, %,d/s%s",
                        events,
                        total,
                        rate,
                        left(share, applyingSince)));
    }

    /** How long it will take yet, if it goes on as since {@code begun}. */
    private static String left(double share, long begun) {
        if (share <= 0 || share >= 1) {
            return "";
        }
        double seconds = (System.nanoTime() - begun) / NANOS * (1 - share) / share;
        return String.format(Locale.ROOT, ", %d:%02d left", (long) seconds / 60, (long) seconds % 60);
    }

    @Override
    public void phase(String what) {
        line.show(1, what);
    }

    /** Leaves the bar's line, so that what follows begins on its own. */
    void end() {
        line.end();
    }
}
