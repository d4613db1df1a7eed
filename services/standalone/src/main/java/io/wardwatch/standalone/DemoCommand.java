package io.wardwatch.standalone;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code wardwatch demo}: everything in one process on an embedded Kafka, fed by the simulator. The feed is shown on standard
 * output, progress on standard error; with {@code --for} the last line of standard output is one JSON object.
 */
@Command(
        name = "demo",
        header = "Shows everything at work in one process, with simulated hospitals.",
        description = {
            "Starts a Kafka in this process (loopback only), sends 90 days of simulated history through it, then goes on",
            "live, faster than life: alerts with their reasons, and the main KPIs as they move. Ctrl-C ends it; nothing",
            "is left behind.",
            ""
        },
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--patients",
            paramLabel = "N",
            defaultValue = "5000",
            description = "patients of the simulated network (default ${DEFAULT-VALUE})")
    private int patients;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "days of history before it goes live (default ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20250101",
            description = "the same seed gives the same events (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "360",
            description = "how many times faster than life it goes on (default ${DEFAULT-VALUE}: an hour in 10 s)")
    private double speed;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "port of the embedded Kafka on 127.0.0.1 (default: any free one, which is shown)")
    private int port;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "-1",
            description = "port of the page on 127.0.0.1 (default: 8080, or any free one where that is taken)")
    private int httpPort;

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description =
                    "end by itself this long after the first live event, e.g. 60s; without it Ctrl-C ends the demo")
    private Duration span;

    @Override
    public Integer call() throws Exception {
        check();
        DemoSettings settings =
                new DemoSettings(patients, days, seed, speed, port, httpPort, Optional.ofNullable(span));
        Demo demo = new Demo(settings, System.out, System.err);
        Thread hook = new Thread(demo::stopAndWait, "demo-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        Optional<DemoResult> result = demo.run();
        if (result.isEmpty()) {
            return INTERRUPTED;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        System.out.println(result.get().json());
        System.out.flush();
        return result.get().accountsForAll() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void check() {
        if (patients < 1 || patients > 1_000_000) {
            throw Usage.error(spec, "--patients must lie in 1 … 1000000, not " + patients);
        }
        if (days < 1 || days > 3_650) {
            throw Usage.error(spec, "--days must lie in 1 … 3650, not " + days);
        }
        if (!(speed >= 1 && speed <= 100_000)) {
            throw Usage.error(spec, String.format(Locale.ROOT, "--speed must lie in 1 … 100000, not %s", speed));
        }
        if (httpPort < -1 || httpPort > 65_535) {
            throw Usage.error(spec, "--http-port must lie in 0 … 65535, not " + httpPort);
        }
        if (port < 0 || port > 65_535) {
            throw Usage.error(spec, "--port must lie in 0 … 65535, not " + port);
        }
    }
}
