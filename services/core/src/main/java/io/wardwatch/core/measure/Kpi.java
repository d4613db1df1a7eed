package io.wardwatch.core.measure;

import io.wardwatch.core.chart.ChartKind;
import java.util.List;

/**
 * One KPI as it is defined. A changed meaning is a new version under the same id, so new cells.
 *
 * @param formula in words
 * @param horizonDays days after its own day in which a case's outcome can still happen
 * @param slices the splits of a facility it is published for
 * @param family the input without which it is UNAVAILABLE
 * @param source where the definition comes from
 */
public record Kpi(
        String id,
        int version,
        String formula,
        KpiUnit unit,
        MeasureGroup group,
        Reading reading,
        int horizonDays,
        List<Dimension> slices,
        Family family,
        String source) {

    public CellKind cell() {
        return switch (reading) {
            case Reading.Steps steps -> CellKind.LEVEL;
            case Reading.Age age -> CellKind.LEVEL;
            case Reading.UsedAtOnce used -> CellKind.LEVEL;
            case Reading.LevelDays days -> CellKind.LEVEL_DAYS;
            case Reading.Used used -> CellKind.LEVEL_DAYS;
            case Reading.Idle idle -> CellKind.LEVEL_DAYS;
            case Reading.Patients patients -> CellKind.DISTINCT;
            case Reading.PerPatient per -> CellKind.DISTINCT;
            case Reading.TopShare top -> CellKind.DISTINCT;
            default -> CellKind.FLOW;
        };
    }

    /** Whether it is a proportion of cases, so that a binomial distribution can speak of it. */
    public boolean shareOfCases() {
        return reading instanceof Reading.Share;
    }

    /** The control chart that suits it; a share of money is no share of independent cases. */
    public ChartKind chart() {
        return shareOfCases() ? ChartKind.P_PRIME : ChartKind.XMR;
    }

    /** The window of one point of its chart: points that do not overlap. */
    public Window chartWindow() {
        if (reading instanceof Reading.TopShare) {
            return Window.YEAR;
        }
        return cell() == CellKind.LEVEL ? Window.LEVEL : Window.WEEK;
    }

    /** Whether it is told of {@code window}: what patients caused is kept for a year alone. */
    public boolean tells(Window window) {
        return reading instanceof Reading.TopShare ? window == Window.YEAR : true;
    }

    /** Whether the day that runs is what is asked for: what is open now would else be told of yesterday. */
    public boolean asOfNow() {
        return id.equals(StayKpis.NOW);
    }

    /** What {@code low} and {@code high} of its values are. */
    public String interval() {
        return switch (reading) {
            case Reading.Share share -> "95 %, Wilson";
            case Reading.Mean mean -> "95 %, normal, n ≥ 2";
            case Reading.Quantile quantile -> "edges of the bin";
            case Reading.GeometricMean mean -> "95 %, normal for logarithms, n ≥ 2";
            case Reading.LengthRatio ratio -> "95 %, normal, n ≥ 2";
            case Reading.CountRatio ratio -> "95 %, Byar";
            case Reading.Composite composite -> "95 %, normal, parts independent";
            case Reading.AmountShare share -> "none";
            case Reading.Variance variance -> "none";
            case Reading.Age age -> "none";
            case Reading.LevelDays days -> "none";
            case Reading.Used used -> "none";
            case Reading.UsedAtOnce used -> "none";
            case Reading.Idle idle -> "none";
            case Reading.Total total -> "none";
            case Reading.Count count -> "none";
            case Reading.Steps steps -> "none";
            case Reading.Patients patients -> "none";
            case Reading.PerPatient per -> "none";
            case Reading.TopShare top -> "bounds of the bin";
        };
    }
}
