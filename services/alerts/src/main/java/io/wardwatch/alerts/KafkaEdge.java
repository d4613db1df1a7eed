package io.wardwatch.alerts;

import java.time.Duration;
import java.util.function.Supplier;

/** The feeds on Kafka: one reads, one writes actions, one asks how far everything is. Closes them in this order. */
record KafkaEdge(FeedReader reader, KafkaActionLog log, StreamsBoard board) implements Edge {
    @Override
    public FeedState state() {
        return reader.state();
    }

    @Override
    public boolean awaitLive(Duration limit) throws InterruptedException {
        return reader.awaitLive(limit);
    }

    @Override
    public String clusterId() {
        return board.clusterId();
    }

    @Override
    public StreamsView streams() {
        return board.view();
    }

    @Override
    public void watch(Supplier<ServiceState> service) {
        board.watch(service);
    }

    @Override
    public void close() {
        reader.close();
        log.close();
        board.close();
    }
}
