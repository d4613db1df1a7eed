package io.wardwatch.alerts;

import io.wardwatch.streaming.Metrics;
import java.time.Duration;
import java.util.function.Supplier;

/** {@code alerts} without its HTTP edge, as one object: for {@link Main} and for whoever runs it in a process of their own. */
public final class AlertsService implements AutoCloseable {
    private final Feed care = new Feed(FeedName.CARE);
    private final Feed finance = new Feed(FeedName.FINANCE);

    private AlertsService() {}

    /**
     * Checks the topics and starts to read.
     *
     * @throws io.wardwatch.streaming.StartRefused if topics are missing or not as they must be, or Kafka does not answer
     */
    public static AlertsService start(AlertsConfig config, Metrics metrics) {
        return new AlertsService();
    }

    public Feed feed(FeedName name) {
        return name == FeedName.CARE ? care : finance;
    }

    /** The id of the Kafka cluster that is read. */
    public String clusterId() {
        throw new UnsupportedOperationException("soon");
    }

    /** How far the feeds are. */
    public FeedState state() {
        throw new UnsupportedOperationException("soon");
    }

    /** Waits until the feeds are rebuilt; false if that took longer. */
    public boolean awaitLive(Duration limit) throws InterruptedException {
        throw new UnsupportedOperationException("soon");
    }

    /** The open stays of a facility and unit; empty = all. */
    public StaysView stays(String facility, String unit) {
        throw new UnsupportedOperationException("soon");
    }

    /** What comes in and how far everything is. May ask Kafka and other services, for at most a second or two. */
    public StreamsView streams() {
        throw new UnsupportedOperationException("soon");
    }

    /** Adds a service of the same process to those that {@link #streams} shows. */
    public AlertsService watch(Supplier<ServiceState> service) {
        throw new UnsupportedOperationException("soon");
    }

    @Override
    public void close() {}
}
