package io.wardwatch.backtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A scale of a figure with what it measures.
 *
 * @param named what is written at a tick
 * @param ticks where
 */
record Axis(String label, double low, double high, List<Double> ticks, DoubleFunction<String> named) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /** Numbers in about {@code count} round steps; the ends are moved out to a step. */
    static Axis round(String label, double low, double high, int count, DoubleFunction<String> named) {
        double span = high > low ? high - low : 1;
        double unit = Math.pow(10, Math.floor(Math.log10(span / count)));
        double step = unit;
        for (double each : STEPS) {
            step = unit * each;
            if (span / step <= count) {
                break;
            }
        }
        long first = (long) Math.floor(low / step + 1e-9);
        long last = (long) Math.ceil((low + span) / step - 1e-9);
        List<Double> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return new Axis(label, first * step, last * step, ticks, named);
    }

    /** Shares in percent, from 0 or {@code low} to just above {@code high}. */
    static Axis shares(String label, double low, double high) {
        return round(
                label,
                low,
                high,
                5,
                value -> Numbers.decimal(value * 100, value * 100 % 1 == 0 ? 0 : 1)
                                .replaceAll("\\.0$", "") + "\u00a0%");
    }

    /** Names in a row, as months: at 0, 1, 2 …, not all of them written where there are many. */
    static Axis names(String label, List<String> names) {
        int every = (names.size() + 4) / 5;
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i < names.size(); i += Math.max(1, every)) {
            ticks.add((double) i);
        }
        return new Axis(label, -0.5, names.size() - 0.5, ticks, value -> names.get((int) Math.round(value)));
    }

    /** False of NaN, too. */
    boolean holds(double value) {
        double slack = (high - low) * 1e-6;
        return value >= low - slack && value <= high + slack;
    }

    /** The place of {@code value} between two ends of the figure. */
    double place(double value, double from, double to) {
        double share = (Math.max(low, Math.min(high, value)) - low) / (high - low);
        return from + share * (to - from);
    }
}
