package io.wardwatch.standalone;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date as its last microsecond in UTC, or a time with its offset as it is. */
final class EndOfDay implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
        return read(value, 1).minusNanos(value.indexOf('T') < 0 ? 1_000 : 0);
    }

    /** Reads a date as its first moment in UTC, or a time with its offset as it is. */
    static final class StartOfDay implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            return read(value, 0);
        }
    }

    private static Instant read(String value, int daysLater) {
        try {
            if (value.indexOf('T') < 0) {
                return LocalDate.parse(value)
                        .plusDays(daysLater)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "must be a date or a time with its offset, such as 2025-06-30 or 2025-06-30T12:00:00Z");
        }
    }
}
