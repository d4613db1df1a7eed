package io.wardwatch.core.event;

import java.util.List;

/** One service line of a claim. Charge in integer minor units; {@code serviceDate} in days since 1970-01-01, null if absent. */
public record ClaimLine(
        int number,
        String procedure,
        List<String> modifiers,
        double units,
        long chargeCents,
        String revenueCode,
        Long serviceDate) {
    public ClaimLine {
        modifiers = List.copyOf(modifiers);
    }
}
