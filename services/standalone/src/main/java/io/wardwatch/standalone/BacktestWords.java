package io.wardwatch.standalone;

import io.wardwatch.backtest.BacktestResult;
import io.wardwatch.backtest.RunFiles;
import io.wardwatch.backtest.cases.Balance;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** What a backtest says at its end: the accounts, the first figures, and how long it took. */
final class BacktestWords {
    private BacktestWords() {}

    static void print(PrintStream data, BacktestResult result, Path out, int threads) {
        Balance judged = result.judged();
        data.printf(
                Locale.ROOT,
                "in %,d = applied %,d + duplicate %,d + rejected %,d%n",
                result.counts().in(),
                result.counts().applied(),
                result.counts().duplicate(),
                result.counts().rejected());
        data.printf(
                Locale.ROOT,
                "scores %,d = cases %,d + censored %,d + excluded %,d; of cases %,d with the outcome%n",
                judged.scores(),
                judged.cases(),
                judged.censored(),
                judged.excluded(),
                judged.events());
        judged.censoredBy().forEach((why, n) -> data.printf(Locale.ROOT, "  censored %-20s %,d%n", why, n));
        judged.excludedBy().forEach((why, n) -> data.printf(Locale.ROOT, "  excluded %-20s %,d%n", why, n));
        result.headline()
                .forEach((name, value) -> data.printf(
                        Locale.ROOT, "  %s%-16s %.4f%n", result.verdict().isEmpty() ? "" : "B - A ", name, value));
        if (!result.verdict().isEmpty()) {
            data.println(result.verdict());
        }
        data.printf(
                Locale.ROOT,
                "%.1f s, %,.0f records/s (reading and applying %,.0f/s) with %d threads; run in %s (%s)%n",
                result.wallSeconds(),
                result.rate(),
                result.readRate(),
                threads,
                out,
                String.join(", ", RunFiles.NAMES));
    }
}
