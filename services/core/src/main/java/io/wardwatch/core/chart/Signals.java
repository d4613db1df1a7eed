package io.wardwatch.core.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the four rules in a series. Points that do not count are passed over: they neither make nor break a run. A value on the
 * centre ends a run on one side, and two equal values end a trend; "equal" forgives the last bits of a division. All points of a
 * run or trend are marked; of two in three, those that lie far out.
 */
final class Signals {
    private static final int RUN = 7;
    private static final int OF = 3;
    private static final double FAR = 2.0 / 3;
    /** Of the greater of two values: less is rounding. */
    private static final double ROUNDING = 1e-12;

    private final List<SortedMap<Rule, Direction>> found = new ArrayList<>();
    private final int[] places;
    private final double[] values;
    private final double[] reaches;
    private final double centre;

    private Signals(List<Point> points, double centre, double[] reaches) {
        points.forEach(point -> found.add(new TreeMap<>()));
        this.centre = centre;
        places = java.util.stream.IntStream.range(0, points.size())
                .filter(i -> points.get(i).counts())
                .toArray();
        values = java.util.Arrays.stream(places)
                .mapToDouble(i -> points.get(i).value())
                .toArray();
        this.reaches =
                java.util.Arrays.stream(places).mapToDouble(i -> reaches[i]).toArray();
    }

    /** @param reaches how far the limits are from {@code centre} at each point; NaN: no limits */
    static List<SortedMap<Rule, Direction>> of(List<Point> points, double centre, double[] reaches) {
        Signals signals = new Signals(points, centre, reaches);
        signals.beyond();
        signals.runs();
        signals.trends();
        signals.twoOfThree();
        return signals.found;
    }

    private void beyond() {
        for (int i = 0; i < places.length; i++) {
            int side = outside(i, 1);
            if (side != 0) {
                mark(i, Rule.ASTRONOMICAL, side);
            }
        }
    }

    private void runs() {
        int begin = 0;
        for (int i = 1; i <= places.length; i++) {
            int side = side(values[begin], centre);
            if (i == places.length || side == 0 || side(values[i], centre) != side) {
                markRun(begin, i, Rule.SHIFT, side);
                begin = i;
            }
        }
    }

    private void trends() {
        int begin = 0;
        for (int i = 1; i < places.length; i++) {
            int step = side(values[i], values[i - 1]);
            boolean ends = i + 1 == places.length || step == 0 || side(values[i + 1], values[i]) != step;
            if (ends) {
                markRun(begin, i + 1, Rule.TREND, step);
                begin = i;
            }
        }
    }

    private void twoOfThree() {
        for (int last = OF - 1; last < places.length; last++) {
            for (int side = -1; side <= 1; side += 2) {
                int far = 0;
                for (int i = last - OF + 1; i <= last; i++) {
                    far += outside(i, FAR) == side ? 1 : 0;
                }
                for (int i = last - OF + 1; far >= 2 && i <= last; i++) {
                    if (outside(i, FAR) == side) {
                        mark(i, Rule.TWO_OF_THREE, side);
                    }
                }
            }
        }
    }

    private void markRun(int begin, int end, Rule rule, int side) {
        for (int i = begin; end - begin >= RUN && side != 0 && i < end; i++) {
            mark(i, rule, side);
        }
    }

    private void mark(int i, Rule rule, int side) {
        found.get(places[i]).put(rule, side > 0 ? Direction.HIGH : Direction.LOW);
    }

    /** On which side a point is beyond {@code part} of the way to the limit; 0: on neither. */
    private int outside(int i, double part) {
        double reach = part * reaches[i];
        if (Double.isNaN(reach)) {
            return 0;
        }
        if (side(values[i], centre + reach) > 0) {
            return 1;
        }
        return side(values[i], centre - reach) < 0 ? -1 : 0;
    }

    private static int side(double value, double of) {
        double difference = value - of;
        return Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(of))
                ? 0
                : (int) Math.signum(difference);
    }
}
