package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 55,500-row table: every row accounted for, and its KPIs equal to SQL's. Skipped where the table is absent. */
final class HealthInsightsTest {
    private static final long ROWS = 55_500;
    private static final long DUPLICATE_ROWS = 534;
    private static final long NEGATIVE_BILLS = 108;
    private static final long PATIENTS = 48_896;

    @TempDir
    Path folder;

    @Test
    void shouldAccountForEveryRowAndEqualSqlWhenTableIsReplayed() throws Exception {
        Path table = Path.of(System.getProperty("wardwatch.data", "../shared/data"))
                .resolve("healthinsights/healthcare_dataset.csv.gz");
        assumeThat(table)
                .as("the 55,500-row table, absent here, so this test is skipped")
                .exists();

        Summary summary = Replays.of(folder.resolve("out"), table)
                .format(ReplayConfig.Format.HEALTHINSIGHTS)
                .run();

        assertThat(summary.rows()).isEqualTo(ROWS);
        assertThat(summary.counts().in()).isEqualTo(ROWS * 3);
        assertThat(summary.rejectedByReason()).isEqualTo(Map.of(RejectionReason.NEGATIVE_AMOUNT, NEGATIVE_BILLS));
        assertThat(summary.sizes().patients()).isEqualTo(PATIENTS);
        // A negative bill that comes twice is refused twice, and so is no duplicate.
        assertThat(summary.counts().duplicate()).isBetween(DUPLICATE_ROWS * 3 - NEGATIVE_BILLS, DUPLICATE_ROWS * 3);
        try (SqlOracle oracle = SqlOracle.of(
                "oracle-1-healthinsights.sql",
                table,
                SqlOracle.Stated.of(List.of()),
                Event.instant(summary.horizon().clock()),
                false)) {
            oracle.compare(folder.resolve("out").resolve(ReplayFiles.KPIS), 1);

            assertThat(oracle.differences()).isEmpty();
            assertThat(oracle.number("SELECT count(*) FROM compared WHERE skpi = ekpi AND coalesce(sn, sd) > 0"))
                    .isGreaterThan(100_000);
        }
    }
}
