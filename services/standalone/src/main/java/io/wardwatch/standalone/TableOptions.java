package io.wardwatch.standalone;

import io.wardwatch.backtest.EventCases;
import io.wardwatch.core.policy.KeyValues;
import io.wardwatch.model.fit.FitOptions;
import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.folder.ModelCards;
import io.wardwatch.model.folder.StoredModel;
import io.wardwatch.model.folder.TableTraining;
import io.wardwatch.model.table.EventColumns;
import io.wardwatch.model.table.TableFile;
import io.wardwatch.model.table.TableSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What training into a folder takes, and its doing: a model of an analyst's own table, or of events. */
final class TableOptions {
    private static final List<String> CALIBRATIONS = List.of("raw", "platt", "isotonic");

    @Option(names = "--table", paramLabel = "FILE", description = "your own table: .csv or .csv.gz with a header")
    private Path table;

    @Option(
            names = "--spec",
            paramLabel = "NAME|FILE",
            description =
                    "what its columns mean: uci_diabetes130, or a file as docs/how-to/own-table.md has it; guessed"
                            + " without one")
    private String specName;

    @Option(names = "--label", paramLabel = "COLUMN", description = "the outcome (default: as the spec says)")
    private String label;

    @Option(
            names = "--positive",
            paramLabel = "TEXT",
            description =
                    "text of the label that means the outcome; repeatable (default: as the spec says, or 1, true, yes)")
    private List<String> positives = List.of();

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "whose a row is, such as the patient: never on both sides of a split (default: as the spec says)")
    private String group;

    @Option(names = "--model", paramLabel = "KIND", description = "logistic (default), linear, forest or xgboost")
    private String kind = "logistic";

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "folds of the cross-validation (default ${DEFAULT-VALUE})")
    private int folds = 5;

    @Option(
            names = "--blocks",
            paramLabel = "K",
            description = "with --events: blocks of time that are tested, each by what was known before it (default"
                    + " ${DEFAULT-VALUE})")
    private int blocks = 4;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "passes over the cases, of logistic and linear (default 8; with --events 40)")
    private Integer epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "of logistic and linear (default 0.01; with --events 0.03), of xgboost (default 0.05)")
    private Double rate;

    @Option(
            names = "--ridge",
            paramLabel = "X",
            description =
                    "L2 penalty, of logistic and linear (default 0.06; with --events 0.0001), of xgboost (default 20)")
    private Double ridge;

    @Option(names = "--trees", paramLabel = "N", description = "of forest (default 100) and xgboost (default 400)")
    private Integer trees;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "of a tree, of forest (default 10) and xgboost (default 4)")
    private Integer depth;

    @Option(names = "--search", description = "look for learning rate and penalty (logistic and linear)")
    private boolean search;

    @Option(
            names = "--class-weight",
            paramLabel = "W",
            description = "how much a case with the outcome counts (default 1), or 'balanced'; spoils calibration: add"
                    + " --calibrate")
    private String classWeight = "1";

    @Option(
            names = "--target-recall",
            paramLabel = "SHARE",
            description = "also find the threshold that finds this share of the outcomes")
    private Double recall;

    @Option(
            names = "--calibrate",
            paramLabel = "METHOD",
            description = "raw (default of logistic and linear), platt (default of forest and xgboost) or isotonic: a"
                    + " version of its own, the raw probability stays beside it")
    private String calibration;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "of the bootstrap behind intervals (default ${DEFAULT-VALUE})")
    private int resamples = 200;

    @Option(
            names = "--about",
            paramLabel = "FILE",
            description =
                    "texts of the card that no data can tell, 'key = text' a line (keys: docs/how-to/own-table.md)")
    private Path about;

    boolean given() {
        return table != null;
    }

    /** Throws where an option makes no sense, before hours of events are read. */
    void check(CommandSpec command, long seed, String version) throws IOException {
        settings(command, "", version, FitOptions.of(kind(command), seed));
    }

    /** Trains on the table and writes the folder {@code out}; prints what came of it. */
    int run(CommandSpec command, Path out, long seed, String version) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw Failure.of("a file is in the way").at(out).mend("--out takes a folder: name another place");
        }
        ModelKind asked = kind(command);
        // A wrong option is told before a large table is read.
        check(command, seed, version);
        TableFile file = TableFile.read(table);
        TableSpec spec = spec(command, file);
        TableTraining.Settings settings = settings(
                command,
                spec.name(),
                version,
                FitOptions.of(asked, seed, file.table().size()));
        return train(command, out, new TableTraining(spec, file, settings, words(command)), table);
    }

    /**
     * Trains on the cases of events and writes the folder {@code out}; prints what came of it.
     *
     * @param facts of the manifest: target, policy, counts
     */
    int run(CommandSpec command, Path out, long seed, String version, EventCases cases, Map<String, String> facts)
            throws IOException {
        TableTraining.Settings settings = settings(
                        command, facts.get(StoredModel.TARGET), version, FitOptions.ofEngine(kind(command), seed))
                .over(new TableTraining.Forward(blocks, EventColumns.DAY, EventColumns.KNOWN), facts);
        return train(
                command,
                out,
                new TableTraining(cases.spec(), cases.file(), settings, words(command)),
                "the events of " + facts.get(StoredModel.TARGET));
    }

    private int train(CommandSpec command, Path out, TableTraining training, Object from) throws IOException {
        TableTraining.Trained trained;
        try {
            trained = training.train();
        } catch (IllegalArgumentException problem) {
            throw Failure.of("training is not possible")
                    .at(from)
                    .because(problem)
                    .mend("see docs/how-to/own-table.md; with --events, more history or fewer --blocks and --folds");
        }
        trained.write(out);
        FigureLines.print(command.commandLine().getOut(), trained.metrics());
        command.commandLine().getOut().println(out);
        return 0;
    }

    private static Consumer<String> words(CommandSpec command) {
        PrintWriter err = command.commandLine().getErr();
        return words -> {
            err.println(words);
            err.flush();
        };
    }

    /** @param of what the model is of: with its kind that is its name, wherever it is written to */
    private TableTraining.Settings settings(CommandSpec command, String of, String version, FitOptions by)
            throws IOException {
        return new TableTraining.Settings(
                of + "-" + by.kind().code(),
                version,
                options(command, by),
                folds,
                search,
                classWeight.equals("balanced"),
                calibration(by.kind()),
                Optional.ofNullable(recall),
                resamples,
                aboutTexts());
    }

    private ModelKind kind(CommandSpec command) {
        return ModelKind.of(kind)
                .orElseThrow(() -> Usage.error(command, "--model is logistic, linear, forest or xgboost"));
    }

    private String calibration(ModelKind kind) {
        if (calibration != null) {
            return calibration;
        }
        return kind.additive() ? "raw" : "platt";
    }

    private FitOptions options(CommandSpec command, FitOptions by) {
        boolean sound = folds >= 2 && blocks >= 1 && resamples >= 1 && (recall == null || (recall > 0 && recall <= 1));
        if (!sound || !CALIBRATIONS.contains(calibration(by.kind()))) {
            throw Usage.error(
                    command,
                    "it takes 2 folds or more, 1 block and resample or more, a recall above 0 and up to 1, and raw, platt"
                            + " or isotonic");
        }
        try {
            return new FitOptions(
                    by.kind(),
                    by.seed(),
                    epochs == null ? by.epochs() : epochs,
                    rate == null ? by.learningRate() : rate,
                    ridge == null ? by.ridge() : ridge,
                    classWeight.equals("balanced") ? 1 : Double.parseDouble(classWeight),
                    trees == null ? by.trees() : trees,
                    depth == null ? by.depth() : depth);
        } catch (NumberFormatException e) {
            throw Usage.error(command, "--class-weight is a number or balanced");
        } catch (IllegalArgumentException e) {
            throw Usage.error(command, e.getMessage());
        }
    }

    private TableSpec spec(CommandSpec command, TableFile file) throws IOException {
        Set<String> texts = new LinkedHashSet<>(positives);
        if (specName == null) {
            if (label == null || group == null) {
                throw Usage.error(command, "without a --spec it takes --label and --group");
            }
            requireColumns(command, file, label, group);
            return TableSpec.infer(file.table(), label, group).with(label, group, texts);
        }
        try {
            TableSpec given = TableSpec.load(specName);
            TableSpec spec =
                    given.with(label == null ? given.label() : label, group == null ? given.group() : group, texts);
            if (spec.label().isEmpty() || spec.group().isEmpty()) {
                throw Usage.error(command, "the spec names no label or no group: it takes --label and --group");
            }
            requireColumns(command, file, spec.label(), spec.group());
            return spec;
        } catch (IllegalArgumentException problem) {
            throw Failure.of("the spec cannot be used")
                    .at(specName)
                    .because(problem)
                    .mend("see docs/how-to/own-table.md");
        } catch (CharacterCodingException problem) {
            throw Failure.of("the spec cannot be used").at(specName).because("it is no text in UTF-8");
        } catch (NoSuchFileException missing) {
            throw Failure.of("there is no such spec")
                    .at(specName)
                    .because("it is neither one that ships (uci_diabetes130) nor a file")
                    .mend("see docs/how-to/own-table.md");
        }
    }

    private static void requireColumns(CommandSpec command, TableFile file, String... columns) {
        for (String column : columns) {
            if (!file.table().has(column)) {
                throw Usage.error(
                        command,
                        "the table has no column '" + column + "'; it has "
                                + String.join(", ", file.table().columns()));
            }
        }
    }

    private Map<String, String> aboutTexts() throws IOException {
        if (about == null) {
            return Map.of();
        }
        Map<String, String> texts = new HashMap<>();
        try {
            texts.putAll(KeyValues.parse(Files.readString(about)));
        } catch (IllegalArgumentException problem) {
            throw Failure.of("the texts of the card cannot be read").at(about).because(problem);
        }
        ModelCards.ATTRIBUTES.forEach(attribute -> texts.remove(attribute.key()));
        if (!texts.isEmpty()) {
            throw Failure.of("the card has no such attribute")
                    .at(about)
                    .because(String.join(", ", texts.keySet()).toLowerCase(Locale.ROOT))
                    .mend("the keys are in docs/how-to/own-table.md");
        }
        return KeyValues.parse(Files.readString(about));
    }
}
