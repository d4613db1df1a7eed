package io.wardwatch.core.event;

import java.util.List;

/** Latest laboratory values, by name as sent ({@code hemoglobinGdl}, {@code sodiumMmoll}, …), in name order. */
public record Labs(List<Value> values) {
    public static final String HEMOGLOBIN_G_DL = "hemoglobinGdl";
    public static final String SODIUM_MMOL_L = "sodiumMmoll";

    /** One value in the unit that its name says. */
    public record Value(String name, double value) {}

    public Labs {
        values = values.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    /** The value called {@code name}, NaN where there is none. */
    public double get(String name) {
        for (Value value : values) {
            if (value.name().equals(name)) {
                return value.value();
            }
        }
        return Double.NaN;
    }
}
