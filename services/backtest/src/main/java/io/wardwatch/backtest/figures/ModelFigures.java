package io.wardwatch.backtest.figures;

import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.backtest.cases.Shortlist;
import io.wardwatch.backtest.cases.Staffing;
import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Calibration;
import io.wardwatch.core.evaluation.Confusion;
import io.wardwatch.core.evaluation.Estimate;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.Ranking;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.core.evaluation.SmoothCalibration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** What is said of one model: ranking, calibration, thresholds, lists at the staffing, curves. */
final class ModelFigures {
    private static final List<Metric> RANKING = List.of(Metric.AUROC, Metric.AUPRC);
    private static final List<Metric> CALIBRATION = List.of(
            Metric.IN_THE_LARGE,
            Metric.SLOPE,
            Metric.EXPECTED_OVER_OBSERVED,
            Metric.ICI,
            Metric.BRIER,
            Metric.SCALED_BRIER);
    private static final int DECILES = 10;
    private static final int SMOOTH_POINTS = 50;
    private static final int CURVE_POINTS = 200;
    private static final int SWEEP = 100;

    private final JudgedCases judged;
    private final ScoredCases cases;
    private final Bootstrap bootstrap;
    private final int[] once;

    ModelFigures(JudgedCases judged, ScoredCases cases, Bootstrap bootstrap) {
        this.judged = judged;
        this.cases = cases;
        this.bootstrap = bootstrap;
        this.once = cases.once();
    }

    void discrimination(Json json) throws IOException {
        json.open("discrimination");
        Map<Metric, Estimate> estimates = bootstrap.estimate(cases, RANKING);
        for (Metric metric : RANKING) {
            json.estimate(metric.code(), estimates.get(metric), cases.size());
        }
        json.close();
    }

    void calibration(Json json) throws IOException {
        json.open("calibration");
        Map<Metric, Estimate> estimates = bootstrap.estimate(cases, CALIBRATION);
        for (Metric metric : CALIBRATION) {
            json.estimate(name(metric), estimates.get(metric), cases.size());
        }
        json.list("deciles");
        for (Calibration.Group group : Calibration.groups(cases, DECILES)) {
            Estimate interval = wilson(group.observed(), group.cases());
            json.open()
                    .figure("p", group.predicted())
                    .figure("y", group.observed())
                    .number("n", group.cases())
                    .figure("lo", interval.low())
                    .figure("hi", interval.high())
                    .close();
        }
        json.endList().list("smooth");
        for (Calibration.Group point : SmoothCalibration.of(cases, once).points(SMOOTH_POINTS)) {
            json.point(point.predicted(), point.observed());
        }
        json.endList().close();
    }

    private static String name(Metric metric) {
        return switch (metric) {
            case IN_THE_LARGE -> "inTheLarge";
            case SLOPE -> "slope";
            case EXPECTED_OVER_OBSERVED -> "eo";
            default -> metric.code();
        };
    }

    /** A hundred thresholds at once: each is one walk over cases that are ranked already. */
    void thresholds(Json json, double own) throws IOException {
        TreeSet<Double> sweep = new TreeSet<>();
        for (int i = 1; i < SWEEP; i++) {
            sweep.add((double) i / SWEEP);
        }
        sweep.add(own);
        json.list("thresholds");
        for (double t : sweep) {
            Confusion at = Confusion.atThreshold(cases, once, t);
            json.open()
                    .figure("t", t)
                    .number("n", Math.round(at.flagged()))
                    .figure("ppv", at.precision())
                    .figure("sens", at.recall())
                    .figure("spec", at.specificity())
                    .figure("accuracy", at.accuracy())
                    .figure("f1", at.f1())
                    .figure("nb", at.netBenefit(t));
            if (t == own) {
                json.flag("own", true);
            }
            json.close();
        }
        json.endList();
    }

    /** @param rule the one-rule's yes and no, by which it is judged at every threshold */
    void netBenefit(Json json, ScoredCases rule) throws IOException {
        Confusion said = Confusion.atThreshold(rule, once, 0.5);
        json.list("netBenefit");
        for (int i = 1; i < SWEEP; i++) {
            double t = (double) i / SWEEP;
            json.open()
                    .figure("t", t)
                    .figure("model", Confusion.atThreshold(cases, once, t).netBenefit(t))
                    .figure("all", Confusion.netBenefitOfAll(cases.rate(), t))
                    .number("none", 0)
                    .figure("oneRule", said.netBenefit(t))
                    .close();
        }
        json.endList();
    }

    void curves(Json json) throws IOException {
        long positives = cases.positives();
        long negatives = cases.size() - positives;
        List<Ranking.Step> steps = thin(Ranking.steps(cases, once));
        json.list("roc").point(0, 0);
        for (Ranking.Step step : steps) {
            json.point((double) (step.flagged() - step.hits()) / negatives, (double) step.hits() / positives);
        }
        json.endList().list("pr");
        for (Ranking.Step step : steps) {
            json.point((double) step.hits() / positives, (double) step.hits() / step.flagged());
        }
        json.endList();
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

    /** What staff would have had of the lists: by the policy's places, and for other numbers of places. */
    static void staffing(Json json, Shortlist list, BacktestPolicy policy) throws IOException {
        json.open("atPolicy");
        write(json, Staffing.of(list, policy::capacityOf));
        json.close().list("capacity");
        for (Staffing each : Staffing.curve(list)) {
            json.open().number("k", each.capacity());
            write(json, each);
            json.close();
        }
        json.endList();
    }

    private static void write(Json json, Staffing each) throws IOException {
        json.number("flagged", each.taken())
                .figure("perDayMedian", each.perDayMedian())
                .figure("perDayP95", each.perDayP95())
                .share("ppv", each.ppv())
                .share("sens", each.sensitivity())
                .figure("nne", each.numberNeeded())
                .figure("leadDaysMedian", each.leadDaysMedian());
    }

    /** Wilson's interval of a share of {@code n} cases. */
    static Estimate wilson(double share, long n) {
        double z2 = 1.959963984540054 * 1.959963984540054;
        double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = Math.sqrt(z2) / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        return new Estimate(share, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** Where a model is right for some and wrong for others. */
    void subgroups(Json json, int model, double threshold, Bootstrap fewer) throws IOException {
        json.list("subgroups");
        CaseTable table = judged.table;
        subgroup(json, "age_group", table::ageGroup, model, threshold, fewer);
        subgroup(json, "sex", table::sex, model, threshold, fewer);
        subgroup(json, "payer", table::payer, model, threshold, fewer);
        subgroup(json, "facility", table::facility, model, threshold, fewer);
        subgroup(json, "unit", table::unit, model, threshold, fewer);
        json.endList();
    }

    private void subgroup(
            Json json, String by, IntFunction<String> group, int model, double t, Bootstrap fewer)
            throws IOException {
        TreeSet<String> values = new TreeSet<>();
        for (int row : judged.rows) {
            values.add(group.apply(row));
        }
        for (String value : values) {
            JudgedCases part = judged.where(row -> group.apply(row).equals(value));
            json.open()
                    .text("by", by)
                    .text("value", value.isEmpty() ? "UNKNOWN" : value)
                    .number("n", part.size())
                    .number("events", part.events());
            if (part.judgeable()) {
                ScoredCases scored = part.scored(model);
                Confusion at = Confusion.atThreshold(scored, scored.once(), t);
                json.estimate("auroc", fewer.estimate(scored, List.of(Metric.AUROC)).get(Metric.AUROC), part.size())
                        .figure("flagged", at.flagged() / part.size())
                        .figure("ppv", at.precision())
                        .figure("fnr", 1 - at.recall())
                        .figure("fpr", 1 - at.specificity())
                        .figure("eo", Calibration.expectedOverObserved(scored, scored.once()));
            } else {
                json.text("unavailable", "no case with the outcome, or none without");
            }
            json.close();
        }
    }
}
