package io.wardwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A copy of a folder with a {@code package-lock.json}, its packages installed from that lock, for tests that need Node. Nothing
 * in the source tree is touched. Where Node is missing or packages cannot be fetched there is none, and {@link #absent} says why;
 * with {@code CI=true} that is an error instead, for there it has to be covered.
 */
public final class NodeProject {
    private static final int INSTALL_MINUTES = 5;
    private static final List<String> NOT_COPIED = List.of("node_modules", "dist");

    private final Path folder;
    private final String absent;

    private NodeProject(Path folder, String absent) {
        this.folder = folder;
        this.absent = absent;
    }

    /** Copies {@code source} to {@code target} and installs its packages. */
    public static NodeProject install(Path source, Path target) {
        try {
            copy(source, target);
            String failed = run(
                            target,
                            INSTALL_MINUTES,
                            List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                    .map(output -> "npm ci failed: " + output)
                    .orElse("");
            return new NodeProject(target, checked(failed));
        } catch (IOException noNode) {
            return new NodeProject(target, checked("npm is not installed (" + noNode.getMessage() + ")"));
        }
    }

    /** Why there is none, to skip with; empty where all is there. */
    public String absent() {
        return absent;
    }

    public Path folder() {
        return folder;
    }

    /** Runs a command there to its end; asserts that it succeeds and shows what it said where not. */
    public void run(String... command) {
        try {
            assertThat(run(folder, INSTALL_MINUTES, List.of(command)))
                    .as(String.join(" ", command))
                    .isEmpty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String checked(String absent) {
        assertThat("true".equals(System.getenv("CI")) ? absent : "").isEmpty();
        return absent;
    }

    /** Empty where it succeeded, else the end of what it said. */
    private static Optional<String> run(Path folder, int minutes, List<String> command) throws IOException {
        Path log = Files.createTempFile("wardwatch-node", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(Map.of("NO_COLOR", "1", "CI", "true"));
            Process process = builder.start();
            boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            return ended && process.exitValue() == 0 ? Optional.empty() : Optional.of(end(log, ended));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static String end(Path log, boolean ended) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        if (!ended) {
            lines.add("(did not end)");
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_COPIED.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(source.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
