package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.formats.TableAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of Synthea's tables: every row accounted for, and counts, sums and KPIs equal to SQL's. Skipped where it is absent. */
final class SyntheaTest {
    /** What a row of each outcome makes; what has no line here makes none. */
    private static final Map<String, Integer> RECORDS = Map.of(
            "inpatient", 2,
            "emergency", 2,
            "death", 1,
            "submitted", 1,
            "chargeToPatient", 1,
            "insurerPaid", 1,
            "patientPaid", 1,
            "copay", 2,
            "transferToPatient", 1);

    @TempDir
    Path folder;

    @Test
    void shouldAccountForEveryRowAndEqualSqlWhenFolderIsReplayed() throws Exception {
        Path tables =
                Path.of(System.getProperty("wardwatch.data", "../shared/data")).resolve("synthea");
        assumeThat(tables)
                .as("the folder of Synthea's tables, absent here, so this test is skipped")
                .matches(Files::isDirectory);

        Summary summary = Replays.of(folder.resolve("out"), tables)
                .format(ReplayConfig.Format.SYNTHEA)
                .run();

        assertThat(summary.counts().rejected()).isZero();
        assertThat(summary.counts().duplicate()).isZero();
        try (SqlOracle oracle = SqlOracle.of(
                "oracle-1-synthea.sql",
                tables,
                SqlOracle.Stated.of(List.of()),
                Event.instant(summary.horizon().clock()),
                false)) {
            assertThat(outcomes(summary)).isEqualTo(outcomes(oracle));
            assertRecords(summary);
            assertLedgers(oracle);
            assertThat(summary.findingsByCode().get("OVERLAPPING_STAYS")).isEqualTo(oracle.number("""
                    SELECT count(*) FROM (
                        SELECT START < max(STOP) OVER (PARTITION BY PATIENT ORDER BY START, STOP
                                                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS over
                        FROM encounter WHERE ENCOUNTERCLASS = 'inpatient') WHERE over"""));
            assertThat(summary.findingsByCode()).doesNotContainKeys("MONEY_WITHOUT_CLAIM", "MIXED_CURRENCY");

            oracle.compare(folder.resolve("out").resolve(ReplayFiles.KPIS), 1);

            assertThat(oracle.differences()).isEmpty();
            assertThat(oracle.number("SELECT count(*) FROM compared WHERE skpi = ekpi AND coalesce(sn, sd) > 0"))
                    .isGreaterThan(1_000);
        }
    }

    /** {@code table/outcome} and its rows, as the replay counted them. */
    private static Map<String, Long> outcomes(Summary summary) {
        Map<String, Long> rows = new TreeMap<>();
        for (TableAccount table : summary.tables()) {
            table.outcomes().forEach((name, outcome) -> rows.put(table.table() + "/" + name, outcome.rows()));
        }
        return rows;
    }

    private static Map<String, Long> outcomes(SqlOracle oracle) throws Exception {
        return oracle.rows("""
                SELECT 'payers/known' AS name, count(*) AS n FROM payer
                UNION ALL SELECT 'patients/known', count(*) FROM patient
                UNION ALL SELECT 'claims/submitted', count(*) FROM claim
                UNION ALL SELECT 'encounters/' || CASE WHEN ENCOUNTERCLASS IN ('inpatient', 'emergency') THEN ENCOUNTERCLASS
                                                       WHEN CODE = '308646001' THEN 'death'
                                                       ELSE 'skipped.' || ENCOUNTERCLASS END, count(*)
                FROM encounter GROUP BY ALL
                UNION ALL SELECT 'claims_transactions/' || CASE
                              WHEN TYPE = 'CHARGE' AND TRANSFERTYPE = 'p' THEN 'chargeToPatient'
                              WHEN TYPE = 'CHARGE' THEN 'charge'
                              WHEN TYPE = 'TRANSFEROUT' THEN 'transferOut'
                              WHEN TYPE = 'TRANSFERIN' AND TRANSFERTYPE = 'p' THEN 'transferToPatient'
                              WHEN TYPE = 'TRANSFERIN' THEN 'transferToInsurer'
                              WHEN METHOD = 'ECHECK' THEN 'insurerPaid'
                              WHEN METHOD = 'COPAY' THEN 'copay'
                              ELSE 'patientPaid' END, count(*)
                FROM ledger GROUP BY ALL""").stream()
                .map(row -> row.split("[ =]"))
                .collect(Collectors.toMap(
                        cells -> cells[1], cells -> Long.valueOf(cells[3]), (one, other) -> one, TreeMap::new));
    }

    private static void assertRecords(Summary summary) {
        long records = 0;
        for (TableAccount table : summary.tables()) {
            table.outcomes().forEach((name, outcome) -> assertThat(outcome.records())
                    .as(name)
                    .isEqualTo(outcome.rows() * RECORDS.getOrDefault(name, 0)));
            records += table.records();
        }
        assertThat(summary.counts().in()).isEqualTo(records);
        assertThat(summary.counts().applied()).isEqualTo(records);
    }

    /** What the replay took as balanced is so in SQL, too. */
    private static void assertLedgers(SqlOracle oracle) throws Exception {
        assertThat(oracle.number("""
                SELECT count(*) FROM claim c JOIN (
                    SELECT CLAIMID,
                           sum(CASE WHEN TYPE = 'CHARGE' THEN cents(AMOUNT) ELSE 0 END)
                               - sum(CASE WHEN TYPE = 'PAYMENT' THEN cents(PAYMENTS) ELSE 0 END)
                               - sum(CASE WHEN TYPE = 'ADJUSTMENT' THEN cents(ADJUSTMENTS) ELSE 0 END) AS owed,
                           sum(CASE WHEN TYPE = 'TRANSFEROUT' THEN cents(TRANSFERS) ELSE 0 END)
                               - sum(CASE WHEN TYPE = 'TRANSFERIN' THEN cents(AMOUNT) ELSE 0 END) AS moved
                    FROM ledger GROUP BY CLAIMID) l ON l.CLAIMID = c.Id
                WHERE moved = 0 AND owed = cents(coalesce(OUTSTANDING1, '0')) + cents(coalesce(OUTSTANDING2, '0'))
                                           + cents(coalesce(OUTSTANDINGP, '0'))""")).isEqualTo(oracle.number("SELECT count(*) FROM claim"));
    }
}
