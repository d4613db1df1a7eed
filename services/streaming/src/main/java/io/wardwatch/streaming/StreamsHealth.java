package io.wardwatch.streaming;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How a stream is, as plain values.
 *
 * @param applicationId the service
 * @param state Kafka's name for the stream's state
 * @param restore what is being restored
 * @param threadDeaths stream threads that died since the start
 * @param lastDeath class of the last one's cause, not its message, which may carry data; but the words of a refused start
 */
public record StreamsHealth(
        String applicationId,
        KafkaStreams.State state,
        RestoreProgress.Snapshot restore,
        long threadDeaths,
        Optional<String> lastDeath) {
    /** Whether the process should be left alone: false once the stream has given up. */
    public boolean live() {
        return state != KafkaStreams.State.ERROR
                && state != KafkaStreams.State.PENDING_ERROR
                && state != KafkaStreams.State.NOT_RUNNING;
    }

    /** Whether it processes: running, and no store is still being restored. */
    public boolean ready() {
        return state == KafkaStreams.State.RUNNING && restore.stores() == 0;
    }
}
