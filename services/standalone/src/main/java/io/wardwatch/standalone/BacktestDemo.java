package io.wardwatch.standalone;

import io.wardwatch.simulator.FeedFiles;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The history that a first backtest is tried on. Of another seed than the bundled model was trained on: its patients are new to it.
 *
 * @param from scores of the first months know no earlier year of their patient, so they are no cases
 */
record BacktestDemo(Path events, Path facilities, Instant from) {
    static final Path OUT = Path.of("runs", "demo");

    private static final long SEED = 7;
    private static final int PATIENTS = 4_000;
    private static final int DAYS = 540;
    private static final int WARM_UP = 90;

    static BacktestDemo simulate(Path folder) throws IOException {
        ProgressLine line = new ProgressLine(System.err);
        SimulationConfig config = SimulationConfig.of(SEED, PATIENTS);
        FeedFiles.write(
                config,
                DAYS,
                folder,
                FeedFiles.Format.AVRO,
                share -> line.show(share, "simulating " + PATIENTS + " patients, " + DAYS + " days"));
        line.end();
        return new BacktestDemo(
                folder.resolve("events.avro"),
                folder.resolve(FeedFiles.FACILITIES),
                config.start().plus(Duration.ofDays(WARM_UP)));
    }
}
