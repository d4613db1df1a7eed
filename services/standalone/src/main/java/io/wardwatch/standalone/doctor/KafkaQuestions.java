package io.wardwatch.standalone.doctor;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaFuture;

/** How a Kafka is asked here: no answer is waited for longer than a few seconds. */
final class KafkaQuestions {
    /** Client properties that bound every question. */
    static final Map<String, String> BOUNDS = Map.of(
            "default.api.timeout.ms",
            "5000",
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
            "3000",
            CommonClientConfigs.RETRIES_CONFIG,
            "3");

    private KafkaQuestions() {}

    /** What came, or the exception that came instead, without its wrapping. */
    static <T> T answer(KafkaFuture<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
