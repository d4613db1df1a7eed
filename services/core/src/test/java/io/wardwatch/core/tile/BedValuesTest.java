package io.wardwatch.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import io.wardwatch.core.tile.Staffing.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values of lengths, beds and ratios, each worked by hand. */
class BedValuesTest {
    private static final long T = 20_000;
    private static final SliceKey NORTH = SliceKey.facility("NORTH");
    private static final SliceKey WARD = SliceKey.of("NORTH", Dimension.UNIT, "5W");
    private static final SliceKey DOCTOR = SliceKey.of("NORTH", Dimension.PROVIDER, "DR1");
    private static final Capacity THREE_BEDS = new Staffing(
                    Map.of(new Place("NORTH", "5W"), 2_000L), Map.of(new Place("NORTH", "DR1"), 714L))
            .with(facility -> facility.equals("NORTH") ? 3 : 0);

    private final MapTileStore store = new MapTileStore();
    private final TileEngine engine = TileEngine.whole(store);

    private void add(MeasureGroup group, long day, int[] columns, long... amounts) {
        engine.add(new Contribution(group, "NORTH", day, "5W", "DR1", "P", "75-84", columns, amounts));
    }

    private void came(long day, long patients) {
        add(MeasureGroup.CENSUS, day, new int[] {Columns.OCCUPIED, Columns.BEGIN_DAYS}, patients, patients * day);
        add(MeasureGroup.ADMISSION, day, new int[] {Columns.ADMISSIONS}, patients);
    }

    private void went(long day, long begun) {
        int[] columns = {Columns.OCCUPIED, Columns.BEGIN_DAYS, Columns.LEFT};
        add(MeasureGroup.CENSUS, day, columns, -1, -begun, 1);
    }

    private List<KpiValue> values(SliceKey slice, Capacity capacity) {
        KpiValues values = new KpiValues(store, KpiValues.LIVE, capacity);
        List<KpiValue> all = new ArrayList<>();
        for (MeasureGroup group : MeasureGroup.values()) {
            KpiValues.AsOf asOf = new KpiValues.AsOf(T, KpiValues.Rows.ALL);
            values.compute(slice, group, asOf, values.present(slice.facility()), all::add);
        }
        return all;
    }

    private static KpiValue only(List<KpiValue> values, String kpi, Window window) {
        return values.stream()
                .filter(value ->
                        value.kpi().equals(kpi) && value.window() == window && value.status() != KpiStatus.PROVISIONAL)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldAddUpTheCensusOverTheDaysOfAWindow() {
        came(T - 9, 2);
        went(T - 2, T - 9);

        List<KpiValue> values = values(NORTH, THREE_BEDS);

        // Of the 7 days to T both are there on 4, one on 3.
        assertThat(only(values, "patient.days", Window.WEEK).numerator()).isEqualTo(11);
        assertThat(only(values, "patient.days", Window.MONTH).numerator()).isEqualTo(17);
        KpiValue week = only(values, "occupancy", Window.WEEK);
        assertThat(week.value()).isEqualTo(11 / 21.0);
        assertThat(week.sum()).as("bed days, thousandths").isEqualTo(21_000);
        // Beds count from the first stay on: 10 days.
        assertThat(only(values, "occupancy", Window.YEAR).value()).isEqualTo(17 / 30.0);
        assertThat(only(values, "turnover.interval", Window.WEEK).value()).isEqualTo(10.0);
        assertThat(only(values, "occupancy.midnight", Window.LEVEL).value()).isEqualTo(1 / 3.0);
        assertThat(only(values(WARD, THREE_BEDS), "occupancy", Window.WEEK).value())
                .isEqualTo(11 / 14.0);
        assertThat(only(values(DOCTOR, THREE_BEDS), "provider.utilization", Window.WEEK)
                        .value())
                .isEqualTo(11_000 / (7 * 714.0));
    }

    @Test
    void shouldSayUnavailableWhereNobodyStatedBedsOrDays() {
        came(T - 9, 2);

        assertThat(only(values(NORTH, Capacity.NONE), "occupancy", Window.WEEK).missingFamily())
                .isEqualTo("facility.beds");
        assertThat(only(values(SliceKey.NETWORK, THREE_BEDS), "occupancy", Window.WEEK)
                        .status())
                .as("beds of all hospitals together say nothing")
                .isEqualTo(KpiStatus.UNAVAILABLE);
        assertThat(only(values(NORTH, Capacity.NONE), "provider.utilization", Window.WEEK)
                        .missingFamily())
                .isEqualTo("staffing");
    }

    @Test
    void shouldKnowTheMeanAgeOfThoseWhoAreStillThere() {
        came(T - 121, 1);
        came(T - 1, 1);

        KpiValue age = only(values(NORTH, Capacity.NONE), "open.stay.age", Window.LEVEL);
        assertThat(age.value()).isEqualTo(61);
        assertThat(age.denominator()).isEqualTo(2);
    }

    @Test
    void shouldTakeTheGeometricMeanAndTheVarianceOfLengths() {
        for (int days : new int[] {1, 2, 4, 8}) {
            int[] columns = {
                Columns.DISCHARGES, Columns.CMS_SUM, Columns.CMS_SQUARES + 1, Columns.LENGTHS, Columns.CMS_BINS + days
            };
            add(MeasureGroup.DISCHARGE, T, columns, 1, days, days * days, 1, 1);
        }

        List<KpiValue> values = values(NORTH, Capacity.NONE);
        KpiValue geometric = only(values, "los.cms.geometric", Window.WEEK);
        assertThat(geometric.value()).isCloseTo(2.8284271, within(1e-7));
        // ln 2 · 1.5 ± 1.96 · 0.8947 / 2
        assertThat(geometric.low()).isCloseTo(1.1768, within(1e-3));
        assertThat(geometric.high()).isCloseTo(6.7978, within(1e-3));
        assertThat(only(values, "los.cms.variance", Window.WEEK).value()).isCloseTo(115 / 12.0, within(1e-12));
        assertThat(only(values, "los.midnights.variance", Window.WEEK).value()).isZero();
    }

    @Test
    void shouldDivideWhatWasObservedByWhatWasExpected() {
        ratios();

        List<KpiValue> values = values(NORTH, Capacity.NONE);
        KpiValue deaths = only(values, "mortality.inhospital.oe", Window.QUARTER);
        assertThat(deaths.value()).isEqualTo(2.0);
        // Byar for 10 observed: 4.79 to 18.39 (Breslow and Day 1987, table 2.11: exact 4.80 to 18.39), of 5 expected.
        assertThat(deaths.low()).isCloseTo(4.79 / 5, within(0.005));
        assertThat(deaths.high()).isCloseTo(18.39 / 5, within(0.005));
        assertThat(only(values, "los.cms.oe", Window.QUARTER).value()).isEqualTo(410 / 400.0);
        KpiValue all = only(values, "outcome.efficiency", Window.QUARTER);
        assertThat(all.value()).isCloseTo((3 - 22 / 20.0 - 2 - 410 / 400.0) / 3, within(1e-12));
        assertThat(all.cohortTo()).isEqualTo(T - 30);
        assertThat(all.low()).isLessThan(all.value());
        assertThat(all.high() - all.value()).isCloseTo(all.value() - all.low(), within(1e-12));
    }

    private void ratios() {
        int[] columns = {
            Columns.DISCHARGES,
            Columns.LIVE,
            Columns.LENGTH_CASES,
            Columns.LENGTH_OBSERVED,
            Columns.LENGTH_EXPECTED,
            Columns.LENGTH_SQUARES + 1,
            Columns.DEATH_CASES,
            Columns.DEATHS_OBSERVED,
            Columns.DEATHS_EXPECTED,
            Columns.RETURN_CASES,
            Columns.RETURNS_OBSERVED,
            Columns.RETURNS_EXPECTED,
            Columns.OUTCOMES
        };
        add(
                MeasureGroup.DISCHARGE,
                T - 40,
                columns,
                100,
                100,
                100,
                410,
                400_000,
                500_000_000,
                100,
                10,
                5_000_000,
                90,
                22,
                20_000_000,
                100);
    }

    @Test
    void shouldKeepEveryEndOfWhatWasSaid() {
        ratios();
        came(T - 9, 2);
        add(MeasureGroup.DISCHARGE, T, new int[] {Columns.DISCHARGES, Columns.CMS_BINS + 2}, 1, 1);
        add(MeasureGroup.DISCHARGE, T, new int[] {Columns.DISCHARGES, Columns.CMS_BINS + 9}, 1, 1);
        List<KpiValue> said = values(NORTH, THREE_BEDS);
        List<KpiValue> published = new ArrayList<>();
        PublishedRows rows = new Publication(published::add, key -> {}).step(PublishedRows.NONE, said, List.of(), 1);

        List<KpiValue> kept = PublishedRows.of(rows.bytes()).closedValues(NORTH);

        assertThat(kept).containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void shouldTellOfStaysThatAreOpenNowAsOfTheDayThatRuns() {
        came(T, 2);
        came(T + 1, 1);
        KpiValues values = new KpiValues(store, KpiValues.LIVE);
        List<KpiValue> closed = new ArrayList<>();
        List<KpiValue> running = new ArrayList<>();
        values.compute(
                NORTH,
                MeasureGroup.CENSUS,
                new KpiValues.AsOf(T, KpiValues.Rows.ALL),
                values.present("NORTH"),
                closed::add);
        values.compute(
                NORTH,
                MeasureGroup.CENSUS,
                new KpiValues.AsOf(T + 1, KpiValues.Rows.RUNNING),
                values.present("NORTH"),
                running::add);
        List<KpiValue> published = new ArrayList<>();
        PublishedRows rows = new Publication(published::add, key -> {}).step(PublishedRows.NONE, closed, running, 1);

        List<KpiValue> latest = rows.latestValues(NORTH);

        assertThat(only(latest, "census.now", Window.LEVEL).value()).isEqualTo(3);
        assertThat(only(latest, "census.midnight", Window.LEVEL).value()).isEqualTo(2);
    }
}
