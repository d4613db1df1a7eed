package io.wardwatch.core.state;

/**
 * How often the labels of one stay were said, by number of the horizon: no function of the entries, so it stands beside what is.
 * Four of them, as there are horizons; nearly always each 0 or 1.
 */
public record LabelCounts(int first, int second, int third, int fourth) {
    public static final LabelCounts NONE = new LabelCounts(0, 0, 0, 0);

    /** How many there are. */
    static final int HORIZONS = 4;

    public int of(int horizon) {
        return switch (horizon) {
            case 0 -> first;
            case 1 -> second;
            case 2 -> third;
            default -> fourth;
        };
    }

    /** Once more. */
    public LabelCounts again(int horizon) {
        return with(horizon, of(horizon) + 1);
    }

    public LabelCounts with(int horizon, int count) {
        return new LabelCounts(
                horizon == 0 ? count : first,
                horizon == 1 ? count : second,
                horizon == 2 ? count : third,
                horizon == 3 ? count : fourth);
    }

    /** Whether none was said more than once: then four bits say it all. */
    boolean atMostOnce() {
        return (first | second | third | fourth) <= 1;
    }
}
