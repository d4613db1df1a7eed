package io.wardwatch.alerts;

import java.time.Duration;
import java.util.function.Supplier;

/** What the feeds are read from and written to: Kafka, or a test's hands. */
interface Edge extends AutoCloseable {
    /** How far the feeds are. */
    FeedState state();

    boolean awaitLive(Duration limit) throws InterruptedException;

    String clusterId();

    StreamsView streams();

    void watch(Supplier<ServiceState> service);

    @Override
    void close();
}
