package io.wardwatch.core.score.card;

import java.util.ArrayList;
import java.util.List;

/**
 * A point score of one patient at one moment, with all that it rests on. Invariant: points, min and max are the sums of those of
 * the components, so every completion of what is open lies between {@code min} and {@code max}, and both are reached.
 *
 * @param points what the components count now. A missing one counts what its score says for lack of a record, mostly 0: read it
 *     beside {@code min} and {@code max}, never alone
 * @param band the class of {@code points}
 * @param lowest the least class that it can come to
 * @param highest the greatest
 * @param components in the order of the score's table
 */
public record ScoreCard(
        ScoreVersion version,
        int points,
        int min,
        int max,
        Band band,
        Band lowest,
        Band highest,
        List<Component> components) {

    public ScoreCard {
        components = List.copyOf(components);
    }

    /** The card of {@code components}, with the classes of its totals. */
    public static ScoreCard of(ScoreVersion version, List<Component> components) {
        int points = 0;
        int min = 0;
        int max = 0;
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            points += component.points();
            min += component.min();
            max += component.max();
        }
        return new ScoreCard(
                version, points, min, max, version.band(points), version.band(min), version.band(max), components);
    }

    /** Whether every component is decided. */
    public boolean complete() {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).standing() != Standing.KNOWN) {
                return false;
            }
        }
        return true;
    }

    /** Names of the components that rest on no usable record, in their order. */
    public List<String> missing() {
        List<String> names = new ArrayList<>();
        for (Component component : components) {
            if (component.missing()) {
                names.add(component.name());
            }
        }
        return names;
    }
}
