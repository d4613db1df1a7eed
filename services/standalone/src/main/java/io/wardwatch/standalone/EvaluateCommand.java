package io.wardwatch.standalone;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.policy.DeathPolicy;
import io.wardwatch.model.LabelPolicy;
import io.wardwatch.model.Target;
import io.wardwatch.model.folder.ModelFolder;
import io.wardwatch.model.folder.ModelRefused;
import io.wardwatch.model.folder.StoredModel;
import io.wardwatch.model.folder.TableEvaluation;
import io.wardwatch.model.table.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: a stored model on data that it has not seen. */
@Command(
        name = "evaluate",
        header = "Scores data with a stored model and judges it.",
        customSynopsis = {
            "./wardwatch evaluate --model DIR --table FILE --out DIR [OPTION...]",
            "./wardwatch evaluate --model DIR --events PATH... --out DIR [OPTION...]"
        },
        description = {
            "",
            "Writes scores.csv (a line a case, with probability and label), metrics.json and the model's card into DIR. A table"
                    + " without the label's column is scored and held against the training data (drift), and not judged.",
            "",
            "Events are replayed through the engine, for a model that 'train --events' has written; its scores are the cases,"
                    + " with what came of them by the label and death policy of the training unless --policy says another.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong use"},
        footer = {"", "What each figure means: docs/reference/metrics.md"})
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "folder that 'train' has written")
    private Path model;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = ".csv or .csv.gz with the columns that the model was trained on")
    private Path table;

    @Mixin
    private EventOptions events;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where the results go")
    private Path out;

    @Option(names = "--raw", description = "raw probabilities in place of the calibrated ones")
    private boolean raw;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "of the bootstrap behind intervals (default ${DEFAULT-VALUE})")
    private int resamples = 200;

    @Option(names = "--seed", paramLabel = "N", description = "of the bootstrap (default ${DEFAULT-VALUE})")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        if (resamples < 1) {
            throw Usage.error(spec, "--resamples must be at least 1");
        }
        if ((table != null) == events.given()) {
            throw Usage.error(spec, "it takes a --table or --events, and not both");
        }
        StoredModel stored = read();
        TableFile file = table != null ? TableFile.read(table) : cases(stored);
        TableEvaluation evaluation;
        try {
            evaluation = TableEvaluation.of(stored, file, !raw, new Bootstrap(resamples, seed));
        } catch (IllegalArgumentException problem) {
            throw Failure.of("the table cannot be scored with this model")
                    .at(table == null ? events.paths() : table)
                    .because(problem)
                    .mend("give it the columns of the training table; see " + model.resolve("table.spec"));
        }
        evaluation.write(stored, out);
        if (evaluation.seenInTraining()) {
            spec.commandLine()
                    .getErr()
                    .println("wardwatch: this is the table that the model was trained on, so its figures flatter it");
        }
        FigureLines.print(spec.commandLine().getOut(), evaluation.metrics());
        spec.commandLine().getOut().println(out.resolve(TableEvaluation.SCORES));
        return 0;
    }

    private TableFile cases(StoredModel stored) throws IOException {
        Target target = stored.target()
                .orElseThrow(() -> Usage.error(spec, "this model is of a table: it takes --table, not --events"));
        LabelPolicy trained = new LabelPolicy(
                LabelPolicy.Rule.valueOf(stored.labels().getOrDefault("label.rule", "ANY")),
                DeathPolicy.valueOf(stored.labels().getOrDefault("label.death", "NEGATIVE")));
        Set<String> moments = events.moments(spec, target);
        String learned = stored.labels().getOrDefault("moments", "");
        if (!events.choosesMoment() && !learned.isEmpty()) {
            moments = Set.of(learned.split(" "));
        }
        return events.read(spec, target, moments, events.label(trained)).file();
    }

    private StoredModel read() throws IOException {
        try {
            return ModelFolder.read(model);
        } catch (ModelRefused refused) {
            throw Failure.of("the model cannot be used")
                    .at(model)
                    .because(refused)
                    .mend("train it again, or fetch it whole");
        }
    }
}
