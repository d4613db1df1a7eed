package io.wardwatch.standalone.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What some tests use and nothing else needs. Never a warning. */
final class ToolLook {
    private static final int SECONDS = 3;

    private ToolLook() {}

    static List<Diagnosis> look() {
        List<Diagnosis> found = new ArrayList<>();
        found.add(tool("Chromium", "tests of the page in a browser", "chromium", "chromium-browser", "google-chrome"));
        found.add(tool("Node", "tests of the page's scripts", "node"));
        Optional<Path> docker = onPath("docker");
        boolean answers = docker.isPresent() && runs(docker.get(), "info");
        String engine = docker.isEmpty() ? "no Docker" : answers ? "Docker answers" : "Docker's engine does not answer";
        found.add(Diagnosis.info("tools", engine + " (docker-compose.yml, tests with a Kafka in a container)"));
        return found;
    }

    private static Diagnosis tool(String name, String use, String... commands) {
        String place = Stream.of(commands)
                .flatMap(command -> onPath(command).stream())
                .findFirst()
                .map(path -> name + " at " + path)
                .orElse("no " + name);
        return Diagnosis.info("tools", place + " (" + use + ")");
    }

    private static Optional<Path> onPath(String command) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean runs(Path program, String argument) {
        Process process = null;
        try {
            process = new ProcessBuilder(program.toString(), argument)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
