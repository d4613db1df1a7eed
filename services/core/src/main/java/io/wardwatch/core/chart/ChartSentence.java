package io.wardwatch.core.chart;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/**
 * A chart in one sentence: what it is, the latest value with its number of cases, and whether the process is stable.
 *
 * @param title what is charted, and where
 * @param value how a value reads
 * @param when the time of a point, by its place in the series: {@code in the 7 days to 2025-02-18}
 */
public record ChartSentence(String title, DoubleFunction<String> value, IntFunction<String> when) {

    /** The sentence; the latest value is the latest that is no longer to change. */
    public String of(ControlChart chart) {
        int latest = latest(chart, false);
        if (latest < 0) {
            int provisional = latest(chart, true);
            return provisional < 0
                    ? title + ": no value yet."
                    : title + ": no final value yet; " + reading(chart, provisional) + ", provisional.";
        }
        return title + ": " + reading(chart, latest) + "; " + state(chart) + ".";
    }

    private String reading(ControlChart chart, int place) {
        Point point = chart.marks().get(place).point();
        String cases = point.denominator() > 0 ? " (n = " + point.denominator() + ")" : "";
        return value.apply(point.value()) + cases + " " + when.apply(place);
    }

    private String state(ControlChart chart) {
        if (chart.counted() < 2) {
            return "too few points to say whether it is stable";
        }
        if (chart.stable()) {
            return "stable: no signal in " + chart.counted() + " points";
        }
        int last = lastSignal(chart);
        Mark mark = chart.marks().get(last);
        String direction = mark.direction().orElseThrow() == Direction.HIGH ? "high or rising" : "low or falling";
        long signals =
                chart.marks().stream().filter(one -> !one.signals().isEmpty()).count();
        return "not stable: " + signals + " of " + chart.counted() + " points signal a change, the last " + direction
                + " " + when.apply(last);
    }

    private static int lastSignal(ControlChart chart) {
        int last = -1;
        for (int i = 0; i < chart.marks().size(); i++) {
            last = chart.marks().get(i).signals().isEmpty() ? last : i;
        }
        return last;
    }

    private static int latest(ControlChart chart, boolean provisional) {
        for (int i = chart.marks().size() - 1; i >= 0; i--) {
            Point point = chart.marks().get(i).point();
            if (point.provisional() == provisional && !Double.isNaN(point.value())) {
                return i;
            }
        }
        return -1;
    }

    /** Why the limits may mislead, where they may. */
    public static Optional<String> caution(ControlChart chart) {
        return chart.counted() < ControlChart.ENOUGH
                ? Optional.of("Fewer than " + ControlChart.ENOUGH + " points: limits are a guide only.")
                : Optional.empty();
    }
}
