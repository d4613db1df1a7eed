package io.wardwatch.kpi.query;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.QueryValue;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.kpi.KpiView;
import io.wardwatch.streaming.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Values as of past days, and which of them were restated since. */
final class Histories {
    /** Days of one answer. */
    static final int MOST = 400;

    private static final int DAYS = 90;
    private static final int STEPS = 25;

    /**
     * Which days.
     *
     * @param window {@code 7d}, {@code 30d}, {@code 90d}, {@code 365d}; a level has {@code 0d}
     * @param from the first day, as {@code 2025-01-01}
     * @param to the last day; by default the last closed one, with the provisional value of the day that runs
     * @param step days between two points, counted back from the last
     * @param status MATURED, PROVISIONAL or UNAVAILABLE; all by default
     */
    @Introspected
    public record Params(
            @Nullable @QueryValue String window,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue Integer step,
            @Nullable @QueryValue List<String> status) {}

    /** The closed days to be answered, from the last back, and whether the running day follows. */
    private record Days(long first, long last, int step, boolean running) {}

    private Histories() {}

    static List<Answers.HistoryPoint> of(KpiView view, Series series, Params asked) {
        Set<KpiStatus> statuses = Asked.statuses(asked.status);
        OptionalLong closed = view.closedDay(series.slice().facility());
        Days days = days(asked, closed.orElse(0));
        if (closed.isEmpty()) {
            return List.of();
        }
        PastValues past = new PastValues(view, series, days.first, days.last + 1);
        List<KpiValue> values = new ArrayList<>();
        for (long day = days.first; day <= days.last; day += days.step) {
            values.addAll(past.at(day));
        }
        if (days.running && series.kpi().horizonDays() > 0) {
            values.add(past.at(days.last + 1, KpiStatus.PROVISIONAL));
        }
        return values.stream()
                .filter(value -> statuses.contains(value.status()))
                .map(value -> Answers.HistoryPoint.of(value, past.firstSaid(value)))
                .toList();
    }

    private static Days days(Params asked, long closed) {
        int step = asked.step == null ? 1 : Asked.number("step", asked.step, 1, 365);
        long to = asked.to == null ? closed + 1 : Asked.day("to", asked.to);
        long last = Math.min(to, closed);
        long from = asked.from == null ? last - Math.max(DAYS, STEPS * step) : Asked.day("from", asked.from);
        if (from > to) {
            throw Asked.invalid("\"from\" is not after \"to\".");
        }
        if (to > closed + 1) {
            throw Asked.outOfRange("\"to\" is at most the day that runs, " + Answers.day(closed + 1) + ".");
        }
        long count = (last - from) / step + 1;
        if (count > MOST) {
            throw Problem.of(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "TOO_MANY_POINTS",
                            "That is " + count + " days; at most " + MOST + " are answered at once. Take a wider step.")
                    .refusal();
        }
        return new Days(last - (count - 1) * step, last, step, to > closed);
    }
}
