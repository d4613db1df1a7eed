package io.wardwatch.standalone;

import io.wardwatch.backtest.ReplayFiles;
import io.wardwatch.backtest.Summary;
import io.wardwatch.core.event.Event;
import io.wardwatch.formats.TableAccount;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** What a replay says of itself at the terminal. */
final class ReplayWords {
    private ReplayWords() {}

    static void print(PrintStream data, Summary summary, Path out, int threads) {
        Summary.Counts counts = summary.counts();
        Summary.Sizes sizes = summary.sizes();
        data.printf(
                Locale.ROOT,
                "in %,d = applied %,d + duplicate %,d + rejected %,d%n",
                counts.in(),
                counts.applied(),
                counts.duplicate(),
                counts.rejected());
        if (summary.rows() > 0) {
            data.printf(Locale.ROOT, "rows of the table %,d%n", summary.rows());
        }
        for (TableAccount table : summary.tables()) {
            data.printf(
                    Locale.ROOT,
                    "  %,9d rows of %-20s made %,9d records%n",
                    table.rows(),
                    table.table(),
                    table.records());
        }
        summary.rejectedByReason()
                .forEach((reason, count) -> data.printf(Locale.ROOT, "  rejected %-20s %,d%n", reason, count));
        summary.findingsByCode()
                .forEach((code, count) -> data.printf(Locale.ROOT, "  finding  %-28s %,d%n", code, count));
        data.printf(
                Locale.ROOT,
                "%,d patients at %,d facilities, %,d scores, %,d alerts, %,d KPI rows (%,d thin ones left out)%n",
                sizes.patients(),
                sizes.facilities(),
                sizes.scores(),
                sizes.alerts(),
                sizes.kpiRows(),
                sizes.thinRows());
        if (summary.day() != Event.ABSENT) {
            data.printf("KPIs are of %s%n", LocalDate.ofEpochDay(summary.day()));
        }
        data.printf(
                Locale.ROOT,
                "%.1f s, %,.0f records/s with %d threads; results in %s (%s)%n",
                summary.wallSeconds(),
                summary.eventsPerSecond(),
                threads,
                out,
                String.join(", ", ReplayFiles.NAMES));
    }
}
