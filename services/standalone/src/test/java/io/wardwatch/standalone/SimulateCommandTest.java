package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    @TempDir
    Path dir;

    @Test
    void shouldWriteEventsTruthAndFacilitiesWhenAsked() {
        assertThat(simulate("--patients", "40", "--days", "8")).isZero();

        assertThat(dir.resolve("out/events.jsonl.gz")).isNotEmptyFile();
        assertThat(dir.resolve("out/truth.jsonl")).exists();
        assertThat(dir.resolve("out/facilities.csv")).content().startsWith("code,zone,beds\nNORTH,");
    }

    @Test
    void shouldTakeTheNetworkFromAFileWhenNamed() throws IOException {
        Path network = Files.writeString(dir.resolve("mine.csv"), "code,zone,beds\nONLY,Europe/Vienna,12\n");

        assertThat(simulate("--patients", "40", "--days", "8", "--format", "avro", "--facilities", network.toString()))
                .isZero();

        assertThat(dir.resolve("out/events.avro")).isNotEmptyFile();
        assertThat(dir.resolve("out/facilities.csv")).hasContent("code,zone,beds\nONLY,Europe/Vienna,12\n");
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThat(simulate("--days", "0")).isEqualTo(2);
        assertThat(simulate("--patients", "0")).isEqualTo(2);
        assertThat(simulate("--poison", "2")).isEqualTo(2);
        assertThat(simulate("--format", "parquet")).isEqualTo(2);
        assertThat(simulate("--policy-change", "-1")).isEqualTo(2);
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void shouldReplaceAnEarlierHistoryOnlyWhenTold() throws IOException {
        assertThat(simulate("--patients", "40", "--days", "8")).isZero();
        byte[] earlier = Files.readAllBytes(dir.resolve("out/events.jsonl.gz"));

        assertThat(simulate("--patients", "50", "--days", "8")).isEqualTo(1);
        assertThat(dir.resolve("out/events.jsonl.gz")).hasBinaryContent(earlier);

        assertThat(simulate("--patients", "50", "--days", "8", "--overwrite")).isZero();
        assertThat(Files.readAllBytes(dir.resolve("out/events.jsonl.gz"))).isNotEqualTo(earlier);
    }

    @Test
    void shouldChangeNothingBeforeThePolicyDoes() throws IOException {
        assertThat(simulate("--patients", "40", "--days", "8")).isZero();
        byte[] never = Files.readAllBytes(dir.resolve("out/events.jsonl.gz"));

        assertThat(simulate("--patients", "40", "--days", "8", "--overwrite", "--policy-change", "8"))
                .isZero();

        assertThat(dir.resolve("out/events.jsonl.gz")).hasBinaryContent(never);
    }

    private int simulate(String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "simulate";
        args[1] = "--out";
        args[2] = dir.resolve("out").toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return Main.run(args);
    }
}
