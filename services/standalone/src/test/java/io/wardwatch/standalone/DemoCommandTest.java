package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DemoCommandTest {
    private static final Pattern RESULT =
            Pattern.compile("\\{\"events\":(\\d+),\"applied\":(\\d+),\"duplicate\":(\\d+),"
                    + "\"rejected\":(\\d+),\"scores\":(\\d+),\"alerts\":(\\d+),\"kpiValues\":(\\d+),"
                    + "\"screenLatencyMs\":\\{\"n\":(\\d+).*}}");

    @Test
    void shouldAccountForEveryEventInOneLastLineAndLeaveNothingBehind() throws IOException {
        Set<Path> before = folders();

        Said said = Said.by("demo", "--patients", "300", "--days", "30", "--for", "3s", "--speed", "7200");

        assertThat(said.exitCode()).as(said.err()).isZero();
        List<String> lines = said.outLines();
        MatchResult result =
                RESULT.matcher(lines.getLast()).results().findFirst().orElseThrow();
        long events = Long.parseLong(result.group(1));
        assertThat(events).isGreaterThan(300);
        assertThat(Long.parseLong(result.group(2)) + Long.parseLong(result.group(3)) + Long.parseLong(result.group(4)))
                .isEqualTo(events);
        assertThat(Long.parseLong(result.group(5))).as("scores").isPositive();
        assertThat(Long.parseLong(result.group(7))).as("KPI values").isPositive();
        assertThat(said.err()).contains("live after").contains("the page is at http://127.0.0.1:");
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void shouldSayHowToMendATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Said said = Said.by("demo", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(said.exitCode()).isEqualTo(1);
            assertThat(said.err()).contains("127.0.0.1:" + taken.getLocalPort()).contains("mend:");
        }
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThat(Said.by("demo", "--patients", "0").exitCode()).isEqualTo(2);
        assertThat(Said.by("demo", "--speed", "NaN").exitCode()).isEqualTo(2);
        assertThat(Said.by("demo", "--for", "soon").err()).contains("10s");
    }

    private static Set<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("wardwatch-demo-")
                            || path.getFileName().toString().startsWith("wardwatch-broker-"))
                    .collect(Collectors.toSet());
        }
    }
}
