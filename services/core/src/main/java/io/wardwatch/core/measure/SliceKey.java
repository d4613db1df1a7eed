package io.wardwatch.core.measure;

/**
 * Which cells: those of one facility, or of one facility and one unit, provider, payer or age group. The whole network is the
 * facility {@link #ALL}, undivided.
 *
 * @param value of the dimension; empty where the dimension is {@link Dimension#NONE}
 */
public record SliceKey(String facility, Dimension dimension, String value) {
    public static final String ALL = "ALL";
    public static final SliceKey NETWORK = new SliceKey(ALL, Dimension.NONE, "");

    public SliceKey {
        if ((dimension == Dimension.NONE) != value.isEmpty()) {
            throw new IllegalArgumentException("a slice has a value exactly where it has a dimension");
        }
    }

    public static SliceKey facility(String facility) {
        return new SliceKey(facility, Dimension.NONE, "");
    }

    /** The slice of {@code facility} that {@code value} names; an empty value is {@link Contribution#UNKNOWN}. */
    public static SliceKey of(String facility, Dimension dimension, String value) {
        return new SliceKey(facility, dimension, value.isEmpty() ? Contribution.UNKNOWN : value);
    }

    /** The value in {@code dimension}, or {@link #ALL} where the slice is not split by it. */
    public String in(Dimension dimension) {
        return dimension == this.dimension && dimension != Dimension.NONE ? value : ALL;
    }

    /** {@code NORTH} or {@code NORTH/UNIT=5W}; what separates is escaped, so that different slices read differently. */
    public String text() {
        return dimension == Dimension.NONE
                ? escaped(facility)
                : escaped(facility) + "/" + dimension + "=" + escaped(value);
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("/", "%2F").replace("|", "%7C");
    }
}
