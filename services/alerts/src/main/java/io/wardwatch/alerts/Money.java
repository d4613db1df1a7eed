package io.wardwatch.alerts;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** Amounts in words: they travel in minor units. */
final class Money {
    private static final String USUAL = "USD";

    private Money() {}

    /** The code that holds where none is given. */
    static String currency(String code) {
        return code.isEmpty() ? USUAL : code;
    }

    /** {@code 1234500}, {@code USD} as {@code 12,345.00 USD}. */
    static String text(long minor, String code) {
        return String.format(
                Locale.ROOT,
                "%,." + digits(currency(code)) + "f %s",
                BigDecimal.valueOf(minor, digits(currency(code))),
                currency(code));
    }

    private static int digits(String code) {
        try {
            return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        } catch (IllegalArgumentException unheardOf) {
            return 2;
        }
    }
}
