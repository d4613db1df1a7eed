package io.wardwatch.standalone;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.FacilitiesFile;
import io.wardwatch.streaming.registry.RegistryConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code wardwatch clock}: tells all partitions which hospitals there are and, from then on, what time it is. Services never
 * look at a clock of their own, so without this nothing is ever due and no day closes.
 */
@Command(
        name = "clock",
        description = "Writes the facilities and then the time to control.v1, until it is stopped. One at a time.")
final class ClockCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "The Kafka to write to (default: ${DEFAULT-VALUE}).")
    String bootstrap;

    @Option(
            names = "--facilities",
            paramLabel = "FILE",
            required = true,
            description = "Hospitals: a CSV file with the columns code,zone,beds, zones as in America/New_York.")
    Path facilities;

    @Option(
            names = "--every",
            paramLabel = "SPAN",
            defaultValue = "10s",
            converter = SpanConverter.class,
            description = "Time between two ticks (default: ${DEFAULT-VALUE}).")
    Duration every;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every.compareTo(SHORTEST) < 0) {
            throw Usage.error(spec, "--every must be at least 100ms");
        }
        List<Facility> network = FacilitiesFile.read(facilities);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        }));
        try (ControlWriter writer = ControlWriter.open(bootstrap, RegistryConfig.of(System.getenv()))) {
            writer.facilities(network);
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    Locale.ROOT,
                    "%d facilities told to %s; a tick every %s, stop with Ctrl-C%n",
                    network.size(),
                    bootstrap,
                    every.toString().substring(2).toLowerCase(Locale.ROOT));
            err.flush();
            Clock clock = Clock.systemUTC();
            do {
                writer.tick(Event.micros(clock.instant()));
            } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } finally {
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
