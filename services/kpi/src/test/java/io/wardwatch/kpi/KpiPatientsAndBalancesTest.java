package io.wardwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not a sum of days: patients counted once, and balances that grow older. */
final class KpiPatientsAndBalancesTest extends FedTopology {
    @Test
    void shouldCountAPatientOfTwoHospitalsOnceInTheNetwork() {
        // Of three patients one was in both; said of each facility, and of the network apart.
        patients("NORTH", "2025-03-01", 2);
        patients("SOUTH", "2025-03-01", 2);
        patients("ALL", "2025-03-01", 3);
        discharged("NORTH", "2025-03-01", 2);
        discharged("SOUTH", "2025-03-01", 2);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        assertThat(latest("patients@1|NORTH|7d|MATURED").value()).isEqualTo(2);
        assertThat(latest("patients@1|SOUTH|7d|MATURED").value()).isEqualTo(2);
        assertThat(latest("patients@1|ALL|7d|MATURED").value()).isEqualTo(3);
        assertThat(latest("patients@1|ALL|365d|MATURED").value()).isEqualTo(3);
        assertThat(published)
                .filteredOn(value -> value.kpi().equals("patients"))
                .extracting(value -> value.slice().text())
                .containsOnly("NORTH", "SOUTH", "ALL");
    }

    @Test
    void shouldCountAPatientWhoComesAgainOncePerWindowAsDaysPass() {
        patients("NORTH", "2025-03-01", 1);
        patients("NORTH", "2025-03-04", 1);
        // The second day repeats the first within each window, until the first leaves it; of all windows here the
        // narrowest.
        repeats("NORTH", "2025-03-04", 1);
        repeats("NORTH", "2025-03-08", -1);
        discharged("NORTH", "2025-03-04", 1);
        tick(0, 1, "2025-03-05T12:00:00Z");
        pass();
        assertThat(latest("patients@1|NORTH|7d|MATURED").value()).isEqualTo(1);
        tick(0, 1, "2025-03-09T12:00:00Z");
        pass();
        assertThat(latest("patients@1|NORTH|7d|MATURED").value()).isEqualTo(1);
        tick(0, 1, "2025-03-12T12:00:00Z");
        pass();
        assertThat(latest("patients@1|NORTH|7d|MATURED").value()).isZero();
    }

    @Test
    void shouldAgeAnOpenBalanceWhenADayClosesThoughNothingCame() {
        balance("2025-03-01", Columns.OPEN_BY_AGE, 900);
        balance("2025-04-01", Columns.OPEN_BY_AGE, -900);
        balance("2025-04-01", Columns.OPEN_BY_AGE + 1, 900);
        billed("2025-03-01");
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-31T12:00:00Z");
        pass();
        assertThat(latest("receivables.age.0-30@1|NORTH|0d|MATURED").value()).isEqualTo(900);
        tick(0, 1, "2025-04-02T12:00:00Z");
        pass();
        for (String place : List.of("NORTH", "NORTH/PAYER=MEDICARE", "ALL")) {
            assertThat(latest("receivables.age.0-30@1|" + place + "|0d|MATURED").value())
                    .isZero();
            assertThat(latest("receivables.age.31-60@1|" + place + "|0d|MATURED")
                            .value())
                    .isEqualTo(900);
            assertThat(latest("receivables.age.120+@1|" + place + "|0d|MATURED").value())
                    .isZero();
        }
    }

    private void patients(String place, String date, long count) {
        send(distinct(place, date, Columns.PATIENT_DAYS, count));
    }

    private void repeats(String place, String date, long step) {
        send(distinct(place, date, Columns.PATIENT_REPEATS, step));
    }

    private void balance(String date, int column, long step) {
        money(MeasureGroup.BALANCE, date, column, step);
    }

    private void billed(String date) {
        money(MeasureGroup.CLAIM, date, Columns.BILLED, 1);
    }

    private void money(MeasureGroup group, String date, int column, long amount) {
        send(new Contribution(
                group, "NORTH", day(date), "5W", "dr", "MEDICARE", "75-84", new int[] {column}, new long[] {amount}));
    }
}
