package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayCommandTest {
    private static final String ADMISSION = "{\"type\":\"admission\",\"eventId\":\"e%d\",\"patientId\":\"P%d\","
            + "\"encounterId\":\"V%d\",\"facility\":\"NORTH\",\"occurredAt\":\"2025-03-01T08:00:00Z\"}%n";

    @TempDir
    Path folder;

    @Test
    void shouldWriteResultsWhenEventsAreReplayed() throws IOException {
        Path events = Files.writeString(folder.resolve("events.jsonl"), ADMISSION.formatted(1, 1, 1));

        assertThat(replay("--events", events.toString(), "--out", out())).isZero();

        assertThat(folder.resolve("out/summary.json")).content().contains("\"in\" : 1", "\"applied\" : 1");
        assertThat(folder.resolve("out/kpi.csv")).content().startsWith("kpi,definition,facility,");
    }

    @Test
    void shouldFailAndSayHowToMendWhenOutputFolderIsNotEmpty() throws IOException {
        Path events = Files.writeString(folder.resolve("events.jsonl"), ADMISSION.formatted(1, 1, 1));
        replay("--events", events.toString(), "--out", out());

        assertThat(replay("--events", events.toString(), "--out", out())).isEqualTo(1);
        assertThat(replay("--events", events.toString(), "--out", out(), "--overwrite"))
                .isZero();
    }

    @Test
    void shouldReadTheSameEventsAgainWhenResultsLieBesideThem() throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), ADMISSION.formatted(1, 1, 1));
        String both = folder.toString();
        assertThat(replay("--events", both, "--out", both, "--overwrite")).isZero();

        assertThat(replay("--events", both, "--out", both, "--overwrite")).isZero();

        assertThat(folder.resolve("summary.json")).content().contains("\"in\" : 1");
    }

    @Test
    void shouldFailWithItsResultsWrittenWhenFileBreaksOff() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream lines = new PrintStream(new GZIPOutputStream(bytes), false, StandardCharsets.UTF_8)) {
            for (int i = 0; i < 5_000; i++) {
                lines.printf(ADMISSION, i, i, i);
            }
        }
        Path events = folder.resolve("events.jsonl.gz");
        Files.write(events, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));

        assertThat(replay("--events", events.toString(), "--out", out())).isEqualTo(1);

        assertThat(folder.resolve("out/summary.json")).content().contains("\"endedEarly\" : [ \"" + events + ":");
    }

    @Test
    void shouldFailWhenABlockOfAnAvroFileIsDamaged() throws IOException {
        String feed = folder.resolve("feed").toString();
        Main.run("simulate", "--format", "avro", "--patients", "200", "--days", "30", "--out", feed);
        Path events = folder.resolve("feed/events.avro");
        byte[] bytes = Files.readAllBytes(events);
        bytes[bytes.length - 1] ^= 1;
        Files.write(events, bytes);

        assertThat(replay("--events", feed, "--out", out())).isEqualTo(1);

        assertThat(folder.resolve("out/summary.json")).content().contains("\"endedEarly\" : [ \"" + events + ":");
    }

    @Test
    void shouldFailAndNameTheColumnsWhenATableOfSyntheaLacksThem() throws IOException {
        Path tables = Files.createDirectory(folder.resolve("csv"));
        Files.writeString(tables.resolve("encounters.csv"), """
                Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,TOTAL_CLAIM_COST,REASONCODE
                e1,2024-01-01T08:00:00Z,2024-01-05T10:00:00Z,p1,NORTH,dr-1,pay1,inpatient,32485007,100.00,84114007
                """);
        Files.writeString(tables.resolve("claims.csv"), "Id,PATIENTID\nc1,p1\n");

        Said said = Said.by("replay", "--format", "synthea", "--events", tables.toString(), "--out", out());

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("claims.csv:1", "columns missing: PRIMARYPATIENTINSURANCEID, APPOINTMENTID");
        assertThat(folder.resolve("out/stays.csv")).content().contains("NORTH");
    }

    @Test
    void shouldFailWhenNoRecordIsAccepted() throws IOException {
        Path table = Files.writeString(folder.resolve("events.jsonl"), "code,zone,beds\nNORTH,UTC,10\n");

        assertThat(replay("--events", table.toString(), "--out", out())).isEqualTo(1);

        assertThat(folder.resolve("out/rejected.jsonl")).content().contains("events.jsonl:1", "events.jsonl:2");
    }

    @Test
    void shouldRefuseAsWrongUseWhenOptionMakesNoSense() throws IOException {
        Path events = Files.writeString(folder.resolve("events.jsonl"), ADMISSION.formatted(1, 1, 1));

        assertThat(replay("--events", events.toString())).isEqualTo(2);
        assertThat(replay("--events", events.toString(), "--out", out(), "--until", "soon"))
                .isEqualTo(2);
        assertThat(replay("--events", events.toString(), "--out", out(), "--until", "+999999999-12-31"))
                .isEqualTo(2);
        assertThat(replay("--events", events.toString(), "--out", out(), "--format", "xml"))
                .isEqualTo(2);
        assertThat(replay("--events", events.toString(), "--out", out(), "--threads", "0"))
                .isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private static int replay(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "replay";
        System.arraycopy(options, 0, args, 1, options.length);
        return Main.run(args);
    }
}
