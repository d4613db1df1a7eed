package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.event.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The measure of unplanned readmissions on Synthea's stays, whose reasons are put into ICD-10, as its importer leaves them in
 * SNOMED. Overlapping stays and long courses of chemotherapy are the traps of that set.
 */
class SyntheaReadmissionTest {
    @TempDir
    Path folder;

    @Test
    void shouldEqualSqlWhenReasonsOfStaysAreCoded() throws Exception {
        Path tables =
                Path.of(System.getProperty("wardwatch.data", "../shared/data")).resolve("synthea");
        assumeThat(tables)
                .as("the folder of Synthea's tables, absent here, so this test is skipped")
                .matches(Files::isDirectory);
        Path events = folder.resolve("coded.jsonl");
        SqlOracle.writeCodedSynthea(tables, events);
        keepWithoutNulls(events);

        Summary summary = Replays.of(folder.resolve("out"), events).run();

        assertThat(summary.counts().rejected()).isZero();
        try (SqlOracle oracle = SqlOracle.of(
                "oracle-1-events.sql",
                events,
                SqlOracle.Stated.of(List.of()),
                Event.instant(summary.horizon().clock()),
                false)) {
            oracle.compare(folder.resolve("out").resolve(ReplayFiles.KPIS), 1);

            assertThat(oracle.differences()).isEmpty();
            for (String reason : List.of("OVERLAPPING_STAY", "CANCER_TREATMENT", "UNDER_AGE", "DIED")) {
                assertThat(oracle.number(
                                "SELECT count(*) FROM index_stay WHERE list_contains(reasons, '" + reason + "')"))
                        .as(reason)
                        .isPositive();
            }
            assertThat(oracle.number("SELECT count(*) FROM index_stay WHERE rule = 'ALWAYS_PLANNED_PROCEDURE'"))
                    .isPositive();
            assertThat(oracle.number("SELECT count(*) FROM compared WHERE skpi = ekpi AND kpi LIKE '%.unplanned%'"
                            + " AND coalesce(sd, 0) > 0"))
                    .isGreaterThan(100);
        }
    }

    /** A field that is absent is not written as null. */
    private static void keepWithoutNulls(Path events) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(events)) {
            lines.add(line.replaceAll(",\"[a-zA-Z]+\":null", ""));
        }
        Files.write(events, lines);
    }
}
