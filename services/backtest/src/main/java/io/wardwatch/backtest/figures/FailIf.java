package io.wardwatch.backtest.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes a run fail on purpose, for builds that guard a model: {@code auroc<-0.01, brier>0.002}. Of two models a name means
 * the difference second − first, of one its value. Any that holds fails.
 */
public final class FailIf {
    /** Never holds. */
    public static final FailIf NONE = new FailIf();

    private static final Pattern CONDITION =
            Pattern.compile("\\s*(\\w+)\\s*(<=?|>=?)\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*");

    private record Condition(String metric, String sign, double limit, String text) {
        boolean holds(double value) {
            return switch (sign) {
                case "<" -> value < limit;
                case "<=" -> value <= limit;
                case ">" -> value > limit;
                default -> value >= limit;
            };
        }
    }

    private final List<Condition> conditions = new ArrayList<>();

    private FailIf() {}

    /** Throws {@link IllegalArgumentException} where a condition is not of the form {@code name<number}. */
    public static FailIf parse(String text) {
        FailIf all = new FailIf();
        for (String each : text.split(",", -1)) {
            Matcher parts = CONDITION.matcher(each);
            if (!parts.matches()) {
                throw new IllegalArgumentException("'" + each.strip()
                        + "' is no condition: write a metric, <, <=, > or >=, and a number, as auroc<-0.01");
            }
            all.conditions.add(
                    new Condition(parts.group(1), parts.group(2), Double.parseDouble(parts.group(3)), each.strip()));
        }
        return all;
    }

    /** Throws {@link IllegalArgumentException} where a condition is of a metric that is none of {@code names}. */
    public void check(Set<String> names) {
        for (Condition condition : conditions) {
            if (!names.contains(condition.metric)) {
                throw new IllegalArgumentException(
                        "there is no metric '" + condition.metric + "' to judge; there are " + new TreeSet<>(names));
            }
        }
    }

    /**
     * Each condition that holds, with the value that made it so.
     *
     * @throws IllegalArgumentException where {@code figures} have no value for one
     */
    public List<String> holding(Map<String, Double> figures) {
        List<String> holding = new ArrayList<>();
        for (Condition condition : conditions) {
            double value = figures.getOrDefault(condition.metric, Double.NaN);
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException(
                        "these cases give no " + condition.metric + "; metrics.json says why");
            }
            if (condition.holds(value)) {
                holding.add(condition.text + String.format(Locale.ROOT, " (it is %+.6f)", value));
            }
        }
        return holding;
    }
}
