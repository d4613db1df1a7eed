package io.wardwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.formats.Control;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** When a day closes, and when a value is published, held back, restated and withdrawn. */
final class KpiDaysTest extends FedTopology {
    @Test
    void shouldSayNothingBeforeEveryPartitionOfRiskHasSpoken() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 2, "2025-03-02T12:00:00Z");
        pass();
        assertThat(published).isEmpty();
        tick(1, 2, "2025-03-02T09:00:00Z");
        pass();
        assertThat(latest(WEEK).asOf()).as("closed by both partitions").isEqualTo(day("2025-03-01"));
    }

    @Test
    void shouldCloseADayOnlyOnceTheSlowestPartitionIsPastIt() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 2, "2025-03-02T12:00:00Z");
        tick(1, 2, "2025-03-01T23:00:00Z");
        pass();
        assertThat(latest("readmission.7d.crude@1|NORTH|7d|MATURED").asOf()).isEqualTo(day("2025-02-28"));
        tick(1, 2, "2025-03-02T05:59:59Z");
        pass();
        assertThat(latest("readmission.7d.crude@1|NORTH|7d|PROVISIONAL").asOf()).isEqualTo(day("2025-03-01"));
    }

    @Test
    void shouldCloseTheDayOfAFacilityInItsOwnZone() {
        control.pipeInput(
                null,
                controlWire.toWire(new Control.Known(new Facility("NORTH", ZoneId.of("America/Los_Angeles"), 10))));
        discharged("NORTH", "2025-03-01", 1);
        discharged("SOUTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        String matured = "readmission.7d.crude@1|%s|7d|MATURED";
        assertThat(latest(matured.formatted("NORTH")).asOf())
                .as("it is 04:00 there")
                .isEqualTo(day("2025-02-28"));
        assertThat(latest(matured.formatted("SOUTH")).asOf()).isEqualTo(day("2025-03-01"));
        assertThat(latest(matured.formatted("ALL")).asOf())
                .as("the network closes with its last facility")
                .isEqualTo(day("2025-02-28"));
        assertThat(latest(WEEK).asOf()).as("the day that runs there").isEqualTo(day("2025-03-01"));
    }

    @Test
    void shouldHoldBackChangesUntilTheIntervalIsOver() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        published.clear();
        discharged("NORTH", "2025-03-02", 1);
        discharged("NORTH", "2025-03-02", 1);
        fixture.advance(Duration.ofSeconds(9));
        read();
        assertThat(published).isEmpty();
        fixture.advance(Duration.ofSeconds(1));
        read();
        assertThat(published)
                .filteredOn(value -> value.key().equals(WEEK))
                .extracting(KpiValue::value)
                .containsExactly(3.0);
    }

    @Test
    void shouldPublishNothingAgainWhenNothingChanged() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        published.clear();
        discharged("NORTH", "2025-03-01", 1);
        discharged("NORTH", "2025-03-01", -1);
        tick(0, 1, "2025-03-02T13:00:00Z");
        pass();
        assertThat(published).isEmpty();
        assertThat(withdrawn).isEmpty();
    }

    @Test
    void shouldRestateAMaturedCohortWhenACorrectionComesLate() {
        discharged("NORTH", "2025-02-20", 2);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        published.clear();
        contribution("NORTH", "2025-02-20", Columns.READMITTED, 1);
        tick(0, 1, "2025-03-02T13:00:00Z");
        pass();
        assertThat(published)
                .filteredOn(value -> value.key().equals("readmission.7d.crude@1|NORTH|7d|MATURED"))
                .extracting(KpiValue::revision, KpiValue::earlierValue, KpiValue::value, KpiValue::restatedAt)
                .containsExactly(tuple(2, 0.0, 0.5, micros("2025-03-02T13:00:00Z")));
    }

    @Test
    void shouldWithdrawUnavailableRowsWhenTheirInputAppears() {
        discharged("NORTH", "2025-03-01", 1);
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();
        send(new Contribution(
                MeasureGroup.ADMISSION,
                "NORTH",
                day("2025-03-02"),
                "5W",
                "dr",
                "MEDICARE",
                "75-84",
                new int[] {Columns.ADMISSIONS},
                new long[] {1}));
        pass();
        assertThat(withdrawn).contains("admissions@1|NORTH|7d|UNAVAILABLE", "admissions@1|ALL|7d|UNAVAILABLE");
        assertThat(latest("admissions@1|NORTH|7d|MATURED").value()).isEqualTo(1);
    }
}
