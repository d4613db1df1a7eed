package io.wardwatch.kpi.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.KpiWords;
import io.wardwatch.core.measure.Reading;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.kpi.KpiView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A funnel plot: the parts of a facility, or the facilities, around the value of the whole, with limits that say what chance alone
 * does to so few cases. Parts come by name: it compares, and ranks nobody. The values are those last said of the last closed day.
 */
final class Funnels {
    private static final int LIMIT_POINTS = 60;

    /**
     * A funnel, ready to be drawn.
     *
     * @param unit of values and limits
     * @param size what {@code n} counts: cases, or expected cases
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(
            String clock,
            String kpi,
            int definition,
            String title,
            String by,
            String window,
            String unit,
            String size,
            String cohortFrom,
            String cohortTo,
            Double target,
            List<FunnelPoint> points,
            List<Limits> limits,
            int suppressed,
            int minN,
            String summary) {}

    /**
     * A part of the whole.
     *
     * @param n how much it rests on
     * @param numerator what was observed; a mean has none
     */
    record FunnelPoint(String name, long n, Long numerator, double value, String zone) {}

    /** The limits for so many cases. */
    record Limits(long n, double low95, double high95, double low998, double high998) {
        static Limits of(Reading reading, long n, KpiValue whole) {
            FunnelLimits limits = FunnelLimits.of(reading, (double) n, whole);
            return new Limits(n, limits.low95(), limits.high95(), limits.low998(), limits.high998());
        }
    }

    private Funnels() {}

    /**
     * The funnel of a share, of observed over expected, or of a mean.
     *
     * @param whole the series of the facility, or of the network
     * @param parts its slices, in the order of their names
     * @param minN parts with fewer cases are counted, not shown
     */
    static Answer of(KpiView view, Series whole, By by, List<SliceKey> parts, int minN) {
        Optional<KpiValue> all = matured(view, whole);
        double target = all.map(KpiValue::value).orElse(Double.NaN);
        List<FunnelPoint> points = new ArrayList<>();
        int suppressed = 0;
        for (SliceKey part : parts) {
            Optional<KpiValue> value = matured(view, new Series(whole.kpi(), part, whole.window()));
            long n = value.map(KpiValue::denominator).orElse(0L);
            if (n >= minN && !Double.isNaN(target) && value.orElseThrow().value() >= 0) {
                points.add(point(by.name(part), whole.kpi().reading(), value.orElseThrow(), all.orElseThrow()));
            } else if (n > 0) {
                suppressed++;
            }
        }
        boolean expected = whole.kpi().reading() instanceof Reading.CountRatio;
        List<Limits> limits = limits(points, whole.kpi().reading(), all.orElse(null), expected ? 1 : minN);
        return new Answer(
                Answers.clock(view.clock()),
                whole.kpi().id(),
                whole.kpi().version(),
                KpiWords.of(whole.kpi()).title(),
                by.text(),
                whole.window().text(),
                whole.kpi().unit().text(),
                expected ? "expected cases" : "cases",
                all.map(value -> Answers.day(value.cohortFrom())).orElse(null),
                all.map(value -> Answers.day(value.cohortTo())).orElse(null),
                Answers.number(target),
                points,
                limits,
                suppressed,
                minN,
                summary(whole, by, new Counted(target, points, suppressed, minN)));
    }

    private static Optional<KpiValue> matured(KpiView view, Series series) {
        return view.said(series.slice(), series.kpi().group()).closedValues(series.slice()).stream()
                .filter(value -> value.status() == KpiStatus.MATURED
                        && value.window() == series.window()
                        && value.kpi().equals(series.kpi().id())
                        && value.version() == series.kpi().version())
                .findFirst();
    }

    private static FunnelPoint point(String name, Reading reading, KpiValue value, KpiValue whole) {
        double size = FunnelLimits.size(reading, value);
        FunnelLimits limits = FunnelLimits.of(reading, size, whole);
        return new FunnelPoint(
                name,
                Math.max(1, Math.round(size)),
                Answers.number(value.numerator()),
                value.value(),
                limits.zone(value.value()).text());
    }

    /** From the fewest cases shown to the most, closer where the funnel is narrow. */
    private static List<Limits> limits(List<FunnelPoint> points, Reading reading, KpiValue whole, long fewest) {
        if (points.isEmpty()) {
            return List.of();
        }
        long most = Math.max(
                fewest + 1L, points.stream().mapToLong(FunnelPoint::n).max().orElseThrow());
        TreeSet<Long> sizes = new TreeSet<>();
        for (int i = 0; i <= LIMIT_POINTS; i++) {
            sizes.add(Math.round(fewest * Math.pow((double) most / fewest, (double) i / LIMIT_POINTS)));
        }
        return sizes.stream().map(n -> Limits.of(reading, n, whole)).toList();
    }

    private record Counted(double target, List<FunnelPoint> points, int suppressed, int minN) {}

    private static String summary(Series whole, By by, Counted counted) {
        String title =
                KpiWords.of(whole.kpi()).title() + " by " + by.word() + ", " + Charts.place(whole.slice()) + ": ";
        String few = counted.suppressed == 0
                ? ""
                : "; " + counted.suppressed + " with fewer than " + counted.minN + " cases not shown";
        if (counted.points.isEmpty()) {
            return title + "nothing to compare yet" + few + ".";
        }
        List<FunnelPoint> points = counted.points;
        long inside = points.stream()
                .filter(point -> point.zone.equals(FunnelLimits.Zone.INSIDE.text()))
                .count();
        String target = whole.kpi().unit().words(counted.target);
        return title + inside + " of " + points.size() + " within the 95 % limits around " + target
                + named(points, FunnelLimits.Zone.ABOVE_998, "above the 99.8 % limit")
                + named(points, FunnelLimits.Zone.BELOW_998, "below the 99.8 % limit") + few + ".";
    }

    private static String named(List<FunnelPoint> points, FunnelLimits.Zone zone, String where) {
        List<String> names = points.stream()
                .filter(point -> point.zone.equals(zone.text()))
                .map(FunnelPoint::name)
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        return "; " + where + ": " + (names.size() > 5 ? names.size() + " of them" : String.join(", ", names));
    }
}
