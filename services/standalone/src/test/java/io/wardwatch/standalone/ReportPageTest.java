package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wardwatch.testkit.NodeProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of a backtest in a real browser, from the command to the paper. Skipped with a word where there is no Chromium; what
 * it says and how it is built is covered without one.
 */
final class ReportPageTest {
    @TempDir
    private Path folder;

    @Test
    void shouldBeReadOnAnyScreenOnPaperAndWithoutItsScript() {
        Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(chromium != null, "no Chromium is installed: the report was not looked at in a browser");
        Path root = Path.of(System.getProperty("wardwatch.root"));
        NodeProject node = NodeProject.install(root.resolve("services/alerts/page"), folder.resolve("page"));
        assumeTrue(node.absent().isEmpty(), node.absent());

        Path report = reportOfTwoModels();

        // Beside the packages that it imports.
        Path script = copy(root.resolve("services/standalone/src/test/browser/report.mjs"), node.folder());
        Path pictures = Path.of(System.getProperty("wardwatch.screens", "target/screens"))
                .toAbsolutePath();
        node.run("node", script.toString(), report.toUri().toString(), chromium.toString(), pictures.toString());
    }

    private Path reportOfTwoModels() {
        String feed = folder.resolve("feed").toString();
        String run = folder.resolve("run").toString();
        Main.run("simulate", "--format", "avro", "--patients", "600", "--days", "240", "--out", feed);
        int exit = Main.run(
                "backtest",
                "--events",
                feed + "/events.avro",
                "--model",
                "bundled@0.1",
                "--model",
                "bundled@0.3",
                "--out",
                run);
        assertThat(exit).isZero();
        Path report = folder.resolve("run").resolve("report.html");
        assertThat(report).isNotEmptyFile();
        return report;
    }

    private static Path copy(Path file, Path into) {
        try {
            return Files.copy(file, into.resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
