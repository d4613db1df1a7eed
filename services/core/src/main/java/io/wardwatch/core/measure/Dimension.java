package io.wardwatch.core.measure;

/** What a facility's cells are split by: nothing, or one of four. {@link #code()} stands in keys of state. */
public enum Dimension {
    NONE(0),
    UNIT(1),
    PROVIDER(2),
    PAYER(3),
    AGE_GROUP(4);

    private final int code;

    Dimension(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Dimension ofCode(int code) {
        for (Dimension dimension : values()) {
            if (dimension.code == code) {
                return dimension;
            }
        }
        throw new IllegalArgumentException("no dimension has code " + code);
    }
}
