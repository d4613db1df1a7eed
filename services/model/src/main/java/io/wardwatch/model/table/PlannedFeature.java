package io.wardwatch.model.table;

/**
 * One feature of a plan.
 *
 * @param code stable name, {@code column}, {@code column:value} or {@code column:part}
 * @param column where it comes from; the name of the pool for a pooled code
 * @param detail the text or bend that it is about, else empty
 * @param fill what a number is taken to be where it is missing: the median of training
 * @param reference its value in the reference case
 * @param centre mean in training, for numbers; trainers see (value − centre) ÷ scale
 * @param scale deviation in training, for numbers; 1 for what is 0 or 1
 */
public record PlannedFeature(
        String code,
        String column,
        Part part,
        String detail,
        double fill,
        double reference,
        double centre,
        double scale) {
    /** What of its column it is. */
    public enum Part {
        /** The number, or the place of an ordinal. */
        VALUE,
        /** ln(1 + number). */
        LOG,
        /** How far the number lies above a bend. */
        ABOVE,
        /** 1 where there is no number. */
        MISSING,
        /** 1 where the text is this one. */
        IS,
        /** 1 where the text is too rare for a feature of its own. */
        OTHER,
        /** 1 where the code stands in any column of a pool. */
        POOLED
    }

    /** Whether every case has it; what is 0 in most cases is left out where it is 0. */
    public boolean dense() {
        return part == Part.VALUE || part == Part.LOG || part == Part.ABOVE;
    }

    /** Whether it only serves models that are straight in their features; a tree finds it by itself. */
    public boolean bent() {
        return part == Part.LOG || part == Part.ABOVE;
    }

    /** This feature of {@code number}. */
    double of(double number) {
        return switch (part) {
            case VALUE -> number;
            case LOG -> StrictMath.log1p(Math.max(0, number));
            case ABOVE -> Math.max(0, number - Double.parseDouble(detail));
            case MISSING, IS, OTHER, POOLED -> throw new IllegalStateException(part + " is of no number");
        };
    }

    PlannedFeature scaled(double mean, double deviation) {
        return new PlannedFeature(code, column, part, detail, fill, reference, mean, deviation > 1e-9 ? deviation : 1);
    }

    /** What it says, for cards. */
    public String meaning() {
        return switch (part) {
            case VALUE -> column + ", as it is; " + ColumnSpec.plain(fill) + " where missing";
            case LOG -> "ln(1 + " + column + ")";
            case ABOVE -> column + " above " + detail;
            case MISSING -> column + " is missing";
            case IS -> column + " is " + detail;
            case OTHER -> column + " is rare";
            case POOLED -> "any of " + column + " is " + detail;
        };
    }
}
