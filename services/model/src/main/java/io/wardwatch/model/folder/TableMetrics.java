package io.wardwatch.model.folder;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.figures.Figure;
import io.wardwatch.model.figures.ModelFigures;
import io.wardwatch.model.figures.Months;
import io.wardwatch.model.figures.Subgroup;
import io.wardwatch.model.fit.CrossValidation;
import io.wardwatch.model.table.EventColumns;
import io.wardwatch.model.table.TableCases;
import io.wardwatch.model.table.TableFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * {@code metrics.json} of a model on a table, in the shape that a backtest's has (docs/reference/run-folder.md). What takes days,
 * facilities or a policy says that it is unavailable.
 */
final class TableMetrics {
    private static final String NO_LISTS = "lists by facility and day are made by a backtest";
    private static final double TENTH = 0.1;

    private final TableCases cases;
    private final TableFile file;
    private final Bootstrap bootstrap;
    private final Map<String, Object> run = new LinkedHashMap<>();
    private final Map<String, Object> population = new LinkedHashMap<>();
    private final Map<String, Object> model = new LinkedHashMap<>();

    /** @param cases that are judged */
    TableMetrics(TableCases cases, TableFile file, Bootstrap bootstrap) {
        this.cases = cases;
        this.file = file;
        this.bootstrap = bootstrap;
    }

    /** What was done, in words, and of what. */
    TableMetrics run(String how, Map<String, Object> more) {
        run.put("how", how);
        run.putAll(more);
        run.put("label", cases.spec().label());
        run.put("group", cases.spec().group());
        run.put("sha256", file.sha256());
        run.put("resamples", bootstrap.resamples());
        run.put("seed", bootstrap.seed());
        return this;
    }

    /** @param all cases of the table, of which those that are judged may be a part */
    TableMetrics population(TableCases all) {
        population.put("records", file.table().size());
        population.put("patients", Arrays.stream(all.groups()).max().orElse(-1) + 1);
        population.put("cases", all.size());
        population.put("judged", cases.size());
        if (all.labelled()) {
            long events = IntStream.range(0, all.size()).filter(all::outcome).count();
            population.put("events", events);
            population.put("rate", Figure.rate(events, all.withOutcome().length));
        }
        Map<String, Integer> excluded = new TreeMap<>(all.dropped());
        if (isOfEvents(all)) {
            Integer censored = excluded.remove(EventColumns.STANDING + " CENSORED");
            population.put("censored", censored == null ? 0 : censored);
        }
        population.put("excluded", excluded);
        return this;
    }

    private static boolean isOfEvents(TableCases cases) {
        return cases.spec().drop().containsKey(EventColumns.STANDING);
    }

    TableMetrics model(String name, String version, String kind, String calibrator) {
        model.put("id", "A");
        model.put("name", name);
        model.put("version", version);
        model.put("kind", kind);
        model.put("calibrator", calibrator);
        return this;
    }

    /**
     * All figures of labelled cases.
     *
     * @param threshold of the model; absent for that of the riskiest tenth of these cases
     */
    Map<String, Object> judged(ScoredCases scored, Optional<Double> threshold, Map<String, Object> rest) {
        if (!ModelFigures.judgeable(scored)) {
            return unjudged(Figure.ONE_SIDED, rest);
        }
        double at = threshold.orElseGet(() -> edge(scored));
        ModelFigures figures = new ModelFigures(scored, bootstrap);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("model", "A");
        summary.putAll(figures.summary(at));
        Figure.put(model, "threshold", at);
        model.put("thresholdBy", threshold.isPresent() ? "model" : "riskiest tenth of these cases");
        model.put("summary", summary);
        model.put("discrimination", figures.discrimination());
        model.put("calibration", figures.calibration());
        model.put("thresholds", figures.thresholds(at));
        model.put("atThreshold", figures.atThreshold(at));
        model.put("top", figures.top());
        model.put("atPolicy", Figure.unavailable(NO_LISTS));
        model.put("capacity", Figure.unavailable(NO_LISTS));
        model.put("subgroups", subgroups(scored, at));
        model.putAll(rest);
        model.put("roc", figures.roc());
        model.put("pr", figures.pr());
        model.put("netBenefit", figures.netBenefit(Facts.oneRule(cases)));
        return whole(summary, Facts.baselines(cases, bootstrap));
    }

    /** What there is without figures. */
    Map<String, Object> unjudged(String why, Map<String, Object> rest) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("model", "A");
        summary.put("n", cases.size());
        summary.put("unavailable", why);
        model.put("summary", summary);
        model.put("unavailable", why);
        model.putAll(rest);
        return whole(summary, List.of());
    }

    private Map<String, Object> whole(Map<String, Object> summary, List<Object> baselines) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("format", ModelFigures.FORMAT);
        metrics.put("summary", summary);
        metrics.put("run", run);
        metrics.put("population", population);
        metrics.put("models", List.of(model));
        metrics.put("baselines", baselines);
        return metrics;
    }

    /** From which probability on a case is among the riskiest tenth. */
    private static double edge(ScoredCases cases) {
        return cases.probability(cases.ranked(Math.max(0, (int) Math.ceil(cases.size() * TENTH) - 1)));
    }

    private List<Object> subgroups(ScoredCases scored, double threshold) {
        List<Object> rows = new ArrayList<>();
        for (String column :
                cases.spec().subgroups().stream().filter(cases::has).toList()) {
            String[] values = cases.column(column);
            Map<String, List<Integer>> byValue = new TreeMap<>();
            for (int i = 0; i < values.length; i++) {
                byValue.computeIfAbsent(values[i], value -> new ArrayList<>()).add(i);
            }
            byValue.forEach((value, members) -> rows.add(Subgroup.of(
                    column,
                    value,
                    CrossValidation.subset(
                            scored, members.stream().mapToInt(Integer::intValue).toArray()),
                    threshold,
                    bootstrap,
                    Months.LEAST)));
        }
        return rows;
    }

    /** How far scores and inputs have moved from those of training, by month where cases have days. */
    static Map<String, Object> drift(StoredModel model, TableCases cases, double[] said) {
        Map<String, Double> whole = model.training().drift(model.fitted().plan(), cases, said);
        SortedMap<YearMonth, int[]> months = isOfEvents(cases) ? months(cases) : new TreeMap<>();
        Map<YearMonth, Map<String, Double>> byMonth = new TreeMap<>();
        months.forEach((month, places) -> {
            if (places.length >= Months.LEAST) {
                double[] part = Arrays.stream(places).mapToDouble(i -> said[i]).toArray();
                byMonth.put(month, model.training().drift(model.fitted().plan(), cases.subset(places), part));
            }
        });
        Map<String, Object> drift = new LinkedHashMap<>();
        drift.put("reference", "the cases of training");
        Figure.put(drift, "psiScore", whole.get(Distributions.SCORE));
        drift.put("psiScores", byMonth(months, byMonth, Distributions.SCORE));
        List<Object> features = new ArrayList<>();
        whole.forEach((name, psi) -> {
            if (!name.equals(Distributions.SCORE)) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("feature", name);
                Figure.put(row, "psi", psi);
                row.put("byMonth", byMonth(months, byMonth, name));
                features.add(row);
            }
        });
        drift.put("psiFeatures", features);
        if (cases.labelled()) {
            drift.put(
                    "calibrationByMonth",
                    months.isEmpty() ? undated() : Months.calibration(months, i -> said[i], cases::outcome));
        }
        return drift;
    }

    private static Object byMonth(
            SortedMap<YearMonth, int[]> months, Map<YearMonth, Map<String, Double>> indexes, String name) {
        return months.isEmpty()
                ? undated()
                : Months.stability(months, month -> indexes.get(month).get(name));
    }

    private static Map<String, Object> undated() {
        return Figure.unavailable("the rows of the table have no days");
    }

    private static SortedMap<YearMonth, int[]> months(TableCases cases) {
        return Months.of(Arrays.stream(cases.column(EventColumns.DAY))
                .map(day -> YearMonth.from(LocalDate.ofEpochDay(Long.parseLong(day))))
                .toArray(YearMonth[]::new));
    }

    /** What was foretold beside what came, by month, of cases that have days. */
    static Object calibrationByMonth(TableCases cases, ScoredCases scored) {
        return isOfEvents(cases) ? Months.calibration(months(cases), scored::probability, scored::outcome) : undated();
    }

    /** Ranking and calibration of the probabilities before they were calibrated. */
    static Map<String, Object> raw(ScoredCases raw, Bootstrap bootstrap) {
        ModelFigures figures = new ModelFigures(raw, bootstrap);
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("discrimination", figures.discrimination());
        parts.put("calibration", figures.calibration());
        return parts;
    }

    /** Folds of a cross-validation and how far apart they lie. */
    static List<Object> folds(CrossValidation crossed) {
        List<Object> rows = new ArrayList<>();
        for (int fold = 0; fold < crossed.folds().parts(); fold++) {
            ScoredCases part = crossed.part(fold);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("fold", fold + 1);
            row.put("n", part.size());
            row.put("events", part.positives());
            for (Metric metric : List.of(
                    Metric.AUROC,
                    Metric.AUPRC,
                    Metric.BRIER,
                    Metric.IN_THE_LARGE,
                    Metric.SLOPE,
                    Metric.PRECISION_TOP_10,
                    Metric.RECALL_TOP_10)) {
                Figure.put(row, metric.code(), metric.of(part));
            }
            rows.add(row);
        }
        return rows;
    }
}
