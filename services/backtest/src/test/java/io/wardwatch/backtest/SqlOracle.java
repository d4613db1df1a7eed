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

/**
 * Recomputes every KPI of day T from event files in SQL, and compares with a {@code kpi.csv}. The SQL stands in resource files
 * and shares nothing with the engine but the published definitions.
 */
final class SqlOracle implements AutoCloseable {
    private static final int DIFFERENCES_SHOWN = 20;

    private final Connection connection;

    private SqlOracle(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param loader the resource that loads the files into the table of events
     * @param slices whether facilities are split by unit, provider, payer and age group
     */
    static SqlOracle of(String loader, Path file, List<Facility> facilities, Instant clock, boolean slices)
            throws SQLException, IOException {
        SqlOracle oracle = new SqlOracle(DriverManager.getConnection("jdbc:duckdb:"));
        oracle.run("CREATE TABLE facility(code VARCHAR, zone VARCHAR)");
        try (PreparedStatement insert = oracle.connection.prepareStatement("INSERT INTO facility VALUES (?, ?)")) {
            for (Facility facility : facilities) {
                insert.setString(1, facility.code());
                insert.setString(2, facility.zone().getId());
                insert.execute();
            }
        }
        oracle.run("SET memory_limit = '1GB'");
        oracle.run("SET VARIABLE files = " + quoted(file));
        oracle.run("SET VARIABLE slices = " + slices);
        oracle.run("SET VARIABLE clock = '" + clock + "'");
        oracle.run(resource(loader));
        oracle.run(resource("oracle-2-facts.sql"));
        oracle.run(resource("oracle-2-money.sql"));
        oracle.run(resource("oracle-3-kpis.sql"));
        oracle.run(resource("oracle-3-money.sql"));
        return oracle;
    }

    void compare(Path kpiFile, long minN) throws SQLException, IOException {
        run("SET VARIABLE scores = " + quoted(kpiFile.resolveSibling(ReplayFiles.SCORES)));
        run(resource("oracle-3-patients.sql"));
        run("SET VARIABLE kpi = " + quoted(kpiFile));
        run("SET VARIABLE min_n = " + minN);
        run(resource("oracle-4-compare.sql"));
    }

    /** What differs, as rows of text; at most a few of them. */
    List<String> differences() throws SQLException {
        List<String> rows = rows("SELECT * FROM mismatch ORDER BY ALL LIMIT " + DIFFERENCES_SHOWN);
        rows.addAll(rows("SELECT * FROM bounds_mismatch ORDER BY ALL LIMIT " + DIFFERENCES_SHOWN));
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
