package io.wardwatch.backtest.parquet;

/**
 * A column of a table. Any value may be absent.
 *
 * @param name as readers see it
 */
public record Column(String name, Type type) {
    /** What a column holds, and by which logical type readers know it. */
    public enum Type {
        /** UTF-8 text. */
        TEXT,
        /** 64-bit integers. */
        LONG,
        /** IEEE doubles. */
        DECIMAL,
        /** Yes or no. */
        FLAG,
        /** Days since 1970-01-01, as dates. */
        DAY,
        /** Microseconds since 1970-01-01T00:00Z, as times in UTC. */
        TIME
    }

    public static Column text(String name) {
        return new Column(name, Type.TEXT);
    }

    public static Column number(String name) {
        return new Column(name, Type.LONG);
    }

    public static Column decimal(String name) {
        return new Column(name, Type.DECIMAL);
    }

    public static Column flag(String name) {
        return new Column(name, Type.FLAG);
    }

    public static Column day(String name) {
        return new Column(name, Type.DAY);
    }

    public static Column time(String name) {
        return new Column(name, Type.TIME);
    }
}
