package io.wardwatch.backtest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB, which shares no code with the writer, reads back what was written. */
final class ParquetFileTest {
    private static final List<Column> COLUMNS = List.of(
            Column.text("t"),
            Column.number("n"),
            Column.decimal("d"),
            Column.flag("f"),
            Column.day("day"),
            Column.time("moment"));
    /** More than one group of rows, the last one short. */
    private static final int ROWS = 150_001;

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackEveryValueWhenThereAreSeveralGroups() throws Exception {
        Path file = folder.resolve("all.parquet");
        try (ParquetFile out = new ParquetFile(file, COLUMNS)) {
            for (int i = 0; i < ROWS; i++) {
                if (i % 7 == 0) {
                    out.absent();
                } else {
                    out.text("wörd " + i % 1_000);
                }
                out.number(i % 2 == 0 ? i : -i);
                if (i % 3 == 0) {
                    out.absent();
                } else {
                    out.decimal(i / 3.0);
                }
                out.flag(i % 5 == 0);
                out.number(20_000 + i % 10);
                out.number(1_700_000_000_000_000L + i);
                out.end();
            }
        }

        String wrong = "SELECT count(*) FROM (SELECT *, row_number() OVER () - 1 AS i FROM '" + file + "') WHERE"
                + " t IS DISTINCT FROM CASE WHEN i % 7 = 0 THEN NULL ELSE 'wörd ' || (i % 1000) END"
                + " OR n <> CASE WHEN i % 2 = 0 THEN i ELSE -i END"
                + " OR d IS DISTINCT FROM CASE WHEN i % 3 = 0 THEN NULL ELSE i / 3.0::DOUBLE END"
                + " OR f <> (i % 5 = 0)"
                + " OR day <> DATE '1970-01-01' + (20000 + i % 10)::INTEGER"
                + " OR moment <> make_timestamptz(1700000000000000 + i)";
        assertThat(number("SELECT count(*) FROM '" + file + "'")).isEqualTo(ROWS);
        assertThat(number(wrong)).isZero();
    }

    @Test
    void shouldReadBackWhenAColumnIsAbsentThroughoutOrTheTableEmpty() throws Exception {
        Path empty = folder.resolve("empty.parquet");
        new ParquetFile(empty, COLUMNS).close();
        Path absent = folder.resolve("absent.parquet");
        try (ParquetFile out = new ParquetFile(absent, List.of(Column.text("t"), Column.number("n")))) {
            out.absent();
            out.absent();
            out.end();
        }

        assertThat(number("SELECT count(*) FROM '" + empty + "'")).isZero();
        assertThat(number("SELECT count(*) FROM '" + absent + "' WHERE t IS NULL AND n IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseARowThatIsShortOfAValue() throws Exception {
        try (ParquetFile out = new ParquetFile(folder.resolve("short.parquet"), COLUMNS)) {
            out.text("alone");

            assertThatThrownBy(out::end).isInstanceOf(IllegalStateException.class);
        }
    }

    private static long number(String query) throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = db.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
