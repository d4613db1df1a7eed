package io.wardwatch.core.measure;

import io.wardwatch.core.chart.ChartKind;
import io.wardwatch.core.chart.Rule;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue as a page of Markdown: what {@code docs/reference/kpis.md} holds. */
public final class CataloguePage {
    private CataloguePage() {}

    /** The whole page, ending with a line feed. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # KPIs

                Written from the catalogue in `core`; do not edit by hand (`-Dgolden=update` writes it anew). These are the
                definitions of epoch %d. State that was written under another epoch has to be rebuilt from the input topics: `risk`
                refuses to start on it.

                A KPI is the sum, by local day of its facility, of what each patient contributes to it. Nothing is sampled,
                smoothed or rounded, and a correction that comes months late is in the next value. %s.

                | id | title | definition | value | unit | cell | horizon | better | chart | interval | unavailable without | source |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """.formatted(Catalogue.EPOCH, Catalogue.STAY));
        Catalogue.all().forEach(kpi -> row(page, kpi));
        page.append("""

                ## Slices and windows

                Each KPI is published for the whole network (`ALL`), for each facility, and for each facility by %s; no other
                combination exists. A dimension that nobody named is `UNKNOWN`. KPIs of cell `DISTINCT` are published for the
                network and each facility only: a patient of two hospitals is one patient of the network.

                | window | cohort of a value as of day T |
                |---|---|
                """.formatted(splits()));
        windows(page);
        page.append("""

                A KPI with a horizon of H days has two rows a window, never mixed. `MATURED`: days T − H − W + 1 to T − H, whose
                outcomes have all had their time. `PROVISIONAL`: days T − W + 1 to T, whose outcomes can still happen, so that it
                reads low. Without a horizon there is one row, `MATURED`. `UNAVAILABLE`: the input named in the table has never
                been seen at the facility; there is no number then, not a zero.

                Live, matured cohorts are as of the last closed day; the rest is as of the day that runs, once something
                contributes to it. A facility's day closes at the first tick past its midnight + 6 h, the network's once it is
                closed everywhere. A matured cohort that is found changed after its day closed is published again with
                `revision` + 1, `restatedAt` and the earlier value.

                Amounts of all claims are added as they are: one currency for a network is expected, and a claim whose own events
                state two owes nothing and is a finding.

                ## Numbers

                | value | numerator | denominator | sum, sum of squares | low, high |
                |---|---|---|---|---|
                | share | cases, or cents | cases, or cents; no value where it is not above 0 | | Wilson score interval, 95 %%, of cases; none of cents |
                | mean | | cases | exact; variance = (Σx² − (Σx)² / n) / (n − 1) | normal interval of the mean, 95 %%, from 2 cases on |
                | total | | cases with a known amount | exact | |
                | count, level | the value | | | |
                | total for each | | patients | exact | |
                | quantile | | cases | | edges of the bin that holds the nearest rank ⌈q n⌉; value = its lower edge |

                ## Charts

                A chart has a point a week (7 days that do not overlap; a level has one a day), the last one ending with the last
                closed day. XmR: centre = mean, limits = centre ± 2.66 × mean moving range. Laney's p′: centre = Σ numerators / Σ
                denominators, limits = centre ± 3 σ(n) σz, σz from the moving range of the standardised points. All matured points
                shown are the baseline; provisional ones are drawn, and take no part in centre, limits or rules. A week without
                cases has no point. Limits are clipped to 0 and, for shares, to 1. Rules:

                %s
                ## Bins

                Whole days for lengths (minutes: 1,440 a bin), the last from %d days on; for money 16 for each doubling, so at
                most 6.25 %% wide, and single cents below 16.
                """.formatted(rules(), Bins.LAST_DAY).replace("%%", "%"));
        return page.toString();
    }

    private static void row(StringBuilder page, Kpi kpi) {
        String cells = Stream.of(
                        "`" + kpi.id() + "@" + kpi.version() + "`",
                        KpiWords.of(kpi).title(),
                        kpi.formula(),
                        value(kpi.reading()),
                        kpi.unit().text(),
                        kpi.cell().name(),
                        kpi.horizonDays() == 0 ? "" : kpi.horizonDays() + " days",
                        KpiWords.of(kpi).better().text(),
                        chart(kpi),
                        kpi.interval(),
                        "`" + kpi.family().name() + "`",
                        kpi.source())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        page.append(cells);
    }

    private static String rules() {
        return Stream.of(Rule.values())
                .map(rule -> "- `" + rule + "`: " + rule.text() + "\n")
                .collect(Collectors.joining());
    }

    private static String chart(Kpi kpi) {
        return (kpi.chart() == ChartKind.XMR ? "XmR" : "p′")
                + switch (kpi.chartWindow()) {
                    case LEVEL -> ", daily";
                    case YEAR -> ", yearly";
                    default -> ", weekly";
                };
    }

    private static String value(Reading reading) {
        return switch (reading) {
            case Reading.Share share -> "share";
            case Reading.AmountShare share -> "share of money";
            case Reading.Mean mean -> "mean";
            case Reading.Total total -> "total";
            case Reading.Count count -> "count";
            case Reading.Steps steps -> "level";
            case Reading.Variance variance -> "variance";
            case Reading.GeometricMean mean -> "geometric mean";
            case Reading.Age age -> "mean age";
            case Reading.LevelDays days -> "level days";
            case Reading.Used used -> "used capacity";
            case Reading.UsedAtOnce used -> "used capacity";
            case Reading.Idle idle -> "idle capacity for each";
            case Reading.LengthRatio ratio -> "observed / expected";
            case Reading.CountRatio ratio -> "observed / expected";
            case Reading.Composite composite -> "composite";
            case Reading.Patients patients -> "count";
            case Reading.PerPatient per -> "total for each";
            case Reading.TopShare top -> "share of money";
            case Reading.Quantile quantile -> "quantile";
        };
    }

    private static String splits() {
        return Stream.of(Dimension.values())
                .filter(dimension -> dimension != Dimension.NONE)
                .map(dimension ->
                        dimension.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static void windows(StringBuilder page) {
        for (Window window : Window.values()) {
            String cohort =
                    switch (window) {
                        case LEVEL -> "a level: the sum of all steps to T";
                        case ALL -> "all days to T; in a replay only";
                        default -> window.days() + " days to T";
                    };
            page.append("| `" + window.text() + "` | " + cohort + " |\n");
        }
    }
}
