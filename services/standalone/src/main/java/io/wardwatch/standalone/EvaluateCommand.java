package io.wardwatch.standalone;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.model.folder.ModelFolder;
import io.wardwatch.model.folder.ModelRefused;
import io.wardwatch.model.folder.StoredModel;
import io.wardwatch.model.folder.TableEvaluation;
import io.wardwatch.model.table.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: a stored model on data that it has not seen. */
@Command(
        name = "evaluate",
        header = "Scores data with a stored model and judges it.",
        customSynopsis = "./wardwatch evaluate --model DIR --table FILE --out DIR [OPTION...]",
        description = {
            "",
            "Writes scores.csv (a line a case, with probability and label), metrics.json and the model's card into DIR. A table"
                    + " without the label's column is scored and held against the training data (drift), and not judged.",
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
            required = true,
            description = ".csv or .csv.gz with the columns that the model was trained on")
    private Path table;

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
        StoredModel stored = read();
        TableFile file = TableFile.read(table);
        TableEvaluation evaluation;
        try {
            evaluation = TableEvaluation.of(stored, file, !raw, new Bootstrap(resamples, seed));
        } catch (IllegalArgumentException problem) {
            throw Failure.of("the table cannot be scored with this model")
                    .at(table)
                    .because(problem)
                    .mend("give it the columns of the training table; see " + model.resolve("table.spec"));
        }
        evaluation.write(stored, out);
        if (Boolean.TRUE.equals(evaluation.metrics().get("seenInTraining"))) {
            spec.commandLine()
                    .getErr()
                    .println("wardwatch: this is the table that the model was trained on, so its figures flatter it");
        }
        FigureLines.print(spec.commandLine().getOut(), evaluation.metrics());
        spec.commandLine().getOut().println(out.resolve(TableEvaluation.SCORES));
        return 0;
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
