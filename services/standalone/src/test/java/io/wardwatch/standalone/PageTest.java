package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardwatch.testkit.NodeProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser on everything that stands behind it. Skipped with a word where there is no Chromium; the same code
 * is covered without one by the tests of the services and of the page.
 */
final class PageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void shouldShowExplainAndKeepAnAlertWhateverBreaks() throws Exception {
        Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(chromium != null, "no Chromium is installed: the page was not looked at in a browser");
        Path root = Path.of(System.getProperty("wardwatch.root"));
        NodeProject node = NodeProject.install(root.resolve("services/alerts/page"), folder.resolve("page"));
        assumeTrue(node.absent().isEmpty(), node.absent());
        Files.copy(
                root.resolve("services/standalone/src/test/browser/page.mjs"),
                node.folder().resolve("page.mjs"));

        try (LivePage live = new LivePage(folder.resolve("state"), 1_500, 60)) {
            JsonNode result = drive(live, node.folder(), chromium);

            assertThat(result.path("rows").asInt()).as("alerts on the screen").isPositive();
            System.out.println(latency(live, result.path("painted")));
        }
    }

    private static JsonNode drive(LivePage live, Path node, Path chromium) throws Exception {
        Path pictures = Path.of(System.getProperty("wardwatch.screens", "target/screens"))
                .toAbsolutePath();
        Process process = new ProcessBuilder(
                        "node", "page.mjs", live.uri() + "/", chromium.toString(), pictures.toString())
                .directory(node.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (PrintWriter answers = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            JsonNode result = JSON.nullNode();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line) {
                    case "@flow" -> live.flow();
                    case "@stop" -> live.stop();
                    case "@restart" -> live.restart();
                    default -> result = line.startsWith("=") ? JSON.readTree(line.substring(1)) : result;
                }
                answers.println("done");
            }
            assertThat(process.waitFor())
                    .as("the browser's script; what it says stands above")
                    .isZero();
            return result;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** From the sending of the event that opened an alert to its row being painted, for all that were opened meanwhile. */
    private static String latency(LivePage live, JsonNode painted) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create(live.uri() + "/api/v1/care/alerts?state=any&limit=1000"))
                .build();
        JsonNode rows = JSON.readTree(HttpClient.newHttpClient()
                        .send(list, HttpResponse.BodyHandlers.ofString())
                        .body())
                .path("rows");
        long[] millis = new long[rows.size()];
        int n = 0;
        for (JsonNode row : rows) {
            JsonNode seen = painted.path(row.path("alertId").asText());
            long sent = live.sentAt(opener(row));
            if (sent >= 0 && !seen.isMissingNode()) {
                millis[n++] = seen.asLong() - sent;
            }
        }
        long[] sorted = Arrays.copyOf(millis, n);
        Arrays.sort(sorted);
        return n == 0
                ? "from event to screen: no alert was opened while the page was looked at"
                : String.format(
                        Locale.ROOT,
                        "from event to painted row, of alerts opened while the list was on the screen: n %d, median %d ms, most %d ms",
                        n,
                        sorted[n / 2],
                        sorted[n - 1]);
    }

    private static String opener(JsonNode row) {
        for (JsonNode score : row.path("scores")) {
            if (score.path("at").asText().equals(row.path("openedAt").asText())) {
                return score.path("trigger").asText();
            }
        }
        return "";
    }
}
