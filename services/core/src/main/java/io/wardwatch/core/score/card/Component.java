package io.wardwatch.core.score.card;

/**
 * One part of a score. Invariant: {@code min <= points <= max}.
 *
 * @param name as the score's table in {@code docs/reference/scores.md} names it
 * @param points what it counts now; where nothing is known, what the score counts for lack of a record
 * @param min the least that it can come to once what is open is known
 * @param max the most
 * @param standing what the points rest on; {@code min == max} where it is {@link Standing#KNOWN}
 */
public record Component(String name, int points, int min, int max, Standing standing) {
    public Component {
        if (points < min || points > max) {
            throw new IllegalArgumentException(name + " counts " + points + " outside " + min + " to " + max);
        }
        if (standing == Standing.KNOWN && min != max) {
            throw new IllegalArgumentException(name + " is known and yet open");
        }
    }

    /** Whether no usable record stands behind it. */
    public boolean missing() {
        return standing == Standing.MISSING || standing == Standing.STALE;
    }
}
