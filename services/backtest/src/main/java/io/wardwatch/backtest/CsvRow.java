package io.wardwatch.backtest;

import io.wardwatch.core.event.Event;
import java.math.BigInteger;
import java.time.LocalDate;

/**
 * Appends fields to lines of comma-separated values (RFC 4180, but lines end in a line feed). An absent value is an empty
 * field: a long or day of {@link Event#ABSENT}, a NaN.
 */
final class CsvRow {
    private final StringBuilder into;
    private boolean first = true;

    CsvRow(StringBuilder into) {
        this.into = into;
    }

    CsvRow text(String value) {
        separate();
        if (needsQuotes(value)) {
            into.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            into.append(value);
        }
        return this;
    }

    CsvRow number(long value) {
        separate();
        if (value != Event.ABSENT) {
            into.append(value);
        }
        return this;
    }

    CsvRow number(BigInteger value) {
        separate();
        into.append(value);
        return this;
    }

    /** The shortest decimal that reads back as {@code value}; whole numbers without a fraction. */
    CsvRow decimal(double value) {
        separate();
        appendDecimal(into, value);
        return this;
    }

    CsvRow flag(boolean value) {
        separate();
        into.append(value);
        return this;
    }

    /** Days since 1970-01-01 as an ISO date. */
    CsvRow day(long day) {
        separate();
        if (day != Event.ABSENT) {
            into.append(LocalDate.ofEpochDay(day));
        }
        return this;
    }

    /** Microseconds since 1970-01-01T00:00Z as an ISO-8601 time in UTC. */
    CsvRow time(long micros) {
        separate();
        if (micros != Event.ABSENT) {
            into.append(Event.instant(micros));
        }
        return this;
    }

    void end() {
        into.append('\n');
        first = true;
    }

    static void appendDecimal(StringBuilder into, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            into.append((long) value);
        } else {
            into.append(value);
        }
    }

    private void separate() {
        if (!first) {
            into.append(',');
        }
        first = false;
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
