package io.wardwatch.standalone;

import io.wardwatch.backtest.BacktestConfig;
import io.wardwatch.backtest.EventCases;
import io.wardwatch.backtest.ModelFiles;
import io.wardwatch.backtest.ReplayConfig;
import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.model.LabelPolicy;
import io.wardwatch.model.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What {@code train --events} and {@code evaluate --events} take, and its doing: history as a table of cases. */
final class EventOptions {
    @Mixin
    private HistoryOptions history;

    @Option(
            names = "--moment",
            paramLabel = "MOMENT",
            description = "only scores of this moment, such as discharge (default: all that the target is scored at)")
    private String moment;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "what counts as the outcome and what a death does (backtest.label, backtest.death); the"
                    + " defaults where none is given")
    private Path policy;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = EndOfDay.StartOfDay.class,
            description = "scores recorded before are no cases; a date or a time")
    private Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = EndOfDay.class,
            description = "scores recorded after it are no cases; a date (to its end, UTC) or a time")
    private Instant to;

    boolean given() {
        return history.given();
    }

    boolean choosesMoment() {
        return moment != null;
    }

    /** For where something failed. */
    List<Path> paths() {
        return history.paths();
    }

    /** What counts as the outcome: as the file says, else {@code otherwise}. */
    LabelPolicy label(LabelPolicy otherwise) throws IOException {
        return policy == null ? otherwise : asked(otherwise).label();
    }

    /** Which moments the cases are of. */
    Set<String> moments(CommandSpec command, Target target) {
        Set<String> all = EventCases.moments(target);
        if (moment == null) {
            return all;
        }
        String one = moment.toUpperCase(Locale.ROOT);
        if (!all.contains(one)) {
            throw Usage.error(command, "--moment of " + target.code() + " is one of " + all);
        }
        return Set.of(one);
    }

    /** Replays; prints to the error stream what became of records and scores. */
    EventCases read(CommandSpec command, Target target, Set<String> moments, LabelPolicy label) throws IOException {
        history.check(command);
        Usage.requireOrder(command, from, to);
        ReplayProgressLine progress = new ReplayProgressLine(System.err);
        EventCases cases;
        try {
            cases = EventCases.read(config(command, target, asked(label), progress), moments);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.of("the replay was stopped").because(e);
        } finally {
            progress.end();
        }
        if (!cases.endedEarly().isEmpty()) {
            throw Failure.of("a file could not be read to its end")
                    .at(String.join(", ", cases.endedEarly()))
                    .mend("fetch it again");
        }
        tell(command.commandLine().getErr(), cases);
        return cases;
    }

    private static void tell(PrintWriter err, EventCases cases) {
        err.printf(
                Locale.ROOT,
                "in %,d = applied %,d + duplicate %,d + rejected %,d%n",
                cases.counts().in(),
                cases.counts().applied(),
                cases.counts().duplicate(),
                cases.counts().rejected());
        cases.standing().forEach((why, scores) -> err.printf(Locale.ROOT, "  %-28s %,9d scores%n", why, scores));
        err.flush();
    }

    private BacktestConfig config(CommandSpec command, Target target, BacktestPolicy asked, ReplayProgressLine progress)
            throws IOException {
        ReplayConfig.Stated stated = new ReplayConfig.Stated(DrgTable.NONE, Staffing.NONE, history.valueSets());
        ReplayConfig replay = history.config(command, asked.engine(), stated, progress, ReplayConfig.Out.NOWHERE);
        return new BacktestConfig(
                replay,
                target,
                List.of(ModelFiles.read("A", ModelFiles.BUNDLED, target)),
                asked,
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                BacktestConfig.Knowledge.RECORDED,
                false,
                records -> false);
    }

    private BacktestPolicy asked(LabelPolicy otherwise) throws IOException {
        return policy == null
                ? BacktestPolicy.DEFAULT.labelling(otherwise)
                : GivenPolicy.read(policy, BacktestPolicy::parse, "docs/how-to/capacity.md");
    }
}
