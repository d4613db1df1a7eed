package io.wardwatch.kpi.query;

import io.micronaut.http.HttpStatus;
import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import io.wardwatch.core.tile.PublishedRows;
import io.wardwatch.kpi.KpiView;
import io.wardwatch.streaming.http.Problem;
import io.wardwatch.streaming.http.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads what a request asks for, and refuses what cannot be answered. Refusals quote nothing of the request. */
final class Asked {
    private static final int LONGEST = 120;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private Asked() {}

    static String word(String name, String value) {
        if (value.length() > LONGEST) {
            throw invalid("\"" + name + "\" is longer than " + LONGEST + " characters.");
        }
        return value;
    }

    /** The KPI of that id, also written {@code id@version}. */
    static Kpi kpi(String text) {
        // No id has a blank: one that reaches us was the plus of 120+, which addresses write as %2B.
        String id = word("kpi", text).replace(' ', '+');
        return Catalogue.all().stream()
                .filter(kpi -> id.equals(kpi.id()) || id.equals(kpi.id() + "@" + kpi.version()))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> Problem.of(
                                HttpStatus.NOT_FOUND,
                                "UNKNOWN_KPI",
                                "There is no KPI of that id. /api/v1/kpis lists them.")
                        .refusal());
    }

    static Window window(String text, Kpi kpi, Window otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        List<Window> windows = Answers.Definition.windows(kpi);
        return windows.stream()
                .filter(window -> window.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "UNKNOWN_WINDOW",
                                "The windows of this KPI are "
                                        + String.join(
                                                ", ",
                                                windows.stream()
                                                        .map(Window::text)
                                                        .toList())
                                        + ".")
                        .refusal());
    }

    static Set<KpiStatus> statuses(List<String> texts) {
        if (texts == null || texts.isEmpty()) {
            return EnumSet.allOf(KpiStatus.class);
        }
        Set<KpiStatus> statuses = EnumSet.noneOf(KpiStatus.class);
        for (String text : texts) {
            try {
                statuses.add(KpiStatus.valueOf(text));
            } catch (IllegalArgumentException none) {
                throw invalid("\"status\" is MATURED, PROVISIONAL or UNAVAILABLE.");
            }
        }
        return statuses;
    }

    /** A day as {@code 2025-04-01}, as days since 1970-01-01. */
    static long day(String name, String text) {
        try {
            LocalDate day = LocalDate.parse(word(name, text));
            if (!day.isBefore(EARLIEST) && day.isBefore(LATEST)) {
                return day.toEpochDay();
            }
        } catch (DateTimeException unreadable) {
            throw invalid("\"" + name + "\" is a day like 2025-04-01.");
        }
        throw outOfRange("\"" + name + "\" lies between " + EARLIEST + " and " + LATEST + ".");
    }

    static int number(String name, Integer number, int least, int most) {
        if (number < least || number > most) {
            throw invalid("\"" + name + "\" is from " + least + " to " + most + ".");
        }
        return number;
    }

    /** Refuses a slice of which nothing is known. */
    static SliceKey known(KpiView view, SliceKey slice) {
        boolean whole = slice.equals(SliceKey.facility(slice.facility()));
        boolean known = whole
                ? slice.facility().equals(SliceKey.ALL) || view.facilities().contains(slice.facility())
                : List.of(MeasureGroup.values()).stream()
                        .anyMatch(group -> !view.said(slice, group).equals(PublishedRows.NONE));
        if (!known) {
            throw unknownSlice("Nothing is known of that slice. /api/v1/kpis/slices lists what is.");
        }
        return slice;
    }

    static Refusal invalid(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER", detail).refusal();
    }

    static Refusal outOfRange(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "DAY_OUT_OF_RANGE", detail).refusal();
    }

    static Refusal unknownSlice(String detail) {
        return Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_SLICE", detail).refusal();
    }
}
