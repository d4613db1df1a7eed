package io.wardwatch.backtest.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final Pattern CONDITION = Pattern.compile("\\s*(\\w+)\\s*([<>])\\s*([-+]?[0-9.]+)\\s*");

    private record Condition(String metric, boolean below, double limit, String text) {
        boolean holds(double value) {
            return below ? value < limit : value > limit;
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
                throw new IllegalArgumentException(
                        "'" + each.strip() + "' is no condition: write a metric, < or >, and a number, as auroc<-0.01");
            }
            all.conditions.add(new Condition(
                    parts.group(1), parts.group(2).equals("<"), Double.parseDouble(parts.group(3)), each.strip()));
        }
        return all;
    }

    /**
     * Each condition that holds, with the value that made it so.
     *
     * @throws IllegalArgumentException where a metric is not among {@code figures}
     */
    public List<String> holding(Map<String, Double> figures) {
        List<String> holding = new ArrayList<>();
        for (Condition condition : conditions) {
            Double value = figures.get(condition.metric);
            if (value == null) {
                throw new IllegalArgumentException("there is no metric '" + condition.metric + "' to judge; there are "
                        + new TreeSet<>(figures.keySet()));
            }
            // What could not be computed did not hold its promise either.
            if (condition.holds(value) || value.isNaN()) {
                holding.add(condition.text + String.format(Locale.ROOT, " (it is %+.6f)", value));
            }
        }
        return holding;
    }
}
