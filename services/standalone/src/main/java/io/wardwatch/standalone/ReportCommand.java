package io.wardwatch.standalone;

import io.wardwatch.backtest.report.Report;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: the report of a run made again from its figures, as by another version of Wardwatch. */
@Command(
        name = "report",
        header = "Makes the report of a backtest again from the figures in its folder.",
        customSynopsis = "./wardwatch report --run DIR",
        description = {
            "",
            "Writes report.html into DIR, from run.json and metrics.json alone. A backtest does so by itself; this is for folders"
                    + " of earlier versions.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong use"},
        footer = {"", "How to read it: docs/how-to/read-the-report.md"})
final class ReportCommand implements Callable<Integer> {
    @Option(names = "--run", paramLabel = "DIR", required = true, description = "folder that 'backtest' has written")
    private Path run;

    @Override
    public Integer call() {
        try {
            System.out.println("report in " + Report.write(run));
            return 0;
        } catch (NoSuchFileException e) {
            throw Failure.of("there is no report to make")
                    .at(e.getFile())
                    .because("the file is missing")
                    .mend("name the folder of a backtest that ran to its end");
        } catch (IOException e) {
            throw Failure.of("there is no report to make")
                    .at(run)
                    .because(e)
                    .mend("name the folder of a backtest that ran to its end");
        }
    }
}
