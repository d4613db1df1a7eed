package io.wardwatch.alerts.http;

import static io.micronaut.http.HttpStatus.BAD_REQUEST;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.wardwatch.alerts.IndexFilter;
import io.wardwatch.alerts.IndexPlaces;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.MeasureSpec;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.streaming.http.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of the stays behind a readmission KPI a request asks for, as its query says it. */
@Introspected
record AskingIndexStays(
        @Nullable @QueryValue @Parameter(explode = Explode.TRUE)
        List<String> facility,

        @Nullable @QueryValue @Parameter(explode = Explode.TRUE, description = "the last unit")
        List<String> unit,

        @Nullable @QueryValue @Parameter(explode = Explode.TRUE)
        List<String> provider,

        @Nullable @QueryValue @Parameter(explode = Explode.TRUE)
        List<String> payer,

        @Nullable @QueryValue @Parameter(description = "first day of discharge, as 2025-03-01")
        String from,

        @Nullable @QueryValue @Parameter(description = "last day of discharge")
        String to,

        @Nullable
        @QueryValue
        @Parameter(
                description = "crude, unplanned (unless told otherwise), unplanned.cms, unplanned.ami, unplanned.hf,"
                        + " unplanned.pn, unplanned.copd, unplanned.cabg or unplanned.tha-tka")
        String measure,

        @Nullable
        @QueryValue
        @Parameter(description = "which visit counts: any (unless told otherwise), same, emergency or observation")
        String returns,

        @Nullable @QueryValue @Parameter(description = "days: 7, 30 (unless told otherwise), 60 or 90")
        Integer horizon,

        @Nullable
        @QueryValue
        @Parameter(
                explode = Explode.TRUE,
                description =
                        "included, excluded or readmitted; may be repeated, any will do; all unless told otherwise")
        List<String> status,

        @Nullable
        @QueryValue
        @Parameter(explode = Explode.TRUE, description = "only those excluded for this, as DIED; any will do")
        List<String> reason,

        @Nullable @QueryValue @Parameter(description = "next of the page before")
        String cursor,

        @Nullable @QueryValue @Parameter(description = "0 to 1000; 200 unless told otherwise")
        Integer limit) {
    private static final int MOST_ROWS = 1000;
    private static final int DEFAULT_ROWS = 200;
    private static final int DEFAULT_HORIZON = 30;

    /**
     * The filter.
     *
     * @throws io.wardwatch.streaming.http.Refusal if a value is none
     */
    IndexFilter filter() {
        int rows = limit == null ? DEFAULT_ROWS : limit;
        if (rows < 0 || rows > MOST_ROWS) {
            throw Asking.invalid("INVALID_LIMIT", "limit is 0 to " + MOST_ROWS + ".");
        }
        int days = horizon == null ? DEFAULT_HORIZON : horizon;
        if (!MeasureSpec.HORIZONS.contains(days)) {
            throw Asking.invalid("INVALID_HORIZON", "horizon is 7, 30, 60 or 90.");
        }
        IndexFilter.Measure variant = measure == null
                ? IndexFilter.Measure.UNPLANNED
                : IndexFilter.Measure.of(measure)
                        .orElseThrow(() -> Asking.invalid("INVALID_MEASURE", "There is no such measure."));
        return new IndexFilter(
                Asking.words("facility", facility),
                Asking.words("unit", unit),
                Asking.words("provider", provider),
                Asking.words("payer", payer),
                day("from", from),
                day("to", to),
                variant,
                returns == null
                        ? IndexFilter.Returns.ANY
                        : one("returns", returns, IndexFilter.Returns.values(), AskingIndexStays::lower),
                days,
                some("status", status, IndexFilter.Status.class, AskingIndexStays::lower),
                some("reason", reason, NotIndex.class, Enum::name),
                rows,
                place());
    }

    private Optional<IndexFilter.Place> place() {
        if (cursor == null || cursor.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(IndexPlaces.of(cursor.strip())
                .orElseThrow(() -> Asking.invalid("CURSOR_INVALID", "This cursor was not given by this list.")));
    }

    private static long day(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Event.ABSENT;
        }
        try {
            return LocalDate.parse(text.strip()).toEpochDay();
        } catch (DateTimeParseException none) {
            throw Problem.of(BAD_REQUEST, "INVALID_DAY", name + " is a day, as 2025-03-01.")
                    .refusal();
        }
    }

    private static <E extends Enum<E>> Set<E> some(
            String name, @Nullable List<String> words, Class<E> type, Function<E, String> word) {
        Set<E> set = EnumSet.noneOf(type);
        for (String each : Asking.words(name, words)) {
            set.add(one(name, each, type.getEnumConstants(), word));
        }
        return set;
    }

    private static <E> E one(String name, String text, E[] known, Function<E, String> word) {
        return Arrays.stream(known)
                .filter(each -> word.apply(each).equals(text))
                .findFirst()
                .orElseThrow(() -> Asking.invalid(
                        "INVALID_" + name.toUpperCase(Locale.ROOT),
                        name + " is one of " + Arrays.stream(known).map(word).collect(Collectors.joining(", ")) + "."));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
