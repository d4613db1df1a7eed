package io.wardwatch.model.folder;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.figures.Figure;
import io.wardwatch.model.fit.Calibrator;
import io.wardwatch.model.fit.Coefficient;
import io.wardwatch.model.fit.CrossValidation;
import io.wardwatch.model.fit.FitOptions;
import io.wardwatch.model.fit.Fitted;
import io.wardwatch.model.fit.Folds;
import io.wardwatch.model.fit.ForwardFolds;
import io.wardwatch.model.fit.Importance;
import io.wardwatch.model.fit.Learner;
import io.wardwatch.model.fit.LearningSearch;
import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.fit.Split;
import io.wardwatch.model.table.TableCases;
import io.wardwatch.model.table.TableFile;
import io.wardwatch.model.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * From a table to a model folder: cross-validation by group says how good a model of this kind is, the model itself learns from all
 * cases. Equal tables and equal settings give equal bytes.
 */
public final class TableTraining {
    /** What is written beside the model: figures of the cross-validation. */
    public static final String METRICS = "metrics.json";

    /**
     * How to train.
     *
     * @param name of the model
     * @param version of the model
     * @param folds of the cross-validation
     * @param search whether learning rate and penalty are searched for
     * @param balanced whether an outcome weighs as much as all cases without one together; spoils calibration
     * @param calibration raw, platt or isotonic
     * @param recall to find the threshold for; absent for none
     * @param resamples of the bootstrap
     * @param about texts of the card that no data can tell, by key
     * @param forward where the split is by time, too
     * @param facts further words of the manifest, by key: where the cases come from
     */
    public record Settings(
            String name,
            String version,
            FitOptions options,
            int folds,
            boolean search,
            boolean balanced,
            String calibration,
            Optional<Double> recall,
            int resamples,
            Map<String, String> about,
            Optional<Forward> forward,
            Map<String, String> facts) {
        public Settings {
            about = Map.copyOf(about);
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }

        /** Of a table whose rows have no time. */
        public Settings(
                String name,
                String version,
                FitOptions options,
                int folds,
                boolean search,
                boolean balanced,
                String calibration,
                Optional<Double> recall,
                int resamples,
                Map<String, String> about) {
            this(
                    name,
                    version,
                    options,
                    folds,
                    search,
                    balanced,
                    calibration,
                    recall,
                    resamples,
                    about,
                    Optional.empty(),
                    Map.of());
        }

        /** These for cases that follow each other in time. */
        public Settings over(Forward time, Map<String, String> words) {
            return new Settings(
                    name,
                    version,
                    options,
                    folds,
                    search,
                    balanced,
                    calibration,
                    recall,
                    resamples,
                    about,
                    Optional.of(time),
                    words);
        }

        /** As models are trained by default: five folds, no search, raw probabilities, 200 resamples. */
        public static Settings of(String name, FitOptions options) {
            return new Settings(name, "1", options, 5, false, false, "raw", Optional.empty(), 200, Map.of());
        }
    }

    /**
     * A split by time beside the one by group: {@link ForwardFolds}.
     *
     * @param blocks that are tested
     * @param day column with the day of each case, a whole number
     * @param known column with the day from which on its outcome can be known
     */
    public record Forward(int blocks, String day, String known) {}

    private final TableSpec spec;
    private final TableFile file;
    private final Settings settings;
    private final Consumer<String> progress;

    /** @param progress is told what is being done, in a few words */
    public TableTraining(TableSpec spec, TableFile file, Settings settings, Consumer<String> progress) {
        this.spec = spec;
        this.file = file;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * What training gives.
     *
     * @param model to be stored
     * @param crossed the predictions, as calibrated, of each case by a model that had not seen its group
     * @param metrics of {@code metrics.json}
     */
    public record Trained(StoredModel model, CrossValidation crossed, Map<String, Object> metrics) {
        /** Writes model, figures and card into {@code folder}. */
        public void write(Path folder) throws IOException {
            ModelFolder.write(model, folder);
            Files.writeString(folder.resolve(METRICS), Json.print(metrics));
            ModelCards.write(model, folder);
        }
    }

    /** Trains; throws {@link IllegalArgumentException} saying why where table, spec and settings do not allow it. */
    public Trained train() {
        TableCases all = TableCases.of(spec, file.table());
        int[] told = all.withOutcome();
        TableCases cases = told.length == all.size() ? all : all.subset(told);
        require(cases);
        if (cases.size() < all.size()) {
            progress.accept("left out: " + (all.size() - cases.size()) + " rows without a label");
        }
        FitOptions options = settings.options();
        if (settings.balanced()) {
            double positives =
                    IntStream.range(0, cases.size()).filter(cases::outcome).count();
            options = options.weighing((cases.size() - positives) / positives);
        }
        List<LearningSearch.Try> tries = List.of();
        if (settings.search()) {
            progress.accept("searching for learning rate and penalty");
            LearningSearch search = LearningSearch.of(cases, options);
            tries = search.tries();
            options = search.best();
        }
        Split folds = split(cases, options);
        progress.accept(folds.words(spec.group()) + ": " + cases.size() + " cases, "
                + options.kind().words());
        CrossValidation raw = CrossValidation.of(cases, folds, options);
        CrossValidation said = settings.calibration().equals("raw") ? raw : raw.calibrated(settings.calibration());
        progress.accept("training on all cases");
        Fitted fitted = Learner.train(cases, IntStream.range(0, cases.size()).toArray(), options);
        progress.accept("figures with intervals: " + settings.resamples() + " resamples of " + spec.group());
        TableCases judged = raw.cases().size() == cases.size() ? cases : cases.subset(folds.judged());
        Map<String, Object> rest = rest(cases, judged, raw, said);
        rest.put("search", searched(tries));
        if (settings.forward().isPresent() && options.kind() == ModelKind.LOGISTIC) {
            rest.put("coefficients", Facts.coefficients(fitted, Coefficient.of(fitted.plan(), cases)));
        }
        Map<String, String> labels = labels(cases, said, options);
        Optional<Double> threshold =
                Optional.ofNullable(labels.get("threshold")).map(Double::valueOf);
        Map<String, Object> metrics = new TableMetrics(judged, file, bootstrap())
                .run(raw.folds().words(spec.group()), Map.of("folds", settings.folds()))
                .population(cases)
                .model(settings.name(), settings.version(), options.kind().code(), settings.calibration())
                .judged(said.cases(), threshold, rest);
        labels.putAll(CardText.fill(cases, metrics, options.kind(), settings.about()));
        Calibrator calibrator = Calibrator.fit(settings.calibration(), raw.cases());
        Distributions training =
                Distributions.of(fitted.plan(), judged, said.cases().probabilities());
        return new Trained(new StoredModel(fitted, spec, calibrator, training, labels), said, metrics);
    }

    private Split split(TableCases cases, FitOptions options) {
        String[] groups = cases.column(spec.group());
        if (settings.forward().isEmpty()) {
            return new Folds(groups, settings.folds(), options.seed());
        }
        Forward time = settings.forward().get();
        return new ForwardFolds(
                groups,
                numbers(cases, time.day()),
                numbers(cases, time.known()),
                new ForwardFolds.Shape(time.blocks(), settings.folds(), options.seed()));
    }

    private static long[] numbers(TableCases cases, String column) {
        return Arrays.stream(cases.column(column)).mapToLong(Long::parseLong).toArray();
    }

    private void require(TableCases cases) {
        if (!file.table().has(spec.label())) {
            throw new IllegalArgumentException("the table has no column " + spec.label() + " to learn from");
        }
        List<String> lacking = new ArrayList<>(spec.subgroups());
        lacking.addAll(spec.baselines());
        lacking.removeIf(cases::has);
        if (!lacking.isEmpty()) {
            throw new IllegalArgumentException(
                    "the spec's subgroups or baseline name what the table lacks: " + String.join(", ", lacking));
        }
        if (cases.size() == 0) {
            throw new IllegalArgumentException("there is no case to learn from: no row has a label in " + spec.label());
        }
        Set<String> groups = new HashSet<>(List.of(cases.column(spec.group())));
        if (groups.size() < settings.folds()) {
            throw new IllegalArgumentException("there are " + groups.size() + " values of " + spec.group() + " for "
                    + settings.folds() + " folds");
        }
        long positives = IntStream.range(0, cases.size()).filter(cases::outcome).count();
        if (positives == 0 || positives == cases.size()) {
            throw new IllegalArgumentException(
                    "of " + cases.size() + " cases " + positives + " have the outcome in " + spec.label()
                            + ": name the texts that mean it with label.positive in the spec, or with --positive");
        }
    }

    private Bootstrap bootstrap() {
        return new Bootstrap(settings.resamples(), settings.options().seed());
    }

    /** What only a cross-validation can tell. */
    private Map<String, Object> rest(TableCases cases, TableCases judged, CrossValidation raw, CrossValidation said) {
        Map<String, Object> rest = new LinkedHashMap<>();
        if (!settings.calibration().equals("raw")) {
            rest.put("raw", TableMetrics.raw(raw.cases(), bootstrap()));
        }
        rest.put("folds", TableMetrics.folds(said));
        Map<String, Object> drift =
                Figure.unavailable("these are the cases of training: evaluate holds others against them");
        drift.put("calibrationByMonth", TableMetrics.calibrationByMonth(judged, said.cases()));
        rest.put("drift", drift);
        progress.accept("importance of columns");
        rest.put(
                "importance",
                Facts.importance(Importance.of(
                        raw.first(),
                        cases,
                        raw.folds().test(0),
                        settings.options().seed())));
        return rest;
    }

    private static List<Object> searched(List<LearningSearch.Try> tries) {
        List<Object> rows = new ArrayList<>();
        for (LearningSearch.Try one : tries) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("learningRate", one.learningRate());
            row.put("ridge", one.ridge());
            row.put("logLoss", one.logLoss());
            rows.add(row);
        }
        return rows;
    }

    private Map<String, String> labels(TableCases cases, CrossValidation said, FitOptions options) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("name", settings.name());
        labels.put("version", settings.version());
        labels.put("kind", options.kind().code());
        labels.put("trainer", "Tribuo 4.3.2");
        labels.put("data.sha256", file.sha256());
        labels.put("data.rows", Integer.toString(file.table().size()));
        labels.put("data.cases", Integer.toString(cases.size()));
        labels.put(
                "data.outcomes",
                Long.toString(
                        IntStream.range(0, cases.size()).filter(cases::outcome).count()));
        labels.put(
                "data.groups",
                Integer.toString(Arrays.stream(cases.groups()).max().orElse(-1) + 1));
        labels.put("folds", Integer.toString(settings.folds()));
        settings.forward().ifPresent(time -> labels.put("blocks", Integer.toString(time.blocks())));
        settings.facts().forEach(labels::put);
        labels.put("calibration", settings.calibration());
        options.words().forEach((key, value) -> labels.put("option." + key, value));
        settings.recall().ifPresent(recall -> {
            labels.put("threshold.recall", Double.toString(recall));
            labels.put("threshold", Double.toString(threshold(said.cases(), recall)));
        });
        return labels;
    }

    /** The greatest threshold that still finds {@code recall} of the cases with the outcome. */
    private static double threshold(ScoredCases cases, double recall) {
        int wanted = (int) Math.ceil(recall * cases.positives() - 1e-9);
        int found = 0;
        for (int rank = 0; rank < cases.size(); rank++) {
            found += cases.outcome(cases.ranked(rank)) ? 1 : 0;
            if (found >= wanted) {
                return cases.probability(cases.ranked(rank));
            }
        }
        return 0;
    }
}
