package io.wardwatch.kpi.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wardwatch.core.chart.ChartSentence;
import io.wardwatch.core.chart.ControlChart;
import io.wardwatch.core.chart.ControlChart.Bounds;
import io.wardwatch.core.chart.Mark;
import io.wardwatch.core.chart.Point;
import io.wardwatch.core.chart.Rule;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiUnit;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.KpiWords;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import io.wardwatch.core.tile.PublishedRows;
import io.wardwatch.kpi.KpiView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The control chart of a KPI. Its points are windows that do not overlap: 7 days, or one day of a level. The last matured one is
 * as of the last closed day, so that it is the latest value too; those before lie whole windows back, and none reaches before
 * the first day of the slice. The provisional windows after it are drawn beside.
 */
final class Charts {

    /** A chart, ready to be drawn. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(
            String clock,
            String kpi,
            int definition,
            String title,
            String type,
            String window,
            String unitOfMeasure,
            String better,
            Double centre,
            Double spread,
            List<ChartPoint> points,
            List<RuleText> rules,
            boolean stable,
            String summary,
            List<String> notes) {}

    /**
     * A point.
     *
     * @param day where it is drawn: the last day of its cohort
     * @param asOf the day of which it is the value
     * @param direction of its strongest signal: {@code high}, {@code low}
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ChartPoint(
            String day,
            String asOf,
            String cohortFrom,
            String cohortTo,
            Double value,
            Long n,
            Long numerator,
            Double lower,
            Double upper,
            String status,
            boolean restated,
            Double firstSaid,
            List<String> signals,
            String direction) {}

    /** A rule in words. */
    record RuleText(String code, String text) {}

    private Charts() {}

    /** @param points at most so many matured points; provisional ones come on top */
    static Answer of(KpiView view, SliceKey slice, Kpi kpi, int points) {
        Series series = new Series(kpi, slice, kpi.chartWindow());
        OptionalLong closed = view.closedDay(slice.facility());
        OptionalLong begin = PastValues.firstDay(view, series);
        if (closed.isEmpty() || begin.isEmpty()) {
            return answer(view, series, List.of(), List.of());
        }
        long last = closed.getAsLong();
        long first = last - (points - 1L) * step(kpi);
        PastValues past = new PastValues(view, series, first, last);
        List<KpiValue> values = new ArrayList<>();
        for (long day = first; day <= last; day += step(kpi)) {
            values.add(past.at(day, KpiStatus.MATURED));
        }
        for (long day = last - kpi.horizonDays() + step(kpi); kpi.horizonDays() > 0 && day <= last; day += step(kpi)) {
            values.add(past.at(day, KpiStatus.PROVISIONAL));
        }
        values.removeIf(value -> value.status() == KpiStatus.UNAVAILABLE || from(value) < begin.getAsLong());
        return answer(view, series, values, values.stream().map(past::firstSaid).toList());
    }

    private static Answer answer(
            KpiView view, Series series, List<KpiValue> values, List<Optional<PublishedRows.Row>> firsts) {
        Kpi kpi = series.kpi();
        ControlChart chart = chart(kpi, values);
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(point(kpi, values.get(i), chart.marks().get(i), firsts.get(i)));
        }
        KpiUnit unit = kpi.unit();
        ChartSentence sentence = new ChartSentence(
                KpiWords.of(kpi).title() + ", " + place(series.slice()), unit::words, i -> when(values.get(i)));
        return new Answer(
                Answers.clock(view.clock()),
                kpi.id(),
                kpi.version(),
                KpiWords.of(kpi).title(),
                kpi.chart().text(),
                series.window().text(),
                unit.text(),
                KpiWords.of(kpi).better().text(),
                Answers.number(chart.centre()),
                Answers.number(chart.spread()),
                points,
                Stream.of(Rule.values())
                        .map(rule -> new RuleText(rule.name(), rule.text()))
                        .toList(),
                chart.stable(),
                sentence.of(chart),
                notes(kpi, chart));
    }

    static ControlChart chart(Kpi kpi, List<KpiValue> values) {
        List<Point> points = values.stream()
                .map(value -> {
                    boolean provisional = value.status() == KpiStatus.PROVISIONAL;
                    return kpi.shareOfCases()
                            ? Point.share(value.numerator(), value.denominator(), provisional)
                            : new Point(value.value(), 0, cases(kpi, value), provisional);
                })
                .toList();
        return switch (kpi.chart()) {
            case P_PRIME -> ControlChart.pPrime(points);
            case XMR -> ControlChart.xmr(points, kpi.unit() == KpiUnit.SHARE ? Bounds.SHARE : Bounds.POSITIVE);
        };
    }

    private static ChartPoint point(Kpi kpi, KpiValue value, Mark mark, Optional<PublishedRows.Row> first) {
        return new ChartPoint(
                Answers.day(value.cohortTo()),
                Answers.day(value.asOf()),
                Answers.day(from(value)),
                Answers.day(value.cohortTo()),
                Answers.number(value.value()),
                Answers.cases(kpi, value),
                Answers.number(value.numerator()),
                Answers.number(mark.lower()),
                Answers.number(mark.upper()),
                value.status().name(),
                first.isPresent() && !first.get().says(value),
                first.map(row -> Answers.number(row.value())).orElse(null),
                mark.signals().keySet().stream().map(Rule::name).toList(),
                mark.direction()
                        .map(direction -> direction.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
    }

    /** The cases of a mean or quantile; a count is its own number, and money has none. */
    private static long cases(Kpi kpi, KpiValue value) {
        boolean counted = value.denominator() != KpiValue.ABSENT && !Answers.ofMoney(kpi);
        return counted ? value.denominator() : 0;
    }

    private static List<String> notes(Kpi kpi, ControlChart chart) {
        List<String> notes = new ArrayList<>();
        ChartSentence.caution(chart).ifPresent(notes::add);
        if (kpi.chartWindow() == Window.LEVEL) {
            String what =
                    kpi.unit() == KpiUnit.CENTS ? "what is owed on a day was owed" : "a day's patients were there";
            notes.add("Most of " + what + " the day before, so days are alike and signals are more common than of"
                    + " independent points.");
        }
        if (kpi.horizonDays() > 0) {
            notes.add("Provisional points read low: outcomes within " + kpi.horizonDays() + " days can still happen.");
        }
        return notes;
    }

    /** {@code NORTH, unit 5W}; for people. */
    static String place(SliceKey slice) {
        String facility = slice.facility().equals(SliceKey.ALL) ? "all facilities" : slice.facility();
        return switch (slice.dimension()) {
            case NONE -> facility;
            case AGE_GROUP -> facility + ", ages " + slice.value();
            default -> facility + ", " + Answers.name(slice.dimension()) + " " + slice.value();
        };
    }

    private static String when(KpiValue value) {
        String last = Answers.day(value.cohortTo());
        return value.window() == Window.LEVEL
                ? "on " + last
                : "in the " + value.window().days() + " days to " + last;
    }

    /** The first day of a point; a level is of one day. */
    private static long from(KpiValue value) {
        return value.window() == Window.LEVEL ? value.cohortTo() : value.cohortFrom();
    }

    private static int step(Kpi kpi) {
        return Math.max(1, kpi.chartWindow().days());
    }
}
