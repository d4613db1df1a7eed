package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.simulator.SimulationConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event files of Parquet, as DuckDB writes them: read to the same events as the lines that they were made of. */
final class ParquetEventsTest {
    private static final SimulationConfig NETWORK = SimulationConfig.of(7, 120);
    private static final String TYPED = """
            CREATE TABLE typed (type ENUM ('admission', 'discharge'), eventId UUID, patientId TEXT, encounterId TEXT,
              facility TEXT, occurredAt TIMESTAMPTZ, recordedAt TIMESTAMP_MS, birthDate DATE, class TEXT, drgWeight DECIMAL(9,4),
              planned BOOLEAN, sequence UINTEGER, labs MAP(TEXT, DOUBLE), diagnoses STRUCT(code TEXT, "rank" TINYINT)[],
              disposition TEXT);
            INSERT INTO typed VALUES
              ('admission', '00000000-0000-0000-0000-0000000000e1', 'P1', 'V1', 'NORTH', '2025-03-01T08:15:00+02:00',
               '2025-03-01T06:16:00.250', '1950-02-03', 'INPATIENT', NULL, true, 3000000000, MAP {'sodiumMmoll': 140.0},
               [{code: 'I50.9', "rank": 1}, {code: 'E11.9', "rank": NULL}], NULL),
              ('discharge', '00000000-0000-0000-0000-0000000000e2', 'P1', 'V1', 'NORTH', '2025-03-05T14:00:00Z',
               '2025-03-05T14:00:00', NULL, NULL, 1.25, NULL, NULL, NULL, NULL, '01');
            """;
    private static final List<String> SAME = List.of("""
            {"type":"admission","eventId":"00000000-0000-0000-0000-0000000000e1","patientId":"P1","encounterId":"V1",\
            "facility":"NORTH","occurredAt":"2025-03-01T06:15:00Z","recordedAt":"2025-03-01T06:16:00.250Z",\
            "birthDate":"1950-02-03","class":"INPATIENT","planned":true,"sequence":3000000000,"labs":{"sodiumMmoll":140},\
            "diagnoses":[{"code":"I50.9","rank":1},{"code":"E11.9"}]}""", """
            {"type":"discharge","eventId":"00000000-0000-0000-0000-0000000000e2","patientId":"P1","encounterId":"V1",\
            "facility":"NORTH","occurredAt":"2025-03-05T14:00:00Z","recordedAt":"2025-03-05T14:00:00Z","drgWeight":1.25,\
            "disposition":"01"}""");

    @TempDir
    static Path shared;

    private static Path lines;
    private static Summary ofLines;

    @TempDir
    Path folder;

    @BeforeAll
    static void readLines() throws Exception {
        List<String> history = SimulatedHistory.lines(NETWORK, 200).stream()
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .toList();
        lines = SimulatedHistory.write(shared.resolve("events.jsonl"), history);
        ofLines = Replays.of(shared.resolve("of-lines"), lines)
                .at(NETWORK.facilities())
                .run();
        assertThat(ofLines.counts().applied()).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "lz4_raw", "uncompressed"})
    void shouldSayTheSameOfAFileThatDuckDbMadeOfTheLines(String codec) throws Exception {
        Path file = folder.resolve("events.parquet");
        sql("COPY (SELECT * FROM read_json_auto('" + lines + "')) TO '" + file + "' (COMPRESSION " + codec
                + ", ROW_GROUP_SIZE 2048)");

        Summary summary =
                Replays.of(folder.resolve("out"), file).at(NETWORK.facilities()).run();

        assertThat(summary.hashes()).isEqualTo(ofLines.hashes());
        assertThat(summary.counts()).isEqualTo(ofLines.counts());
    }

    /** Of texts that all end in Z, to the second, DuckDB makes timestamps that are not marked as UTC. */
    @Test
    void shouldTakeTimestampsAsUtcWhereverTheFacilityIs() throws Exception {
        Path same = SimulatedHistory.write(
                folder.resolve("same.jsonl"),
                Files.readAllLines(lines).stream()
                        .filter(line -> !line.matches(".*:[0-9]{2}\\.[0-9]+Z.*"))
                        .limit(500)
                        .toList());
        Path file = folder.resolve("same.parquet");
        sql("COPY (SELECT * FROM read_json_auto('" + same + "')) TO '" + file + "'");

        Summary summary =
                Replays.of(folder.resolve("out"), file).at(NETWORK.facilities()).run();

        assertThat(NETWORK.facilities()).noneMatch(each -> each.zone().getId().equals("UTC"));
        assertThat(type(file, "occurredAt")).isEqualTo("TIMESTAMP");
        assertThat(summary.hashes())
                .isEqualTo(Replays.of(folder.resolve("plain"), same)
                        .at(NETWORK.facilities())
                        .run()
                        .hashes());
    }

    @Test
    void shouldReadColumnsByTheirLogicalTypes() throws Exception {
        Path file = folder.resolve("typed.parquet");
        sql("SET TimeZone = 'UTC'", TYPED, "COPY typed TO '" + file + "'");
        Path plain = Files.write(folder.resolve("typed.jsonl"), SAME);

        Summary summary = Replays.of(folder.resolve("typed"), file).run();

        assertThat(Files.readString(folder.resolve("typed/rejected.jsonl"))).isEmpty();
        assertThat(summary.counts().applied()).isEqualTo(2);
        assertThat(summary.hashes())
                .isEqualTo(Replays.of(folder.resolve("plain"), plain).run().hashes());
    }

    @Test
    void shouldRefuseABadRowAloneWithItsPlace() throws Exception {
        Path file = folder.resolve("bad.parquet");
        sql(
                "SET TimeZone = 'UTC'",
                TYPED,
                "COPY (SELECT * FROM typed UNION ALL BY NAME SELECT 'admission' AS type, 'P2' AS patientId, 1 AS shoeSize)"
                        + " TO '" + file + "'");

        Summary summary = Replays.of(folder.resolve("out"), file).run();

        assertThat(summary.counts().applied()).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("out/rejected.jsonl")))
                .singleElement()
                .asString()
                .contains("bad.parquet:3", "UNKNOWN_FIELD", "shoeSize");
        assertThat(summary.endedEarly()).isEmpty();
    }

    @Test
    void shouldReadAColumnOfJsonAndRefuseWhatIsNoneOrTooDeep() throws Exception {
        Path file = folder.resolve("json.parquet");
        String deep = "repeat('[', 1000) || repeat(']', 1000)";
        sql("COPY (SELECT 'admission' AS type, 'e' || i AS eventId, 'P' || i AS patientId, 'V' || i AS encounterId,"
                + " 'NORTH' AS facility, '2025-03-01T08:15:00Z' AS occurredAt,"
                + " CASE i WHEN 1 THEN '{\"sodiumMmoll\":140}' WHEN 2 THEN " + deep
                + " ELSE '\"text\"' END::VARCHAR::JSON AS labs FROM range(1, 4) t(i)) TO '" + file
                + "'");

        Summary summary = Replays.of(folder.resolve("out"), file).run();

        assertThat(summary.counts().applied()).isEqualTo(1);
        assertThat(summary.rejectedByReason().toString()).contains("TOO_DEEP=1", "INVALID_VALUE=1");
    }

    @Test
    void shouldNameTheCodecWhenItIsNotRead() throws Exception {
        Path file = folder.resolve("events.parquet");
        sql("COPY (SELECT * FROM read_json_auto('" + lines + "')) TO '" + file + "' (COMPRESSION brotli)");

        Summary summary = Replays.of(folder.resolve("out"), file).run();

        assertThat(summary.endedEarly()).singleElement().asString().contains("BROTLI, which is not read");
        assertThat(summary.counts().in()).isEqualTo(1);
    }

    @Test
    void shouldCountADamagedFileAsOneThatBreaksOffWhereverTheDamageIs() throws Exception {
        Path whole = folder.resolve("whole.parquet");
        sql("COPY (SELECT * FROM read_json_auto('" + lines + "') LIMIT 3000) TO '" + whole + "' (ROW_GROUP_SIZE 2048)");
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {4, 11, bytes.length / 2, bytes.length - 1}) {
            Path cut = Files.write(folder.resolve("cut" + length), Arrays.copyOf(bytes, length));

            Summary summary = Replays.of(folder.resolve("out" + length), cut).run();

            assertThat(summary.endedEarly()).singleElement().asString().contains("no readable footer");
        }
        for (int at = 100; at < bytes.length; at += bytes.length / 12) {
            byte[] damaged = bytes.clone();
            Arrays.fill(damaged, at, Math.min(at + 64, damaged.length), (byte) 0xFF);
            Path file = Files.write(folder.resolve("damaged" + at), damaged);

            Summary summary = Replays.of(folder.resolve("of" + at), file).run();

            assertThat(summary.counts().in())
                    .isEqualTo(summary.counts().applied()
                            + summary.counts().duplicate()
                            + summary.counts().rejected());
        }
    }

    private static String type(Path file, String column) throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = db.createStatement();
                ResultSet row = sql.executeQuery("SELECT typeof(" + column + ") FROM '" + file + "' LIMIT 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void sql(String... statements) throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = db.createStatement()) {
            for (String each : statements) {
                sql.execute(each);
            }
        }
    }
}
