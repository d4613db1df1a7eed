package io.wardwatch.kpi.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.CellKind;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiUnit;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.KpiWords;
import io.wardwatch.core.measure.Reading;
import io.wardwatch.core.measure.Window;
import io.wardwatch.core.tile.KpiValues;
import io.wardwatch.core.tile.PublishedRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What is answered of values and definitions. Days and times are ISO 8601, times in UTC; what is absent is null. */
final class Answers {
    private Answers() {}

    /** A definition. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Definition(
            String kpi,
            int definition,
            String title,
            String formula,
            String unit,
            int horizonDays,
            List<String> windows,
            List<String> slices,
            String interval,
            String source,
            String better,
            String chart,
            boolean funnel) {
        static Definition of(Kpi kpi) {
            return new Definition(
                    kpi.id(),
                    kpi.version(),
                    KpiWords.of(kpi).title(),
                    kpi.formula(),
                    kpi.unit().text(),
                    kpi.horizonDays(),
                    windows(kpi).stream().map(Window::text).toList(),
                    kpi.slices().stream().map(Dimension::name).toList(),
                    kpi.interval(),
                    kpi.source(),
                    KpiWords.of(kpi).better().text(),
                    kpi.chart().text(),
                    kpi.shareOfCases());
        }

        static List<Window> windows(Kpi kpi) {
            return kpi.cell() == CellKind.LEVEL
                    ? List.of(Window.LEVEL)
                    : KpiValues.LIVE.stream().filter(kpi::tells).toList();
        }
    }

    /**
     * The catalogue.
     *
     * @param asOf the network's last closed day
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Definitions(String clock, String asOf, List<Definition> kpis, List<String> facilities) {}

    /** A value: what it is of, the numbers, and whether it was restated. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Value(
            String kpi,
            int definition,
            String title,
            String facility,
            String unit,
            String provider,
            String payer,
            String ageGroup,
            String window,
            String status,
            String asOf,
            String cohortFrom,
            String cohortTo,
            Long numerator,
            Long denominator,
            Long sum,
            Double value,
            Double low,
            Double high,
            String unitOfMeasure,
            Long n,
            int revision,
            String restatedAt,
            Double earlierValue,
            String missingFamily) {
        static Value of(KpiValue value) {
            Kpi kpi = Catalogue.find(value.kpi(), value.version()).orElseThrow();
            return new Value(
                    value.kpi(),
                    value.version(),
                    KpiWords.of(kpi).title(),
                    value.slice().facility(),
                    value.slice().in(Dimension.UNIT),
                    value.slice().in(Dimension.PROVIDER),
                    value.slice().in(Dimension.PAYER),
                    value.slice().in(Dimension.AGE_GROUP),
                    value.window().text(),
                    value.status().name(),
                    day(value.asOf()),
                    day(value.cohortFrom()),
                    day(value.cohortTo()),
                    number(value.numerator()),
                    number(value.denominator()),
                    number(value.sum()),
                    number(value.value()),
                    number(value.low()),
                    number(value.high()),
                    value.unit(),
                    cases(kpi, value),
                    value.revision(),
                    time(value.restatedAt()),
                    number(value.earlierValue()),
                    value.missingFamily().isEmpty() ? null : value.missingFamily());
        }
    }

    /** The values last said of a slice. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Latest(String clock, List<Value> values) {}

    /**
     * A value as of a past day, as the events known now make it.
     *
     * @param restated whether it differs from what was said when the day closed
     * @param firstSaid what was said then, where that is remembered
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record HistoryPoint(@JsonUnwrapped Value value, boolean restated, Double firstSaid) {
        static HistoryPoint of(KpiValue value, Optional<PublishedRows.Row> first) {
            return new HistoryPoint(
                    Value.of(value),
                    first.isPresent() && !first.get().says(value),
                    first.map(row -> number(row.value())).orElse(null));
        }
    }

    /** Values as of past days, ascending. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record History(String clock, Definition definition, List<HistoryPoint> points) {}

    /** The parts that a facility or the network has. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Slices(String by, List<String> values) {}

    /** How many cases a value rests on; of a count, what is counted; of shares and balances of money, nobody counted them. */
    static Long cases(Kpi kpi, KpiValue value) {
        if (value.denominator() == KpiValue.ABSENT) {
            return kpi.unit() == KpiUnit.COUNT ? number(value.numerator()) : null;
        }
        return ofMoney(kpi) ? null : number(value.denominator());
    }

    /** Whether the denominator is an amount. */
    static boolean ofMoney(Kpi kpi) {
        return kpi.reading() instanceof Reading.AmountShare || kpi.reading() instanceof Reading.TopShare;
    }

    static String day(long day) {
        return day == KpiValue.ABSENT ? null : LocalDate.ofEpochDay(day).toString();
    }

    static String time(long micros) {
        return micros == KpiValue.ABSENT ? null : Event.instant(micros).toString();
    }

    static String clock(OptionalLong micros) {
        return micros.isEmpty() ? null : time(micros.getAsLong());
    }

    static Long number(long number) {
        return number == KpiValue.ABSENT ? null : Long.valueOf(number);
    }

    static Double number(double number) {
        return Double.isNaN(number) ? null : Double.valueOf(number);
    }

    /** As addresses and answers name a dimension: {@code ageGroup}. */
    static String name(Dimension dimension) {
        return dimension == Dimension.AGE_GROUP ? "ageGroup" : dimension.name().toLowerCase(Locale.ROOT);
    }
}
