package io.wardwatch.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wardwatch.streaming.registry.RegistryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Apicurio Registry as a process of its own on loopback; what it knows lies in a folder, and outlives it there. */
final class RegistryServer implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private RegistryServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** At a free port, with what the folder holds. Skips the test where the server has not been fetched. */
    static RegistryServer start(Path folder) {
        return start(folder, 0);
    }

    /** At a port at which one was before. */
    static RegistryServer start(Path folder, int port) {
        Path jar = Path.of(System.getProperty("wardwatch.registry.server", "")).resolve("quarkus-run.jar");
        assumeTrue(
                Files.isRegularFile(jar),
                "no schema registry to test against: ./wardwatch test --with-registry fetches it (150 MB), as CI does");
        try {
            Path log = Files.createTempFile(folder, "registry", ".log");
            Process process = new ProcessBuilder(command(jar, folder, port))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            int listening = Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> listening(process, log), Optional::isPresent)
                    .orElseThrow();
            return new RegistryServer(process, listening);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    RegistryConfig config() {
        return RegistryConfig.of("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    /** Ends the process, and only this one. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path jar, Path folder, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=0",
                "-Dapicurio.datasource.url=jdbc:h2:file:" + folder.resolve("registry"),
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=2",
                "-jar",
                jar.toString());
    }

    private static Optional<Integer> listening(Process process, Path log) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the schema registry ended: " + Files.readString(log));
        }
        Matcher found = LISTENING.matcher(Files.readString(log));
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }
}
