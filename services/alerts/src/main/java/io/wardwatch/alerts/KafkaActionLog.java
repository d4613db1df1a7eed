package io.wardwatch.alerts;

import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.formats.AlertActionWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.WireSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes actions to their topics, each acknowledged by all copies, keyed by alert so that those of one alert keep their order. */
final class KafkaActionLog implements ActionLog, AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;
    private final WireSerializer<AlertAction> care;
    private final WireSerializer<AlertAction> finance;

    KafkaActionLog(AlertsConfig config, Framing framing) {
        this.care = new WireSerializer<>(() -> AlertActionWire.care().under(framing));
        this.finance = new WireSerializer<>(() -> AlertActionWire.finance().under(framing));
        Map<String, Object> all = new HashMap<>(config.kafka());
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Somebody waits: better to say within five seconds that it did not work.
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.putIfAbsent(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        this.producer = new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public CompletionStage<Void> append(FeedName feed, AlertAction action) {
        TopicSpec topic =
                feed == FeedName.CARE ? TopicCatalogue.CARE_ALERT_ACTIONS : TopicCatalogue.FINANCE_ALERT_ACTIONS;
        byte[] value = (feed == FeedName.CARE ? care : finance).serialize(topic.name(), action);
        CompletableFuture<Void> written = new CompletableFuture<>();
        try {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(), action.alertId(), value);
            Future<RecordMetadata> unused = producer.send(record, (place, failure) -> {
                if (failure == null) {
                    written.complete(null);
                } else {
                    written.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException failure) {
            written.completeExceptionally(failure);
        }
        return written;
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
