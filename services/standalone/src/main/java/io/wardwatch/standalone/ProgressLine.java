package io.wardwatch.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** How far a long step is, on standard error: a bar that moves on a terminal, elsewhere a line every few seconds. */
final class ProgressLine {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final int BAR = 30;

    private final PrintStream err;
    private final boolean terminal = isTerminal();
    private long lastShown = System.nanoTime();
    private boolean barStands;

    ProgressLine(PrintStream err) {
        this.err = err;
    }

    /** Shows {@code share} (0 to 1) and the text, unless it did so a moment ago. */
    void show(double share, String text) {
        long now = System.nanoTime();
        if (now - lastShown < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        lastShown = now;
        if (terminal) {
            int full = (int) (Math.min(1, share) * BAR);
            err.print("\r[" + "=".repeat(full) + " ".repeat(BAR - full) + "] " + text + "   ");
            barStands = true;
        } else {
            err.printf(Locale.ROOT, "%3.0f %% %s%n", share * 100, text);
        }
        err.flush();
    }

    /** Leaves the bar's line, so that what follows begins on its own. */
    void end() {
        if (barStands) {
            err.println();
            barStands = false;
        }
    }

    /** Java cannot tell of standard error alone whether it is a terminal; Linux can. Elsewhere lines do. */
    private static boolean isTerminal() {
        try {
            String to = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return to.startsWith("/dev/pts/") || to.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
