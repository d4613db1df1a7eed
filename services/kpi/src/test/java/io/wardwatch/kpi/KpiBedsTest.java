package io.wardwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.formats.Control;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What {@code kpi} makes of the beds that the control topic tells of. */
final class KpiBedsTest extends FedTopology {
    @Test
    void shouldKnowHowManyBedsAreStaffedFromTheControlTopic() {
        send(census("NORTH", "2025-02-27", 4));
        send(census("SOUTH", "2025-02-27", 4));
        control.pipeInput(null, controlWire.toWire(new Control.Known(new Facility("NORTH", ZoneId.of("UTC"), 10))));
        tick(0, 1, "2025-03-02T12:00:00Z");
        pass();

        KpiValue occupancy = latest("occupancy@1|NORTH|7d|MATURED");
        assertThat(occupancy.value()).as("4 of 10 since the first day").isEqualTo(0.4);
        assertThat(occupancy.sum()).as("the day that runs included").isEqualTo(40_000);
        assertThat(latest("occupancy@1|SOUTH|7d|UNAVAILABLE").missingFamily()).isEqualTo("facility.beds");
        assertThat(latest("occupancy@1|ALL|7d|UNAVAILABLE").missingFamily()).isEqualTo("facility.beds");
    }

    private static Contribution census(String facility, String day, long patients) {
        return new Contribution(
                MeasureGroup.CENSUS,
                facility,
                day(day),
                "5W",
                "dr",
                "MEDICARE",
                "75-84",
                new int[] {Columns.OCCUPIED},
                new long[] {patients});
    }
}
