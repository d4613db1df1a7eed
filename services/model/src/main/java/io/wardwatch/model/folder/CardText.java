package io.wardwatch.model.folder;

import io.wardwatch.model.fit.ModelKind;
import io.wardwatch.model.table.ColumnSpec;
import io.wardwatch.model.table.TableCases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

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
        if (metrics.containsKey("figures") && Boolean.FALSE.equals(metrics.get("seenInTraining"))) {
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
        StringBuilder text = new StringBuilder();
        rows(metrics).forEach((column, rows) -> {
            text.append(column).append(": ");
            for (Object each : rows) {
                Map<?, ?> row = (Map<?, ?>) each;
                text.append(row.get("value"))
                        .append(' ')
                        .append(row.get("cases"))
                        .append(", ");
            }
        });
        return text.isEmpty() ? "no subgroups named" : text.substring(0, text.length() - 2);
    }

    private static String validity(Map<String, Object> metrics) {
        Map<?, ?> data = (Map<?, ?>) metrics.get("data");
        return String.format(
                Locale.ROOT,
                "%s of %s cases, %s of them with the outcome: AUROC %s; AUPRC %s; calibration slope %s; Brier %s; of the riskiest"
                        + " tenth %s have the outcome (95 %% intervals by resampling %s)",
                metrics.get("how"),
                data.get("cases"),
                data.get("outcomes"),
                figure(metrics, "auroc"),
                figure(metrics, "auprc"),
                figure(metrics, "calibrationSlope"),
                figure(metrics, "brier"),
                figure(metrics, "precisionTop10"),
                data.get("group"));
    }

    private static String figure(Map<String, Object> metrics, String code) {
        Map<?, ?> estimate = (Map<?, ?>) ((Map<?, ?>) metrics.get("figures")).get(code);
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f to %.3f)",
                (Double) estimate.get("value"),
                (Double) estimate.get("low"),
                (Double) estimate.get("high"));
    }

    private static String fairness(Map<String, Object> metrics) {
        StringBuilder text = new StringBuilder();
        rows(metrics).forEach((column, rows) -> {
            text.append(column).append(": ");
            for (Object each : rows) {
                Map<?, ?> row = (Map<?, ?>) each;
                text.append(String.format(
                        Locale.ROOT,
                        "%s AUROC %.3f, expected over observed %.2f, flagged %.1f %%; ",
                        row.get("value"),
                        (Double) row.get("auroc"),
                        (Double) row.get("expectedOverObserved"),
                        100 * (Double) row.get("flaggedShare")));
            }
        });
        return text.isEmpty() ? "no subgroups named" : text.substring(0, text.length() - 2);
    }

    private static Map<String, List<?>> rows(Map<String, Object> metrics) {
        Map<String, List<?>> columns = new LinkedHashMap<>();
        ((Map<?, ?>) metrics.getOrDefault("subgroups", Map.of()))
                .forEach((column, rows) -> columns.put(column.toString(), (List<?>) rows));
        return columns;
    }
}
