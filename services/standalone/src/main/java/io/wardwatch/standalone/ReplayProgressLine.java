package io.wardwatch.standalone;

import io.wardwatch.backtest.ReplayProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Shows a replay's progress on standard error: a bar that moves on a terminal, elsewhere a line every few seconds. */
final class ReplayProgressLine implements ReplayProgress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final int BAR = 30;

    private final PrintStream err;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private long lastShown = began;
    private boolean barStands;

    ReplayProgressLine(PrintStream err) {
        this.err = err;
        this.terminal = isTerminal();
    }

    @Override
    public void reading(long records, long bytes, long ofBytes, Instant clock) {
        long now = System.nanoTime();
        if (now - lastShown < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        lastShown = now;
        double share = ofBytes == 0 ? 1 : Math.min(1, (double) bytes / ofBytes);
        long rate = Math.round(records / ((now - began) / 1e9));
        String day = clock.equals(Instant.MIN) ? "" : clock.toString().substring(0, 10);
        String text = String.format(Locale.ROOT, "%,d records, %,d/s, history at %s", records, rate, day);
        if (terminal) {
            int full = (int) (share * BAR);
            err.print("\r[" + "=".repeat(full) + " ".repeat(BAR - full) + "] " + text + "   ");
            barStands = true;
        } else {
            err.printf(Locale.ROOT, "%3.0f %% %s%n", share * 100, text);
        }
        err.flush();
    }

    @Override
    public void phase(String what) {
        endBar();
        if (terminal) {
            err.println(what);
        }
    }

    /** Leaves the bar's line, so that what follows begins on its own. */
    void endBar() {
        if (barStands) {
            err.println();
            barStands = false;
        }
    }

    /** Java can tell only of input and output together whether they are a terminal; the file system tells of each. */
    private static boolean isTerminal() {
        try {
            String to = Path.of("/dev/fd/2").toRealPath().toString();
            return to.startsWith("/dev/pts/") || to.startsWith("/dev/tty");
        } catch (IOException e) {
            // A pipe has no path.
            return false;
        }
    }
}
