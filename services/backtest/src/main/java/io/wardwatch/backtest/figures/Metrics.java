package io.wardwatch.backtest.figures;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.backtest.cases.Balance;
import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.backtest.cases.Shortlist;
import io.wardwatch.backtest.cases.Staffing;
import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Comparison;
import io.wardwatch.core.evaluation.Estimate;
import io.wardwatch.model.Outcome;
import io.wardwatch.model.Target;
import io.wardwatch.model.figures.Figure;
import io.wardwatch.model.figures.FlaggedCases;
import io.wardwatch.model.figures.ModelFigures;
import java.io.IOException;
import java.io.Writer;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Computes {@code metrics.json}: a function of the cases, the models and the policy alone. Rates rest on cases with complete
 * follow-up; what is censored is counted beside them.
 */
public final class Metrics {
    private static final long SEED = 20_260_101;
    /** Cases times resamples that a run may cost; beyond it there are fewer resamples, as intervals are narrow then. */
    private static final long WORK = 10_000_000;

    private static final int MOST_RESAMPLES = 200;
    private static final int LEAST_RESAMPLES = 40;

    private final Asked asked;
    private final CaseTable table;
    private final Balance balance;
    private final JudgedCases judged;
    private final Bootstrap bootstrap;
    private final String moment;
    private final Map<String, Double> headline = new LinkedHashMap<>();
    private String verdict = "";

    /**
     * What a run was asked.
     *
     * @param rules names of the simple rules, in the order of the table; the last says yes or no
     * @param records read
     */
    public record Asked(
            Target target, List<BacktestModel> models, BacktestPolicy policy, List<String> rules, long records) {}

    public Metrics(Asked asked, CaseTable table, Balance balance) {
        this.asked = asked;
        this.table = table;
        this.balance = balance;
        this.moment = asked.policy().momentOf(asked.target());
        this.judged = JudgedCases.of(table, moment);
        long affordable = WORK / Math.max(1, judged.size());
        this.bootstrap = new Bootstrap((int) Math.max(LEAST_RESAMPLES, Math.min(MOST_RESAMPLES, affordable)), SEED);
    }

    /** What {@link #headline} may have of so many models: of one the names of its summary, of two those that are compared. */
    public static Set<String> names(int models) {
        Set<String> names = new TreeSet<>();
        if (models > 1) {
            Comparison.METRICS.forEach(metric -> names.add(metric.code()));
            names.add(Paired.NET_BENEFIT);
        } else {
            names.addAll(ModelFigures.NAMES);
            names.addAll(StaffLists.NAMES);
        }
        return names;
    }

    /**
     * What {@code --fail-if} may ask, by name: of one model its values, of two the differences second − first. Filled by
     * {@link #write}.
     */
    public Map<String, Double> headline() {
        return headline;
    }

    /** One sentence on two models; empty of one. */
    public String verdict() {
        return verdict;
    }

    /** Writes all of it to {@code writer}, which stays open. */
    public void write(Writer writer) throws IOException {
        JsonGenerator generator = new JsonFactory().createGenerator(writer).useDefaultPrettyPrinter();
        Json json = new Json(generator);
        Judged[] models = IntStream.range(0, asked.models().size())
                .parallel()
                .mapToObj(this::judge)
                .toArray(Judged[]::new);
        json.open().text("format", ModelFigures.FORMAT).put("summary", models[0].summary());
        run(json);
        population(json);
        json.list("models");
        for (int i = 0; i < models.length; i++) {
            model(json, i, models[i]);
        }
        json.endList();
        baselines(json);
        headline.putAll(numbers(models[0].summary()));
        if (models.length > 1) {
            compare(json, Arrays.stream(models).map(Judged::list).toArray(Shortlist[]::new));
        }
        json.close();
        generator.writeRaw('\n');
        generator.flush();
    }

    /** @param figures absent where there are no cases of both kinds */
    private record Judged(
            Shortlist list, double threshold, Optional<ModelFigures> figures, Map<String, Object> summary) {}

    private Judged judge(int index) {
        BacktestModel model = asked.models().get(index);
        double threshold = model.threshold().orElse(asked.policy().thresholdOf(asked.target()));
        Shortlist list = Shortlist.of(table, moment, row -> table.probability(row, index));
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("model", model.id());
        if (!judged.judgeable()) {
            summary.put("n", judged.size());
            summary.put("events", judged.events());
            summary.put("unavailable", Figure.ONE_SIDED);
            return new Judged(list, threshold, Optional.empty(), summary);
        }
        ModelFigures figures = new ModelFigures(judged.scored(index), bootstrap);
        summary.putAll(figures.summary(threshold));
        StaffLists.summarize(summary, Staffing.of(list, asked.policy()::capacityOf));
        return new Judged(list, threshold, Optional.of(figures), summary);
    }

    private static Map<String, Double> numbers(Map<String, Object> summary) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        summary.forEach((name, value) -> {
            if (value instanceof Number number) {
                numbers.put(name, number.doubleValue());
            }
        });
        return numbers;
    }

    private void run(Json json) throws IOException {
        json.open("run")
                .text("how", "backtest")
                .text("target", asked.target().code())
                .text("moment", moment)
                .text("label", asked.policy().label().rule().name())
                .text("death", asked.policy().label().death().name())
                .number("followUpDays", asked.target().followUpDays())
                .number("resamples", bootstrap.resamples())
                .number("seed", bootstrap.seed())
                .close();
    }

    private void population(Json json) throws IOException {
        long patients = 0;
        int last = -1;
        for (int row : judged.rows) {
            patients += table.patient(row) == last ? 0 : 1;
            last = table.patient(row);
        }
        json.open("population")
                .number("records", asked.records())
                .number("scores", balance.scores())
                .number("patients", patients)
                .number("cases", balance.cases())
                .number("events", balance.events())
                .number("deaths", balance.deaths());
        json.put("rate", Figure.rate(balance.events(), balance.cases()));
        json.number("censored", balance.censored());
        counts(json, "censoredBy", balance.censoredBy());
        counts(json, "excluded", balance.excludedBy());
        byMonth(json);
        json.close();
    }

    private static void counts(Json json, String name, Map<String, Long> counts) throws IOException {
        json.open(name);
        for (Map.Entry<String, Long> each : counts.entrySet()) {
            json.number(each.getKey(), each.getValue());
        }
        json.close();
    }

    private void byMonth(Json json) throws IOException {
        Map<YearMonth, long[]> months = new TreeMap<>();
        for (int row = 0; row < table.size(); row++) {
            if (table.moment(row).equals(moment)) {
                long[] counts = months.computeIfAbsent(Drift.month(judged, row), month -> new long[3]);
                counts[0] += table.labelled(row) ? 1 : 0;
                counts[1] += table.label(row) == 1 ? 1 : 0;
                counts[2] += table.state(row) == Outcome.State.CENSORED ? 1 : 0;
            }
        }
        json.list("byMonth");
        for (Map.Entry<YearMonth, long[]> month : months.entrySet()) {
            long[] counts = month.getValue();
            json.open()
                    .text("month", month.getKey().toString())
                    .number("n", counts[0])
                    .number("events", counts[1]);
            // A rate of a month that is known in part would change as the rest becomes known.
            json.put(
                    "rate",
                    counts[0] > 0 && counts[2] > 0
                            ? Figure.unavailable("follow-up is not over for " + counts[2] + " of its scores")
                            : Figure.rate(counts[1], counts[0]));
            json.number("censored", counts[2]).close();
        }
        json.endList();
    }

    private void model(Json json, int index, Judged each) throws IOException {
        BacktestModel model = asked.models().get(index);
        json.open()
                .text("id", model.id())
                .text("name", model.name())
                .text("version", model.version())
                .text("kind", model.kind())
                .text("digest", model.digest())
                .figure("threshold", each.threshold())
                .text("thresholdBy", model.threshold().isPresent() ? "command" : "policy")
                .put("summary", each.summary());
        if (each.figures().isPresent()) {
            ModelFigures figures = each.figures().get();
            json.put("discrimination", figures.discrimination())
                    .put("calibration", figures.calibration())
                    .put("thresholds", figures.thresholds(each.threshold()))
                    .put("atThreshold", figures.atThreshold(each.threshold()))
                    .put("top", figures.top());
            StaffLists.write(json, each.list(), asked.policy(), onLists(each.list()));
            Bootstrap fewer = new Bootstrap(Math.min(100, bootstrap.resamples()), SEED);
            json.put("subgroups", new Subgroups(judged, index, each.threshold(), fewer).rows());
            new Drift(judged).write(json, index, model.spec());
            new Importance(judged, model).write(json, SEED);
            json.put("roc", figures.roc())
                    .put("pr", figures.pr())
                    .put(
                            "netBenefit",
                            figures.netBenefit(
                                    Optional.of(judged.ranked(asked.rules().size() - 1))));
        } else {
            json.text("unavailable", Figure.ONE_SIDED);
        }
        json.close();
    }

    /** Of the judged cases, those with a place on the policy's lists. */
    private Map<String, Object> onLists(Shortlist list) {
        boolean[] taken = new boolean[judged.size()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = list.taken(judged.rows[i], asked.policy()::capacityOf);
        }
        return FlaggedCases.of(judged.scored(0), bootstrap, taken);
    }

    private void baselines(Json json) throws IOException {
        json.list("baselines");
        for (int rule = 0; rule < asked.rules().size(); rule++) {
            int at = rule;
            json.open().text("id", asked.rules().get(rule));
            if (judged.judgeable()) {
                json.put("discrimination", ModelFigures.discrimination(judged.ranked(rule), bootstrap));
                Shortlist list = Shortlist.of(table, moment, row -> table.rule(row, at));
                StaffLists.write(json, list, asked.policy(), onLists(list));
            } else {
                json.text("unavailable", Figure.ONE_SIDED);
            }
            json.close();
        }
        json.endList();
    }

    private void compare(Json json, Shortlist[] lists) throws IOException {
        if (!judged.judgeable()) {
            json.unavailable("comparison", Figure.ONE_SIDED);
            return;
        }
        BacktestModel a = asked.models().get(0);
        BacktestModel b = asked.models().get(1);
        double otherwise = asked.policy().thresholdOf(asked.target());
        Paired paired = new Paired(judged, a, b, new double[] {
            a.threshold().orElse(otherwise), b.threshold().orElse(otherwise)
        });
        paired.compute(bootstrap, judged.scored(0), judged.scored(1));
        paired.write(json, lists, asked.policy());
        headline.clear();
        for (Map.Entry<String, Estimate> difference : paired.differences().entrySet()) {
            headline.put(difference.getKey(), difference.getValue().value());
        }
        verdict = paired.verdict();
    }
}
