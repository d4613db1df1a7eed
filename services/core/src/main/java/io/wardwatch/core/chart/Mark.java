package io.wardwatch.core.chart;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A point as it is drawn.
 *
 * @param lower lower process limit at this point, clipped to what the value can be; NaN where there is none
 * @param upper upper process limit
 * @param signals the rules that it is part of, strongest first, each with its direction; never any for a provisional point
 */
public record Mark(Point point, double lower, double upper, SortedMap<Rule, Direction> signals) {
    /** The direction of the strongest signal. */
    public Optional<Direction> direction() {
        return signals.values().stream().findFirst();
    }
}
