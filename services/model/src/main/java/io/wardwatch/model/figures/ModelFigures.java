package io.wardwatch.model.figures;

import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Calibration;
import io.wardwatch.core.evaluation.Confusion;
import io.wardwatch.core.evaluation.Estimate;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.Ranking;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.core.evaluation.SmoothCalibration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code metrics.json} says of one set of predictions, for a backtest, an evaluation and a cross-validation alike: ranking,
 * calibration, thresholds, the riskiest share, curves. What each figure means is in docs/reference/metrics.md.
 */
public final class ModelFigures {
    /** Of {@code format} in {@code metrics.json}: a reader may refuse what it does not know. */
    public static final String FORMAT = "wardwatch-metrics-2";

    /** The numbers of a {@link #summary}. */
    public static final Set<String> NAMES = names();

    private static final List<Metric> RANKING =
            List.of(Metric.AUROC, Metric.AUPRC, Metric.PRECISION_TOP_10, Metric.RECALL_TOP_10);
    private static final List<Metric> CALIBRATION = List.of(
            Metric.IN_THE_LARGE,
            Metric.SLOPE,
            Metric.EXPECTED_OVER_OBSERVED,
            Metric.ICI,
            Metric.BRIER,
            Metric.SCALED_BRIER,
            Metric.LOG_LOSS);
    private static final int DECILES = 10;
    private static final int SMOOTH_POINTS = 50;
    private static final int CURVE_POINTS = 200;
    private static final int SWEEP = 100;

    private final ScoredCases cases;
    private final Bootstrap bootstrap;
    private final int[] once;
    private final Map<Metric, Estimate> estimates;

    /** Draws the intervals, once for all figures. */
    public ModelFigures(ScoredCases cases, Bootstrap bootstrap) {
        this.cases = cases;
        this.bootstrap = bootstrap;
        this.once = cases.once();
        this.estimates = bootstrap.estimate(cases, List.of(Metric.values()));
    }

    /** Whether there are cases of either kind: without them nothing can be ranked or calibrated. */
    public static boolean judgeable(ScoredCases cases) {
        return cases.positives() > 0 && cases.positives() < cases.size();
    }

    /** How a simple rule ranks, of which nothing else can be said: what it gives is no probability. */
    public static Map<String, Object> discrimination(ScoredCases ranked, Bootstrap bootstrap) {
        return named(RANKING, bootstrap.estimate(ranked, RANKING), ranked.size());
    }

    public Map<String, Object> discrimination() {
        return named(RANKING, estimates, cases.size());
    }

    private static Map<String, Object> named(List<Metric> metrics, Map<Metric, Estimate> estimates, long n) {
        Map<String, Object> figures = new LinkedHashMap<>();
        metrics.forEach(metric -> figures.put(name(metric), Figure.of(estimates.get(metric), n)));
        return figures;
    }

    private static String name(Metric metric) {
        return switch (metric) {
            case IN_THE_LARGE -> "inTheLarge";
            case SLOPE -> "slope";
            case EXPECTED_OVER_OBSERVED -> "eo";
            default -> metric.code();
        };
    }

    public Map<String, Object> calibration() {
        Map<String, Object> figures = named(CALIBRATION, estimates, cases.size());
        SmoothCalibration smooth = SmoothCalibration.of(cases, once);
        Figure.put(figures, "e50", smooth.distance(0.5));
        Figure.put(figures, "e90", smooth.distance(0.9));
        Figure.put(figures, "eMax", smooth.distance(1));
        List<Object> deciles = new ArrayList<>();
        for (Calibration.Group group : Calibration.groups(cases, DECILES)) {
            Estimate interval = Figure.wilson(group.observed(), group.cases());
            Map<String, Object> row = new LinkedHashMap<>();
            Figure.put(row, "p", group.predicted());
            Figure.put(row, "y", group.observed());
            row.put("n", group.cases());
            Figure.put(row, "lo", interval.low());
            Figure.put(row, "hi", interval.high());
            deciles.add(row);
        }
        figures.put("deciles", deciles);
        List<Object> points = new ArrayList<>();
        smooth.points(SMOOTH_POINTS).forEach(point -> points.add(Figure.point(point.predicted(), point.observed())));
        figures.put("smooth", points);
        return figures;
    }

    /** A hundred thresholds at once: each is one walk over cases that are ranked already. */
    public List<Object> thresholds(double own) {
        TreeSet<Double> sweep = new TreeSet<>();
        for (int i = 1; i < SWEEP; i++) {
            sweep.add((double) i / SWEEP);
        }
        sweep.add(own);
        List<Object> rows = new ArrayList<>();
        for (double t : sweep) {
            Confusion at = Confusion.atThreshold(cases, once, t);
            Map<String, Object> row = new LinkedHashMap<>();
            Figure.put(row, "t", t);
            row.put("n", Math.round(at.flagged()));
            Figure.put(row, "ppv", at.precision());
            Figure.put(row, "sens", at.recall());
            Figure.put(row, "spec", at.specificity());
            Figure.put(row, "accuracy", at.accuracy());
            Figure.put(row, "f1", at.f1());
            Figure.put(row, "nb", at.netBenefit(t));
            if (t == own) {
                row.put("own", true);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The same of one threshold, each with its interval. */
    public Map<String, Object> atThreshold(double t) {
        Map<String, Object> row = new LinkedHashMap<>();
        Figure.put(row, "threshold", t);
        row.putAll(FlaggedCases.of(cases, bootstrap, weights -> Confusion.atThreshold(cases, weights, t)));
        row.put("netBenefit", netBenefit(t));
        return row;
    }

    private Map<String, Object> netBenefit(double t) {
        double[][] drawn = bootstrap.draw(cases, weights ->
                new double[] {Confusion.atThreshold(cases, weights, t).netBenefit(t)});
        return Figure.of(
                FlaggedCases.estimate(Confusion.atThreshold(cases, once, t).netBenefit(t), drawn, 0), cases.size());
    }

    /** If the riskiest share of all cases is looked at, whatever its day and place. */
    public List<Object> top() {
        List<Object> rows = new ArrayList<>();
        for (double share : FlaggedCases.SHARES) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("share", share);
            row.putAll(FlaggedCases.of(cases, bootstrap, weights -> Confusion.atShare(cases, weights, share)));
            rows.add(row);
        }
        return rows;
    }

    /** @param rule a simple rule's yes (1) and no (0), by which it is judged at every threshold; absent where there is none */
    public List<Object> netBenefit(Optional<ScoredCases> rule) {
        Optional<Confusion> said = rule.map(each -> Confusion.atThreshold(each, once, 0.5));
        List<Object> rows = new ArrayList<>();
        for (int i = 1; i < SWEEP; i++) {
            double t = (double) i / SWEEP;
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("t", t);
            Figure.put(row, "model", Confusion.atThreshold(cases, once, t).netBenefit(t));
            Figure.put(row, "all", Confusion.netBenefitOfAll(cases.rate(), t));
            row.put("none", 0);
            said.ifPresent(each -> Figure.put(row, "oneRule", each.netBenefit(t)));
            rows.add(row);
        }
        return rows;
    }

    /** Points of false-positive and true-positive rate. */
    public List<Object> roc() {
        double positives = cases.positives();
        double negatives = cases.size() - positives;
        List<Object> points = new ArrayList<>();
        points.add(Figure.point(0, 0));
        for (Ranking.Step step : thin(Ranking.steps(cases, once))) {
            points.add(Figure.point((step.flagged() - step.hits()) / negatives, step.hits() / positives));
        }
        return points;
    }

    /** Points of recall and precision. */
    public List<Object> pr() {
        double positives = cases.positives();
        List<Object> points = new ArrayList<>();
        for (Ranking.Step step : thin(Ranking.steps(cases, once))) {
            points.add(Figure.point(step.hits() / positives, (double) step.hits() / step.flagged()));
        }
        return points;
    }

    private static List<Ranking.Step> thin(List<Ranking.Step> steps) {
        if (steps.size() <= CURVE_POINTS) {
            return steps;
        }
        List<Ranking.Step> thinned = new ArrayList<>(CURVE_POINTS);
        for (int i = 0; i < CURVE_POINTS; i++) {
            thinned.add(steps.get((int) ((long) i * (steps.size() - 1) / (CURVE_POINTS - 1))));
        }
        return thinned;
    }

    private static String shown(Metric metric) {
        return metric == Metric.EXPECTED_OVER_OBSERVED ? name(metric) : metric.code();
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(List.of("n", "events", "rate", "threshold", "flagged"));
        names.addAll(List.of("accuracy", "precision", "recall", "specificity", "f1", "netBenefit"));
        for (Metric metric : Metric.values()) {
            names.add(shown(metric));
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * The headline figures as plain numbers, by names that need no page of reference; precision, recall, F1 and the like are at
     * {@code threshold}.
     */
    public Map<String, Object> summary(double threshold) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("n", cases.size());
        summary.put("events", cases.positives());
        Figure.put(summary, "rate", cases.rate());
        for (Metric metric : Metric.values()) {
            Figure.put(summary, shown(metric), estimates.get(metric).value());
        }
        Confusion at = Confusion.atThreshold(cases, once, threshold);
        Figure.put(summary, "threshold", threshold);
        summary.put("flagged", Math.round(at.flagged()));
        Figure.put(summary, "accuracy", at.accuracy());
        Figure.put(summary, "precision", at.precision());
        Figure.put(summary, "recall", at.recall());
        Figure.put(summary, "specificity", at.specificity());
        Figure.put(summary, "f1", at.f1());
        Figure.put(summary, "netBenefit", at.netBenefit(threshold));
        return summary;
    }
}
