package io.wardwatch.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.measure.Bins;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Squares;
import io.wardwatch.core.measure.Window;
import io.wardwatch.core.tile.KpiValues.AsOf;
import io.wardwatch.core.tile.KpiValues.Rows;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KpiValuesTest {
    private static final long T = 20_000;
    private static final SliceKey NORTH = SliceKey.facility("NORTH");

    private final MapTileStore store = new MapTileStore();
    private final TileEngine engine = TileEngine.whole(store);

    @Test
    void shouldTakeMaturedAndProvisionalCohortsAtTheirExactEdges() {
        // With H = 30 and W = 7 the matured cohort is (T − 37, T − 30], the provisional one (T − 7, T].
        discharge(T - 37).add();
        discharge(T - 36).readmitted(1).add();
        discharge(T - 30).add();
        discharge(T - 29).readmitted(1).add();
        discharge(T - 7).readmitted(1).add();
        discharge(T - 6).readmitted(1).add();
        discharge(T).add();
        discharge(T + 1).readmitted(1).add();

        KpiValue matured = value("readmission.30d.crude", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(matured.numerator()).isEqualTo(1);
        assertThat(matured.denominator()).isEqualTo(2);
        assertThat(matured.value()).isEqualTo(0.5);
        assertThat(matured.cohortFrom()).isEqualTo(T - 36);
        assertThat(matured.cohortTo()).isEqualTo(T - 30);
        assertThat(matured.asOf()).isEqualTo(T);
        assertThat(matured.key()).isEqualTo("readmission.30d.crude@1|NORTH|7d|MATURED");

        KpiValue provisional = value("readmission.30d.crude", NORTH, Window.WEEK, KpiStatus.PROVISIONAL);
        assertThat(provisional.numerator()).isEqualTo(1);
        assertThat(provisional.denominator()).isEqualTo(2);
        assertThat(provisional.cohortFrom()).isEqualTo(T - 6);
        assertThat(provisional.cohortTo()).isEqualTo(T);

        KpiValue whole = value("readmission.30d.crude", NORTH, Window.ALL, KpiStatus.MATURED);
        assertThat(whole.denominator()).isEqualTo(3);
        assertThat(whole.cohortFrom()).isEqualTo(KpiValue.ABSENT);
        assertThat(whole.cohortTo()).isEqualTo(T - 30);
        assertThat(value("readmission.30d.crude", NORTH, Window.ALL, KpiStatus.PROVISIONAL)
                        .denominator())
                .isEqualTo(7);
    }

    @Test
    void shouldCountOnlyLiveDischargesForReadmissionAndAllForMortality() {
        discharge(T).add();
        discharge(T).died().add();
        discharge(T).died().add();
        assertThat(value("readmission.7d.crude", NORTH, Window.WEEK, KpiStatus.PROVISIONAL)
                        .denominator())
                .isEqualTo(1);
        KpiValue mortality = value("mortality.inhospital", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(mortality.numerator()).isEqualTo(2);
        assertThat(mortality.denominator()).isEqualTo(3);
        assertThat(value("discharges", NORTH, Window.WEEK, KpiStatus.MATURED).value())
                .isEqualTo(3);
    }

    @Test
    void shouldGiveMeanVarianceAndQuantilesOfLengths() {
        // Midnights 1, 2, 2, 10 this week; 3 the week before.
        for (long midnights : new long[] {1, 2, 2, 10}) {
            discharge(T).midnights(midnights).add();
        }
        discharge(T - 8).midnights(3).add();

        KpiValue mean = value("los.midnights", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(mean.sum()).isEqualTo(15);
        assertThat(mean.denominator()).isEqualTo(4);
        assertThat(mean.sumSquares()).contains(BigInteger.valueOf(109));
        assertThat(mean.value()).isEqualTo(3.75);
        // Sample variance (109 − 15² / 4) / 3 = 17.5833…; its root / √4 · 1.95996… = 4.109308…
        assertThat(mean.high() - mean.value()).isEqualTo(4.109308, within(1e-6));

        KpiValue median = value("los.midnights.median", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(median.value()).isEqualTo(2);
        assertThat(median.low()).isEqualTo(2);
        assertThat(median.high()).isEqualTo(3);
        assertThat(value("los.midnights.p90", NORTH, Window.WEEK, KpiStatus.MATURED)
                        .value())
                .isEqualTo(10);
        assertThat(value("los.midnights.median", NORTH, Window.MONTH, KpiStatus.MATURED)
                        .denominator())
                .isEqualTo(5);
    }

    @Test
    void shouldGiveLengthsInMinutesAtTheEdgesOfWholeDays() {
        discharge(T).minutes(3 * 1_440 + 77).add();
        KpiValue median = value("los.minutes.median", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(median.value()).isEqualTo(4_320);
        assertThat(median.high()).isEqualTo(5_760);
        KpiValue mean = value("los.minutes", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(mean.value()).isEqualTo(4_397);
        assertThat(mean.low()).as("no interval from one case").isNaN();
    }

    @Test
    void shouldLeaveTheLastBinOfLengthsOpen() {
        discharge(T).midnights(4_000).add();
        KpiValue median = value("los.midnights.median", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(median.value()).isEqualTo(1_000);
        assertThat(median.high()).isNaN();
    }

    @Test
    void shouldTotalChargesBeyondWhatALongSquares() {
        long charge = 4_000_000_000_000L;
        discharge(T).charge(charge).add();
        discharge(T - 1).charge(charge).add();
        discharge(T).add();
        KpiValue charges = value("charges", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(charges.sum()).isEqualTo(2 * charge);
        assertThat(charges.denominator()).isEqualTo(2);
        assertThat(charges.sumSquares())
                .contains(BigInteger.valueOf(charge).pow(2).shiftLeft(1));
        KpiValue median = value("charges.median", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(median.low()).isLessThanOrEqualTo(charge);
        assertThat(median.high()).isGreaterThan(charge);
        assertThat(median.high() / median.low()).isLessThanOrEqualTo(1.0625);
    }

    @Test
    void shouldSumStepsOfTheCensusToTheDay() {
        step(T - 900, 1);
        step(T - 1, 1);
        step(T, 1);
        step(T, -1);
        step(T + 1, -1);
        contribution(MeasureGroup.ADMISSION, T - 900, new int[] {Columns.ADMISSIONS}, new long[] {1});
        KpiValue census = value("census.midnight", NORTH, Window.LEVEL, KpiStatus.MATURED);
        assertThat(census.value()).isEqualTo(2);
        assertThat(census.cohortTo()).isEqualTo(T);
        assertThat(census.window().text()).isEqualTo("0d");
    }

    @Test
    void shouldGiveDenialsByCountAndByDollars() {
        int[] columns = {Columns.ADJUDICATED, Columns.DENIED, Columns.ADJUDICATED_CENTS, Columns.DENIED_CENTS};
        contribution(MeasureGroup.ADJUDICATION, T, columns, new long[] {4, 1, 1_000, 900});
        assertThat(value("denial.initial.count", NORTH, Window.WEEK, KpiStatus.MATURED)
                        .value())
                .isEqualTo(0.25);
        KpiValue dollars = value("denial.initial.dollars", NORTH, Window.WEEK, KpiStatus.MATURED);
        assertThat(dollars.value()).isEqualTo(0.9);
        assertThat(dollars.low()).isNaN();
    }

    @Test
    void shouldSayUnavailableRatherThanZeroWhenAnInputWasNeverSeen() {
        discharge(T - 500).add();
        List<KpiValue> values = values(NORTH, Rows.ALL);
        assertThat(values)
                .filteredOn(value -> value.status() == KpiStatus.UNAVAILABLE)
                .extracting(KpiValue::missingFamily)
                .containsOnly(
                        "admission",
                        "claim.ADJUDICATED",
                        "claim.ADJUDICATED.paidCents",
                        "claim.chargeCents",
                        "claim.ADJUSTED",
                        "claim.paidCents",
                        "discharge.DIED",
                        "discharge.chargeCents",
                        "discharge.diagnoses+valueSets",
                        "discharge.diagnoses+valueSets+discharge.chargeCents",
                        "discharge.diagnoses+valueSets+score.DISCHARGE",
                        "discharge.diagnoses+valueSets.condition_cohort",
                        "discharge.diagnoses+valueSets.condition_cohort+score.DISCHARGE",
                        "drg.table",
                        "drg.table.mortality",
                        "drg.table.outcomes",
                        "drg.table.readmission_30d",
                        "facility.beds",
                        "score.DISCHARGE",
                        "staffing");
        KpiValue denial = value("denial.initial.count", NORTH, Window.MONTH, KpiStatus.UNAVAILABLE);
        assertThat(denial.denominator()).isEqualTo(KpiValue.ABSENT);
        assertThat(denial.value()).isNaN();

        KpiValue none = value("mortality.inhospital", NORTH, Window.MONTH, KpiStatus.MATURED);
        assertThat(none.denominator()).isZero();
        assertThat(none.value()).as("no value of nothing").isNaN();
    }

    @Test
    void shouldDivideTheFacilityByEachDimensionAndAddItUpToTheNetwork() {
        discharge(T).unit("5W").add();
        discharge(T).unit("6E").add();
        SliceKey unit = SliceKey.of("NORTH", Dimension.UNIT, "5W");
        assertThat(value("discharges", unit, Window.WEEK, KpiStatus.MATURED).value())
                .isEqualTo(1);
        assertThat(value("discharges", SliceKey.NETWORK, Window.WEEK, KpiStatus.MATURED)
                        .value())
                .isEqualTo(2);
        SliceKey payer = SliceKey.of("NORTH", Dimension.PAYER, "MEDICARE");
        assertThat(value("discharges", payer, Window.WEEK, KpiStatus.MATURED).value())
                .isEqualTo(2);
    }

    @Test
    void shouldLeaveOutMaturedCohortsOfADayThatIsNotOver() {
        discharge(T).add();
        assertThat(values(NORTH, Rows.RUNNING))
                .filteredOn(value -> value.kpi().endsWith("d.crude"))
                .extracting(KpiValue::status)
                .containsOnly(KpiStatus.PROVISIONAL);
    }

    @Test
    void shouldAgreeWithASumOverDaysForEveryWindowAndHorizon() {
        java.util.Random random = new java.util.Random(7);
        TreeMap<Long, long[]> days = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            long day = T + 5 - random.nextInt(600);
            boolean back = random.nextInt(5) == 0;
            Discharge discharge = discharge(day);
            (back ? discharge.readmitted(3) : discharge).add();
            long[] sums = days.computeIfAbsent(day, key -> new long[2]);
            sums[0]++;
            sums[1] += back ? 1 : 0;
        }
        for (int h : new int[] {0, 7, 30, 60, 90}) {
            for (Window window : KpiValues.REPLAY) {
                long from = window == Window.ALL ? Long.MIN_VALUE : T - h - window.days();
                long n = days.subMap(from, false, T - h, true).values().stream()
                        .mapToLong(s -> s[0])
                        .sum();
                long k = days.subMap(from, false, T - h, true).values().stream()
                        .mapToLong(s -> s[1])
                        .sum();
                KpiValue value = h == 0
                        ? value("readmission.90d.crude", NORTH, window, KpiStatus.PROVISIONAL)
                        : value("readmission." + h + "d.crude", NORTH, window, KpiStatus.MATURED);
                assertThat(value.denominator()).isEqualTo(n);
                if (h == 0 || h == 90) {
                    assertThat(value.numerator()).isEqualTo(k);
                }
            }
        }
    }

    private KpiValue value(String kpi, SliceKey slice, Window window, KpiStatus status) {
        return values(slice, Rows.ALL).stream()
                .filter(value -> value.kpi().equals(kpi) && value.window() == window && value.status() == status)
                .reduce((one, other) -> {
                    throw new AssertionError("two rows of " + kpi);
                })
                .orElseThrow(() -> new AssertionError("no row of " + kpi));
    }

    private List<KpiValue> values(SliceKey slice, Rows rows) {
        KpiValues values = new KpiValues(store, KpiValues.REPLAY);
        List<KpiValue> all = new ArrayList<>();
        for (MeasureGroup group : MeasureGroup.values()) {
            values.compute(slice, group, new AsOf(T, rows), values.present(slice.facility()), all::add);
        }
        return all;
    }

    private void step(long day, long by) {
        contribution(MeasureGroup.CENSUS, day, new int[] {Columns.OCCUPIED}, new long[] {by});
    }

    private void contribution(MeasureGroup group, long day, int[] columns, long[] amounts) {
        engine.add(new Contribution(group, "NORTH", day, "5W", "dr", "MEDICARE", "75-84", columns, amounts));
    }

    private Discharge discharge(long day) {
        return new Discharge(day);
    }

    /** One discharge as the engine contributes it. */
    private final class Discharge {
        private final long day;
        private final TreeMap<Integer, Long> columns = new TreeMap<>();
        private String unit = "5W";

        Discharge(long day) {
            this.day = day;
            columns.put(Columns.DISCHARGES, 1L);
            columns.put(Columns.LIVE, 1L);
        }

        Discharge died() {
            columns.remove(Columns.LIVE);
            columns.put(Columns.DIED, 1L);
            return this;
        }

        /** Readmitted within the horizon of number {@code horizon} and all longer ones. */
        Discharge readmitted(int horizon) {
            for (int i = horizon; i < Columns.horizons(); i++) {
                columns.put(Columns.READMITTED + i, 1L);
            }
            return this;
        }

        Discharge unit(String name) {
            unit = name;
            return this;
        }

        Discharge midnights(long midnights) {
            columns.put(Columns.MIDNIGHTS_SUM, midnights);
            squares(Columns.MIDNIGHTS_SQUARES, midnights);
            columns.put(Columns.LENGTHS, 1L);
            columns.put(Columns.MIDNIGHTS_BINS + Bins.ofDays(midnights), 1L);
            return this;
        }

        Discharge minutes(long minutes) {
            columns.put(Columns.MINUTES_SUM, minutes);
            squares(Columns.MINUTES_SQUARES, minutes);
            columns.put(Columns.LENGTHS, 1L);
            columns.put(Columns.MINUTES_BINS + Bins.ofDays(minutes / 1_440), 1L);
            return this;
        }

        Discharge charge(long cents) {
            columns.put(Columns.CHARGED, 1L);
            columns.put(Columns.CHARGE_SUM, cents);
            squares(Columns.CHARGE_SQUARES, cents);
            columns.put(Columns.CHARGE_BINS + Bins.ofCents(cents), 1L);
            return this;
        }

        private void squares(int column, long x) {
            columns.put(column, Squares.high(x));
            columns.put(column + 1, Squares.low(x));
        }

        void add() {
            int[] at = columns.keySet().stream().mapToInt(Integer::intValue).toArray();
            long[] amounts =
                    columns.values().stream().mapToLong(Long::longValue).toArray();
            engine.add(new Contribution(
                    MeasureGroup.DISCHARGE, "NORTH", day, unit, "dr", "MEDICARE", "75-84", at, amounts));
        }
    }
}
