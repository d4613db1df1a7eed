package io.wardwatch.core.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntToDoubleFunction;

/**
 * A series with its centre, process limits and signals. The baseline is every point that is given, matured and has a value: no
 * point is screened out and nothing is recalculated after a change, so that the same series gives the same chart everywhere.
 *
 * <p>XmR: centre = mean, limits = centre ± 2.66 · mean moving range (Wheeler, "Understanding variation", 1993). p′: centre =
 * Σx / Σn, limits = centre ± 3 σᵢ σz, with σᵢ = √(p̄ (1 − p̄) / nᵢ) and σz = mean moving range of zᵢ = (pᵢ − p̄) / σᵢ over 1.128
 * (Laney, "Improved control charts for attributes", Quality Engineering 14(4), 2002). Moving ranges go from one counted point to
 * the next, also across one that is passed over.
 *
 * <p>Limits are clipped when drawn, to 0 and, for shares, 1. The rules look at them unclipped: where a limit lies beyond what the
 * value can be there is none to cross.
 *
 * @param centre NaN where no point counts
 * @param spread of an XmR the mean moving range, of a p′ σz; NaN below two points that count
 * @param counted how many points make up the baseline
 */
public record ControlChart(ChartKind kind, double centre, double spread, int counted, List<Mark> marks) {
    /** Below this many points the limits are a guide only. */
    public static final int ENOUGH = 12;

    private static final double XMR = 2.66;
    private static final double MOVING_RANGE = 1.128;
    private static final double SIGMAS = 3;

    /** Values that cannot be below {@code least} nor above {@code most}. */
    public record Bounds(double least, double most) {
        public static final Bounds SHARE = new Bounds(0, 1);
        public static final Bounds POSITIVE = new Bounds(0, Double.POSITIVE_INFINITY);

        double clip(double value) {
            return Double.isNaN(value) ? value : Math.min(most, Math.max(least, value));
        }
    }

    /** The chart of single values and their moving range. */
    public static ControlChart xmr(List<Point> points, Bounds bounds) {
        List<Point> counted = points.stream().filter(Point::counts).toList();
        double centre = counted.stream().mapToDouble(Point::value).average().orElse(Double.NaN);
        double range = meanMovingRange(counted.size(), i -> counted.get(i).value());
        double reach = XMR * range;
        return drawn(
                new ControlChart(ChartKind.XMR, centre, range, counted.size(), List.of()), points, bounds, n -> reach);
    }

    /** Laney's p′ chart of shares. */
    public static ControlChart pPrime(List<Point> points) {
        List<Point> counted = points.stream().filter(Point::counts).toList();
        long numerators = counted.stream().mapToLong(Point::numerator).sum();
        long denominators = counted.stream().mapToLong(Point::denominator).sum();
        double centre = denominators == 0 ? Double.NaN : (double) numerators / denominators;
        double sigmaZ = meanMovingRange(counted.size(), i -> score(counted.get(i), centre)) / MOVING_RANGE;
        return drawn(
                new ControlChart(ChartKind.P_PRIME, centre, sigmaZ, counted.size(), List.of()),
                points,
                Bounds.SHARE,
                n -> SIGMAS * sigmaZ * sigma(centre, n));
    }

    /** Whether no rule speaks. */
    public boolean stable() {
        return marks.stream().allMatch(mark -> mark.signals().isEmpty());
    }

    /** How far the limits are from the centre at a point of so many cases; unclipped. */
    private interface Reach {
        double at(long cases);
    }

    private static ControlChart drawn(ControlChart chart, List<Point> points, Bounds bounds, Reach reach) {
        double[] reaches = points.stream()
                .mapToDouble(point -> Double.isNaN(point.value()) ? Double.NaN : reach.at(point.denominator()))
                .toArray();
        List<SortedMap<Rule, Direction>> signals = Signals.of(points, chart.centre, reaches);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < reaches.length; i++) {
            marks.add(new Mark(
                    points.get(i),
                    bounds.clip(chart.centre - reaches[i]),
                    bounds.clip(chart.centre + reaches[i]),
                    signals.get(i)));
        }
        return new ControlChart(chart.kind, chart.centre, chart.spread, chart.counted, List.copyOf(marks));
    }

    private static double meanMovingRange(int size, IntToDoubleFunction value) {
        double sum = 0;
        for (int i = 1; i < size; i++) {
            sum += Math.abs(value.applyAsDouble(i) - value.applyAsDouble(i - 1));
        }
        return size < 2 ? Double.NaN : sum / (size - 1);
    }

    /** 0 where all cases or none have the outcome: no point then differs from the centre. */
    private static double score(Point point, double centre) {
        double sigma = sigma(centre, point.denominator());
        return sigma == 0 ? 0 : (point.value() - centre) / sigma;
    }

    private static double sigma(double centre, long cases) {
        return Math.sqrt(centre * (1 - centre) / cases);
    }
}
