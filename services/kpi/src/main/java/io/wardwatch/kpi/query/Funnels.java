package io.wardwatch.kpi.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.KpiWords;
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

    /** A funnel, ready to be drawn. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(
            String clock,
            String kpi,
            int definition,
            String title,
            String by,
            String window,
            String cohortFrom,
            String cohortTo,
            Double target,
            List<FunnelPoint> points,
            List<Limits> limits,
            int suppressed,
            int minN,
            String summary) {}

    /** A part of the whole. */
    record FunnelPoint(String name, long n, long numerator, double value, String zone) {}

    /** The limits for so many cases. */
    record Limits(long n, double low95, double high95, double low998, double high998) {
        static Limits of(int n, double target) {
            BinomialLimits limits = BinomialLimits.of(n, target);
            return new Limits(n, limits.low95(), limits.high95(), limits.low998(), limits.high998());
        }
    }

    private Funnels() {}

    /**
     * The funnel of a share.
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
            if (n >= minN && !Double.isNaN(target)) {
                points.add(point(by.name(part), value.orElseThrow(), target));
            } else if (n > 0) {
                suppressed++;
            }
        }
        return new Answer(
                Answers.clock(view.clock()),
                whole.kpi().id(),
                whole.kpi().version(),
                KpiWords.of(whole.kpi()).title(),
                by.text(),
                whole.window().text(),
                all.map(value -> Answers.day(value.cohortFrom())).orElse(null),
                all.map(value -> Answers.day(value.cohortTo())).orElse(null),
                Answers.number(target),
                points,
                limits(points, target, minN),
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

    private static FunnelPoint point(String name, KpiValue value, double target) {
        BinomialLimits limits = BinomialLimits.of(Math.toIntExact(value.denominator()), target);
        return new FunnelPoint(
                name,
                value.denominator(),
                value.numerator(),
                value.value(),
                limits.zone(value.value()).text());
    }

    /** From the fewest cases shown to the most, closer where the funnel is narrow. */
    private static List<Limits> limits(List<FunnelPoint> points, double target, int minN) {
        if (points.isEmpty()) {
            return List.of();
        }
        long most = Math.max(
                minN + 1L, points.stream().mapToLong(FunnelPoint::n).max().orElseThrow());
        TreeSet<Integer> sizes = new TreeSet<>();
        for (int i = 0; i <= LIMIT_POINTS; i++) {
            sizes.add((int) Math.round(minN * Math.pow((double) most / minN, (double) i / LIMIT_POINTS)));
        }
        return sizes.stream().map(n -> Limits.of(n, target)).toList();
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
                .filter(point -> point.zone.equals(BinomialLimits.Zone.INSIDE.text()))
                .count();
        String target = whole.kpi().unit().words(counted.target);
        return title + inside + " of " + points.size() + " within the 95 % limits around " + target
                + named(points, BinomialLimits.Zone.ABOVE_998, "above the 99.8 % limit")
                + named(points, BinomialLimits.Zone.BELOW_998, "below the 99.8 % limit") + few + ".";
    }

    private static String named(List<FunnelPoint> points, BinomialLimits.Zone zone, String where) {
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
