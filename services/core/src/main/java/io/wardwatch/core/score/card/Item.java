package io.wardwatch.core.score.card;

/**
 * A row of a score's table: its name and the span of its points. It hands out one shared {@link Component} for each outcome, so
 * that scoring makes no components.
 */
public final class Item {
    private final String name;
    private final int least;
    private final int most;
    private final Component[] known;
    private final Component missing;
    private final Component stale;

    /** A row that gives 0 to {@code most} points. */
    public Item(String name, int most) {
        this(name, 0, most);
    }

    /** A row that gives {@code least} to {@code most} points; 0 is among them. */
    public Item(String name, int least, int most) {
        this.name = name;
        this.least = least;
        this.most = most;
        known = new Component[most - least + 1];
        for (int points = least; points <= most; points++) {
            known[points - least] = new Component(name, points, points, points, Standing.KNOWN);
        }
        missing = new Component(name, 0, least, most, Standing.MISSING);
        stale = new Component(name, 0, least, most, Standing.STALE);
    }

    /** {@code points}, decided. */
    public Component known(int points) {
        return known[points - least];
    }

    /** 0 for lack of a record; anything of the span is possible. */
    public Component missing() {
        return missing;
    }

    /** 0 because the record is too old; anything of the span is possible. */
    public Component stale() {
        return stale;
    }

    /** {@code points} for now; {@code min} to {@code max} are possible. */
    public Component open(Standing standing, int points, int min, int max) {
        return new Component(name, points, min, max, standing);
    }

    /** {@code points} for now; anything of the span is possible. */
    public Component provisional(int points) {
        return open(Standing.PROVISIONAL, points, least, most);
    }
}
