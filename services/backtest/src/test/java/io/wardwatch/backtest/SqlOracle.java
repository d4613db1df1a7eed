package io.wardwatch.backtest;

import io.wardwatch.core.event.Facility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes every KPI of day T from event files in SQL, and compares with a {@code kpi.csv}. The SQL stands in resource files
 * and shares nothing with the engine but the published definitions.
 */
final class SqlOracle implements AutoCloseable {
    private static final int DIFFERENCES_SHOWN = 20;
    /** The lists that ship, as files that SQL reads itself. */
    private static final Path VALUE_SETS = Path.of("../core/src/main/resources/io/wardwatch/core/readmission/excerpt");

    private final Connection connection;

    private SqlOracle(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param loader the resource that loads the files into the table of events
     * @param stated facilities, and what else no event says
     * @param slices whether facilities are split by unit, provider, payer and age group
     */
    static SqlOracle of(String loader, Path file, Stated stated, Instant clock, boolean slices)
            throws SQLException, IOException {
        SqlOracle oracle = new SqlOracle(DriverManager.getConnection("jdbc:duckdb:"));
        oracle.run("CREATE TABLE facility(code VARCHAR, zone VARCHAR)");
        try (PreparedStatement insert = oracle.connection.prepareStatement("INSERT INTO facility VALUES (?, ?)")) {
            for (Facility facility : stated.facilities) {
                insert.setString(1, facility.code());
                insert.setString(2, facility.zone().getId());
                insert.execute();
            }
        }
        oracle.run(
                "CREATE TABLE drg_table(drg VARCHAR, year INTEGER, length DOUBLE, mortality DOUBLE, readmission DOUBLE)");
        oracle.run("CREATE TABLE capacity(facility VARCHAR, what VARCHAR, name VARCHAR, perDay BIGINT)");
        oracle.state(stated);
        oracle.run("SET memory_limit = '1GB'");
        oracle.run("SET VARIABLE files = " + quoted(file));
        oracle.run("SET VARIABLE slices = " + slices);
        oracle.run("SET VARIABLE clock = '" + clock + "'");
        oracle.run(resource(loader));
        oracle.run(resource("oracle-2-facts.sql"));
        oracle.run(resource("oracle-2-money.sql"));
        oracle.run("SET VARIABLE value_sets = " + quoted(VALUE_SETS));
        oracle.run(resource("oracle-2-readmission.sql"));
        oracle.run(resource("oracle-3-kpis.sql"));
        oracle.run(resource("oracle-3-readmission.sql"));
        oracle.run(resource("oracle-3-beds.sql"));
        oracle.run(resource("oracle-3-money.sql"));
        return oracle;
    }

    /** What no event says; the files are read by SQL itself, and are empty where there are none. */
    record Stated(List<Facility> facilities, Optional<Path> drgs, Optional<Path> staffing) {
        static Stated of(List<Facility> facilities) {
            return new Stated(facilities, Optional.empty(), Optional.empty());
        }
    }

    private void state(Stated stated) throws SQLException {
        for (Facility facility : stated.facilities) {
            if (facility.beds() > 0) {
                run("INSERT INTO capacity VALUES ('" + facility.code() + "', 'beds', '', " + facility.beds() * 1_000L
                        + ")");
            }
        }
        if (stated.drgs.isPresent()) {
            run("INSERT INTO drg_table SELECT drg, year, geometric_mean, mortality, readmission_30d FROM read_csv("
                    + quoted(stated.drgs.get()) + ", header = true, types = {'drg': 'VARCHAR'})");
        }
        if (stated.staffing.isPresent()) {
            run("INSERT INTO capacity SELECT facility, CASE WHEN unit IS NULL THEN 'days' ELSE 'beds' END,"
                    + " coalesce(unit, provider), round(perDay * 1000)::BIGINT FROM read_csv("
                    + quoted(stated.staffing.get()) + ", header = true)");
        }
    }

    /** Synthea's stays as plain events in {@code file}, with their reasons and procedures in ICD-10. */
    static void writeCodedSynthea(Path tables, Path file) throws SQLException, IOException {
        try (SqlOracle oracle = new SqlOracle(DriverManager.getConnection("jdbc:duckdb:"))) {
            oracle.run("SET memory_limit = '1GB'");
            oracle.run("SET VARIABLE files = " + quoted(tables));
            oracle.run(resource("oracle-1-synthea.sql"));
            oracle.run(resource("synthea-coded.sql").replace("'CODED'", quoted(file)));
        }
    }

    void compare(Path kpiFile, long minN) throws SQLException, IOException {
        run("SET VARIABLE scores = " + quoted(kpiFile.resolveSibling(ReplayFiles.SCORES)));
        run(resource("oracle-3-patients.sql"));
        run(resource("oracle-3-index.sql"));
        run("SET VARIABLE kpi = " + quoted(kpiFile));
        run("SET VARIABLE min_n = " + minN);
        run(resource("oracle-4-compare.sql"));
        run("SET VARIABLE stays = " + quoted(kpiFile.resolveSibling(ReplayFiles.STAYS)));
        run(resource("oracle-4-stays.sql"));
    }

    /** What differs, as rows of text; at most a few of them. */
    List<String> differences() throws SQLException {
        List<String> rows = rows("SELECT * FROM mismatch ORDER BY ALL LIMIT " + DIFFERENCES_SHOWN);
        rows.addAll(rows("SELECT * FROM bounds_mismatch ORDER BY ALL LIMIT " + DIFFERENCES_SHOWN));
        rows.addAll(rows("SELECT * FROM stay_mismatch ORDER BY facility, encounterId, who LIMIT " + DIFFERENCES_SHOWN));
        return rows;
    }

    /** The single number that {@code query} gives. */
    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String cell = result.getString(i);
                    if (cell != null) {
                        cells.add(result.getMetaData().getColumnLabel(i) + "=" + cell);
                    }
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SqlOracle.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
