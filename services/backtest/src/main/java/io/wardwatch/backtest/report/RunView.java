package io.wardwatch.backtest.report;

import java.util.ArrayList;
import java.util.List;

/** A run's two files, and what its parts are called. */
record RunView(Node run, Node metrics, Words words) {
    /** Styles of figures: models first, then the rules. */
    static final int FIRST_RULE = 2;

    /** Somebody who makes a list: a model or a simple rule. */
    record Maker(String id, String name, int style, Node figures) {
        boolean isModel() {
            return style < FIRST_RULE || style > 5;
        }
    }

    static RunView of(Node run, Node metrics) {
        return new RunView(run, metrics, Words.of(metrics.get("run")));
    }

    Node settings() {
        return run.get("settings");
    }

    Node population() {
        return metrics.get("population");
    }

    List<Maker> models() {
        List<Maker> models = new ArrayList<>();
        for (Node model : metrics.get("models").items()) {
            int style = models.size() < FIRST_RULE ? models.size() : 4 + models.size();
            models.add(new Maker(model.text("id"), name(model), style, model));
        }
        return models;
    }

    List<Maker> rules() {
        List<Maker> rules = new ArrayList<>();
        for (Node rule : metrics.get("baselines").items()) {
            rules.add(new Maker(rule.text("id"), ruleName(rule.text("id")), FIRST_RULE + rules.size() % 3, rule));
        }
        return rules;
    }

    List<Maker> all() {
        List<Maker> all = new ArrayList<>(models());
        all.addAll(rules());
        return all;
    }

    /** Of the model's own, with its threshold where two models are one at two thresholds. */
    private String name(Node model) {
        String name = model.text("id") + " (" + model.text("name") + " " + model.text("version");
        long same = metrics.get("models").items().stream()
                .filter(each -> each.text("digest").equals(model.text("digest")))
                .count();
        return same > 1 ? name + " at " + Numbers.decimal(model.number("threshold"), 2) + ")" : name + ")";
    }

    private static String ruleName(String id) {
        return switch (id) {
            case "lace" -> "LACE";
            case "hospital" -> "HOSPITAL score";
            case "one_rule" -> "one-line rule";
            case "owed_log" -> "amount owed";
            default -> id;
        };
    }
}
