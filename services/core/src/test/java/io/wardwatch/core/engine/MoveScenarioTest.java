package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.MERGED;
import static io.wardwatch.core.scenario.MergeEvents.all;
import static io.wardwatch.core.scenario.MergeEvents.claim;
import static io.wardwatch.core.scenario.MergeEvents.identity;
import static io.wardwatch.core.scenario.MergeEvents.moved;
import static io.wardwatch.core.scenario.MergeEvents.stay;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Charts;
import io.wardwatch.core.scenario.EventBuilder;
import org.junit.jupiter.api.Test;

/** Visits that turn out to be another patient's. */
class MoveScenarioTest {
    private static final PatientKey B = EventBuilder.PATIENT;
    private static final PatientKey A = new PatientKey(1, 1);
    private static final PatientKey C = new PatientKey(3, 3);

    private static long readmissions(Charts charts) {
        return charts.sum(MeasureGroup.DISCHARGE, Columns.READMITTED + 1);
    }

    @Test
    void shouldMoveAVisitWithItsClaims() {
        Charts charts = Charts.of(all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                stay(A, "V2", "2025-03-15", "2025-03-17"),
                claim(A, "C1", "V2"),
                moved(A, "V2", B, "2025-03-20")));

        assertThat(charts.staysOf(A)).hasSize(1);
        assertThat(charts.staysOf(B)).hasSize(1);
        assertThat(readmissions(charts)).isZero();
        assertThat(charts.sum(MeasureGroup.CLAIM, 0)).isOne();
    }

    @Test
    void shouldFollowAMovedVisitToWhereItsNewPatientIsMerged() {
        EventBuilder[] care = all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                stay(A, "V2", "2025-03-15", "2025-03-17"),
                stay(C, "V3", "2025-03-20", "2025-03-22"));
        Charts charts = Charts.of(all(care, moved(A, "V2", B, "2025-03-25"), identity(MERGED, B, C, "2025-03-26")));
        Charts reversed = Charts.of(all(care, identity(MERGED, B, C, "2025-03-25"), moved(A, "V2", B, "2025-03-26")));

        assertThat(charts.staysOf(C)).hasSize(2);
        assertThat(charts.staysOf(A)).hasSize(1);
        assertThat(reversed.holds.cells).isEqualTo(charts.holds.cells);
    }

    @Test
    void shouldMoveAVisitBack() {
        EventBuilder[] care = all(stay(A, "V1", "2025-03-01", "2025-03-05"), stay(A, "V2", "2025-03-15", "2025-03-17"));
        Charts never = Charts.of(care);
        Charts back = Charts.of(all(care, moved(A, "V2", B, "2025-03-20"), moved(B, "V2", A, "2025-03-30")));

        assertThat(back.holds.cells).isEqualTo(never.holds.cells);
        assertThat(back.holds.scores).isEqualTo(never.holds.scores);
        assertThat(back.holds.stays).isEqualTo(never.holds.stays);
    }
}
