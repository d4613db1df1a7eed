package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Times and days in ISO-8601, read without exceptions and without a formatter's cost: {@code 2025-03-01}, {@code
 * 2025-03-01T08:15}, with seconds, with up to nine decimals (cut to microseconds), with {@code Z}, with {@code +02:00}, or with
 * no offset, which means the facility's zone. A local time that a change of clocks skips did not exist and is {@link #SKIPPED}; one that
 * it repeats is read as the first.
 */
final class IsoTimes {
    /** What is no time. */
    static final long INVALID = Event.ABSENT;

    /** A local time that the clocks of its zone skip. */
    static final long SKIPPED = INVALID + 1;

    private static final long MICROS = 1_000_000L;
    private static final int DATE_LENGTH = 10;
    private static final int MINUTES_LENGTH = 16;
    private static final int SECONDS_LENGTH = 19;

    private IsoTimes() {}

    /** Days since 1970-01-01, or {@link #INVALID}. */
    static long day(String text) {
        return text.length() == DATE_LENGTH ? dayAtStart(text) : INVALID;
    }

    /** Microseconds since 1970-01-01T00:00Z, or {@link #INVALID}, or {@link #SKIPPED}. */
    static long micros(String text, ZoneId zone) {
        if (text.length() < MINUTES_LENGTH || text.charAt(DATE_LENGTH) != 'T' || text.charAt(13) != ':') {
            return INVALID;
        }
        long day = dayAtStart(text);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = 0;
        int at = MINUTES_LENGTH;
        if (text.length() >= SECONDS_LENGTH && text.charAt(at) == ':') {
            second = two(text, at + 1);
            at = SECONDS_LENGTH;
        }
        if (day == INVALID || outside(hour, 23) || outside(minute, 59) || outside(second, 59)) {
            return INVALID;
        }
        long micros = ((day * 24 + hour) * 60 + minute) * 60 * MICROS + second * MICROS;
        if (at == SECONDS_LENGTH && at < text.length() && text.charAt(at) == '.') {
            int end = fractionEnd(text, at + 1);
            if (end == at + 1 || end > at + 10) {
                return INVALID;
            }
            micros += fraction(text, at + 1, end);
            at = end;
        }
        return atOffset(text, at, micros, zone);
    }

    private static long atOffset(String text, int at, long local, ZoneId zone) {
        int left = text.length() - at;
        if (left == 0) {
            return inZone(local, zone);
        }
        char sign = text.charAt(at);
        if (left == 1 && sign == 'Z') {
            return local;
        }
        if (left != 6 || (sign != '+' && sign != '-') || text.charAt(at + 3) != ':') {
            return INVALID;
        }
        int hours = two(text, at + 1);
        int minutes = two(text, at + 4);
        if (outside(hours, 18) || outside(minutes, 59)) {
            return INVALID;
        }
        long offset = (hours * 60L + minutes) * 60 * MICROS;
        return sign == '+' ? local - offset : local + offset;
    }

    private static long inZone(long local, ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return local;
        }
        long seconds = Math.floorDiv(local, MICROS);
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return offsets.isEmpty() ? SKIPPED : local - offsets.get(0).getTotalSeconds() * MICROS;
    }

    private static int fractionEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static long fraction(String text, int from, int end) {
        long micros = 0;
        for (int i = 0; i < 6; i++) {
            micros = micros * 10 + (from + i < end ? text.charAt(from + i) - '0' : 0);
        }
        return micros;
    }

    private static long dayAtStart(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            return INVALID;
        }
        int high = two(text, 0);
        int low = two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        if (high < 0 || low < 0 || month < 1 || month > 12 || day < 1) {
            return INVALID;
        }
        int year = high * 100 + low;
        boolean exists = day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth();
        return exists ? LocalDate.of(year, month, day).toEpochDay() : INVALID;
    }

    private static boolean outside(int value, int greatest) {
        return value < 0 || value > greatest;
    }

    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
    }
}
