package io.wardwatch.standalone;

import io.wardwatch.simulator.SimulationConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a demo is asked to do.
 *
 * @param days of history before it goes live
 * @param speed simulated seconds in a second, once live
 * @param port of the embedded Kafka; 0 = any free one
 * @param httpPort of the page; -1 = 8080, or any free one where that is taken
 * @param span ends by itself this long after the first live event; empty = when it is stopped
 */
record DemoSettings(int patients, int days, long seed, double speed, int port, int httpPort, Optional<Duration> span) {
    /**
     * Early in the morning in UTC: at the default speed, the days of all five hospitals close within the first minute live
     * (a facility's day closes at six in the morning, local time).
     */
    private static final Duration OF_DAY = Duration.ofHours(8);

    SimulationConfig simulation() {
        return SimulationConfig.of(seed, patients).startingAt(SimulationConfig.DEFAULT_START.plus(OF_DAY));
    }

    /** Where history ends and live time begins. */
    Instant historyEnd() {
        return simulation().start().plus(Duration.ofDays(days));
    }
}
