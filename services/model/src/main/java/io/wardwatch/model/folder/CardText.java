package io.wardwatch.model.folder;

import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.table.ColumnSpec;
import io.wardwatch.model.table.TableCases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Fills those attributes of a card that the data can tell, as {@code card.KEY} labels of one line each. */
final class CardText {
    private static final List<String> DEMOGRAPHY =
            List.of("age", "sex", "gender", "race", "ethnic", "language", "payer", "insur", "marital", "zip");
    private static final String LABEL = "card.";

    private CardText() {}

    static Map<String, String> fill(
            TableCases cases, Map<String, Object> metrics, ModelKind kind, Map<String, String> about) {
        Map<String, String> card = new LinkedHashMap<>();
        String spec = cases.spec().name();
        card.put(
                "outputValue",
                "probability from 0 to 1 of the outcome in column "
                        + cases.spec().label());
        card.put("outputType", "prediction by " + kind.words());
        card.put("population", cases.size() + " cases of the table " + spec + " as typed by its spec");
        card.put("trainingCriteria", criteria(cases));
        card.put("demographicInputs", demography(cases));
        card.put("representativeness", sizes(metrics));
        card.put(
                "fairnessApproach",
                cases.spec().subgroups().isEmpty()
                        ? "none: the spec names no subgroups"
                        : "ranking, calibration and flagged share apart by "
                                + String.join(", ", cases.spec().subgroups()) + "; see metrics.json");
        card.put(
                "biasMitigation",
                "none beyond reporting; rows of one " + cases.spec().group() + " never on both sides of a split");
        card.put("externalSetting", "not validated elsewhere yet: ./wardwatch evaluate on other data");
        card.put("validitySameSource", validity(metrics));
        card.put("fairnessSameSource", fairness(metrics));
        card.put("validityLocal", "not evaluated in local data yet: ./wardwatch evaluate");
        card.put("fairnessLocal", "not evaluated in local data yet: ./wardwatch evaluate");
        card.put(
                "validityMonitoring",
                "./wardwatch evaluate on each month of matured cases: figures and drift in metrics.json");
        card.put("fairnessMonitoring", "the same run; subgroups in metrics.json");
        card.putAll(about);
        return labelled(card);
    }

    /** What an evaluation in the reader's own data adds. */
    static Map<String, String> local(Map<String, Object> metrics) {
        Map<String, String> card = new LinkedHashMap<>();
        boolean judged = model(metrics).containsKey("discrimination");
        if (judged && Boolean.FALSE.equals(part(metrics, "run").get("seenInTraining"))) {
            card.put("validityLocal", validity(metrics));
            card.put("fairnessLocal", fairness(metrics));
        }
        return labelled(card);
    }

    private static Map<String, String> labelled(Map<String, String> card) {
        Map<String, String> labels = new LinkedHashMap<>();
        card.forEach((key, text) ->
                labels.put(LABEL + key, text.replaceAll("\\s+", " ").strip()));
        return labels;
    }

    private static String criteria(TableCases cases) {
        int dropped =
                cases.dropped().values().stream().mapToInt(Integer::intValue).sum();
        return dropped == 0
                ? "all rows"
                : dropped + " rows left out for "
                        + String.join(", ", new TreeSet<>(cases.dropped().keySet()));
    }

    private static String demography(TableCases cases) {
        List<String> used = cases.spec().columns().entrySet().stream()
                .filter(column -> column.getValue().kind() != ColumnSpec.Kind.DROP)
                .map(Map.Entry::getKey)
                .filter(name -> DEMOGRAPHY.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains))
                .toList();
        return used.isEmpty() ? "none, by the names of the columns" : String.join(", ", used);
    }

    private static String sizes(Map<String, Object> metrics) {
        return byColumn(metrics, row -> row.get("value") + " " + row.get("n"), ", ");
    }

    private static String validity(Map<String, Object> metrics) {
        Map<?, ?> population = part(metrics, "population");
        return String.format(
                Locale.ROOT,
                "%s of %s cases, %s of them with the outcome: AUROC %s; AUPRC %s; calibration slope %s; Brier %s; of the riskiest"
                        + " tenth %s have the outcome (95 %% intervals by resampling %s)",
                part(metrics, "run").get("how"),
                population.get("cases"),
                population.get("events"),
                figure(metrics, "discrimination", "auroc"),
                figure(metrics, "discrimination", "auprc"),
                figure(metrics, "calibration", "slope"),
                figure(metrics, "calibration", "brier"),
                figure(metrics, "discrimination", "precisionTop10"),
                part(metrics, "run").get("group"));
    }

    private static Map<?, ?> part(Map<?, ?> whole, String key) {
        return (Map<?, ?>) whole.get(key);
    }

    private static Map<?, ?> model(Map<String, Object> metrics) {
        return (Map<?, ?>) ((List<?>) metrics.get("models")).getFirst();
    }

    private static String figure(Map<String, Object> metrics, String group, String code) {
        return figure(part(part(model(metrics), group), code));
    }

    private static String figure(Map<?, ?> estimate) {
        return estimate.containsKey("unavailable")
                ? "unavailable"
                : String.format(
                        Locale.ROOT,
                        "%.3f (%.3f to %.3f)",
                        (Double) estimate.get("value"),
                        (Double) estimate.get("lo"),
                        (Double) estimate.get("hi"));
    }

    private static String fairness(Map<String, Object> metrics) {
        return byColumn(
                metrics,
                row -> String.format(
                        Locale.ROOT,
                        "%s AUROC %s, expected over observed %.2f, flagged %.1f %%",
                        row.get("value"),
                        figure(part(row, "auroc")),
                        number(row.get("eo")),
                        100 * number(row.get("flagged"))),
                "; ");
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Of the groups that are large enough for figures. */
    private static String byColumn(Map<String, Object> metrics, Function<Map<?, ?>, String> words, String between) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        if (model(metrics).get("subgroups") instanceof List<?> rows) {
            for (Object each : rows) {
                Map<?, ?> row = (Map<?, ?>) each;
                if (!row.containsKey("unavailable")) {
                    columns.computeIfAbsent(row.get("by").toString(), by -> new ArrayList<>())
                            .add(words.apply(row));
                }
            }
        }
        List<String> texts = new ArrayList<>();
        columns.forEach((column, each) -> texts.add(column + ": " + String.join(between, each)));
        return texts.isEmpty() ? "no subgroups named" : String.join(between, texts);
    }
}
