package io.wardwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page that is committed is the one that its source gives, to the byte. Where there is no npm, or its packages cannot be
 * fetched, the test is skipped with a word; never in CI.
 */
class PageBundleTest {
    private static final Path SOURCE = Path.of("page");
    private static final Path COMMITTED = Path.of("src/main/resources/page");
    private static final Set<String> LEFT_OUT = Set.of("node_modules", "out");
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.");
    private static final long LONGEST_SECONDS = 300;

    /** What a command said, and how it ended. */
    private record Outcome(int code, String text) {}

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheCommittedBundleWhenBuiltAnew() throws Exception {
        needNode();
        Path page = folder.resolve("page");
        copy(SOURCE, page);
        Outcome fetched = run(page, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        // A lockfile that does not fit is a fault of ours, not of the network.
        if (fetched.code() != 0 && fetched.text().contains("EUSAGE")) {
            fail("package-lock.json does not fit package.json:\n" + fetched.text());
        }
        if (fetched.code() != 0) {
            skip("the page's packages cannot be fetched:\n" + fetched.text());
        }
        for (String step : List.of("check", "test", "build")) {
            Outcome outcome = run(page, "npm", "run", step);
            assertThat(outcome.code())
                    .as("npm run %s\n%s", step, outcome.text())
                    .isZero();
        }
        Map<String, String> built = contents(folder.resolve("built"));
        Map<String, String> committed = contents(COMMITTED);
        assertThat(committed.keySet())
                .as("files of the bundle; npm run build in %s and commit the result", SOURCE)
                .isEqualTo(built.keySet());
        assertThat(committed).as("bytes of the bundle").isEqualTo(built);
    }

    @Test
    void shouldStayWithinItsSizeAndAskNoOtherHost() throws Exception {
        long size = 0;
        for (Map.Entry<String, String> file : contents(COMMITTED).entrySet()) {
            size += file.getValue().length() / 2;
            String text =
                    new String(HexFormat.of().parseHex(file.getValue()), java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(text)
                    .as("%s takes nothing from elsewhere", file.getKey())
                    .doesNotContainPattern("(src|href)=\"(https?:)?//")
                    .doesNotContainPattern("(@import|url\\()\\s*[\"']?(https?:)?//")
                    .doesNotContainPattern("(fetch|import)\\([\"'`]https?://");
        }
        assertThat(size).isLessThan(400_000);
    }

    private void needNode() throws Exception {
        Outcome node;
        try {
            node = run(folder, "node", "--version");
            if (run(folder, "npm", "--version").code() != 0) {
                skip("npm does not run");
            }
        } catch (IOException absent) {
            skip("there is no Node or no npm: " + absent.getMessage());
            return;
        }
        Matcher version = VERSION.matcher(node.text());
        boolean recent =
                version.find() && Integer.parseInt(version.group(1)) * 100 + Integer.parseInt(version.group(2)) >= 2019;
        if (!recent) {
            skip("Node 20.19 or later is needed, here is " + node.text().strip());
        }
    }

    private static void skip(String why) {
        if ("true".equals(System.getenv("CI"))) {
            fail(why);
        }
        abort("SKIPPED, " + why);
    }

    private Outcome run(Path where, String... command) throws IOException, InterruptedException {
        File said = Files.createTempFile(folder, "said", ".txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.redirectOutput(said);
        builder.environment().put("WARDWATCH_PAGE_OUT", folder.resolve("built").toString());
        Process process = builder.start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return new Outcome(-1, "took longer than " + LONGEST_SECONDS + " s\n" + Files.readString(said.toPath()));
        }
        return new Outcome(process.exitValue(), Files.readString(said.toPath()));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(each.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(each)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.copy(each, to.resolve(from.relativize(each)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Each file's bytes as hexadecimal digits, by its name with slashes. */
    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                contents.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
