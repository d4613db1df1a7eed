package io.wardwatch.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.Differences;
import io.wardwatch.core.measure.Family;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.PatientContributions;
import io.wardwatch.core.measure.PatientContributions.Discharged;
import io.wardwatch.core.measure.ReturnContributions;
import io.wardwatch.core.measure.ReturnContributions.Charged;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The share of charges that few patients cause, beside a count of each patient's charges. */
class TopPatientsTest {
    private static final String TOP = "readmission.30d.unplanned.charges.top5";
    private static final long T = 20_000;
    private static final double SAME = 1e-12;

    private final MapTileStore tiles = new MapTileStore();
    private final TileEngine engine = TileEngine.whole(tiles);

    private KpiValue top(long day, KpiStatus status) {
        List<KpiValue> values = new ArrayList<>();
        new KpiValues(tiles, KpiValues.REPLAY)
                .compute(
                        SliceKey.facility("NORTH"),
                        MeasureGroup.PATIENTS,
                        new KpiValues.AsOf(day, KpiValues.Rows.ALL),
                        Set.of(Family.CODED_CHARGE, Family.DISCHARGE, Family.CHARGE),
                        values::add);
        return values.stream()
                .filter(value -> value.kpi().equals(TOP) && value.status() == status)
                .reduce((one, other) -> {
                    throw new AssertionError("more than one window");
                })
                .orElseThrow();
    }

    private void patient(List<Long> discharges, List<Charged> charges) {
        List<Contribution> contributions = new ArrayList<>();
        PatientContributions.of(
                discharges.stream()
                        .map(day -> new Discharged("NORTH", day, true))
                        .toList(),
                contributions);
        ReturnContributions.of(charges, contributions);
        Differences.between(List.of(), contributions).forEach(engine::add);
    }

    private static Charged charged(long day, long cents) {
        return new Charged("NORTH", day, cents);
    }

    @Test
    void shouldTakeTheGreatestOfTwentyPatients() {
        for (int i = 0; i < 17; i++) {
            patient(List.of(T - 40), List.of());
        }
        patient(List.of(T - 40), List.of(charged(T - 40, 1_000_00)));
        patient(List.of(T - 60, T - 40), List.of(charged(T - 60, 2_000_00), charged(T - 40, 4_000_00)));
        patient(List.of(T - 400, T - 40), List.of(charged(T - 400, 9_000_00), charged(T - 40, 3_000_00)));

        KpiValue value = top(T, KpiStatus.MATURED);

        assertThat(value.window()).isEqualTo(Window.YEAR);
        assertThat(value.numerator()).as("one patient, both readmissions").isEqualTo(6_000_00);
        assertThat(value.denominator())
                .as("what is older than the year is out of it")
                .isEqualTo(10_000_00);
        assertThat(value.value()).isEqualTo(0.6);
        assertThat(value.high()).isEqualTo(0.6);
        assertThat(top(T - 6, KpiStatus.MATURED).denominator())
                .as("as of six days before, the year holds it")
                .isEqualTo(19_000_00);
    }

    @Test
    void shouldSayTheLeastAndTheMostWhereOneBinHoldsSeveral() {
        for (int i = 0; i < 18; i++) {
            patient(List.of(T), List.of());
        }
        // Both lie in the bin from 98,304 to 102,399 cents.
        patient(List.of(T), List.of(charged(T, 98_400)));
        patient(List.of(T), List.of(charged(T, 102_000)));

        KpiValue value = top(T, KpiStatus.PROVISIONAL);

        assertThat(value.numerator()).isEqualTo(100_200);
        assertThat(value.low()).isEqualTo(0.5);
        assertThat(value.high() * 200_400).isEqualTo(102_096, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(top(T, KpiStatus.MATURED).value()).isNaN();
    }

    @Test
    void shouldHoldTheExactShareOfRandomPatientsWithinItsBounds() {
        Random random = new Random(19);
        List<List<Charged>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<Long> days = new ArrayList<>();
            List<Charged> charges = new ArrayList<>();
            for (int j = 0; j <= random.nextInt(4); j++) {
                long day = T - random.nextInt(800);
                days.add(day);
                if (random.nextInt(3) > 0) {
                    charges.add(charged(day, 1 + (long) Math.exp(random.nextDouble() * 16)));
                }
            }
            days.sort(Comparator.naturalOrder());
            patient(days, charges);
            all.add(charges);
        }
        for (long day = T - 300; day <= T; day += 75) {
            KpiValue value = top(day, KpiStatus.PROVISIONAL);
            long last = day;
            List<Long> totals = all.stream()
                    .map(charges -> charges.stream()
                            .filter(charge -> charge.day() > last - 365 && charge.day() <= last)
                            .mapToLong(Charged::cents)
                            .sum())
                    .sorted(Comparator.reverseOrder())
                    .toList();
            long whole = totals.stream().mapToLong(Long::longValue).sum();
            assertThat(value.denominator()).isEqualTo(whole);
            long patients = patients(day);
            double exact = (double) totals.stream()
                            .limit((patients * 5 + 99) / 100)
                            .mapToLong(Long::longValue)
                            .sum()
                    / whole;
            assertThat(exact).isBetween(value.low() - SAME, value.high() + SAME);
            assertThat(value.high() - value.low()).isLessThan(0.0625);
            assertThat(value.low()).isLessThan(1);
        }
    }

    private long patients(long day) {
        long[] count = new long[1];
        new KpiValues(tiles, KpiValues.LIVE)
                .compute(
                        SliceKey.facility("NORTH"),
                        MeasureGroup.PATIENTS,
                        new KpiValues.AsOf(day, KpiValues.Rows.ALL),
                        Set.of(Family.DISCHARGE),
                        value -> count[0] = value.kpi().equals("patients") && value.window() == Window.YEAR
                                ? value.numerator()
                                : count[0]);
        return count[0];
    }

    @Test
    void shouldTakeBackOneHistoryAndSayAnotherWithoutATrace() {
        List<Contribution> then = new ArrayList<>();
        List<Contribution> now = new ArrayList<>();
        ReturnContributions.of(List.of(charged(T, 500), charged(T + 3, 700)), then);
        ReturnContributions.of(List.of(charged(T, 500)), now);
        Differences.between(List.of(), then).forEach(engine::add);
        Differences.between(then, now).forEach(engine::add);
        MapTileStore fresh = new MapTileStore();
        TileEngine other = TileEngine.whole(fresh);
        Differences.between(List.of(), now).forEach(other::add);

        assertThat(engine.hash()).isEqualTo(other.hash());
        assertThat(Catalogue.find(TOP, 1).orElseThrow().tells(Window.MONTH)).isFalse();
        assertThat(Catalogue.width(MeasureGroup.PATIENTS)).isGreaterThan(Columns.RETURN_CHARGE_BINS);
    }
}
