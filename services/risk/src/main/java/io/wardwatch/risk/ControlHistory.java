package io.wardwatch.risk;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.StartRefused;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads {@code control.v1} to its committed end before the stream starts. Topics have no order between them: without this, the
 * first events could be applied before the records that say in which zone their facility counts its days.
 */
final class ControlHistory {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Wire<Control> wire;
    private final Map<String, Facility> facilities = new LinkedHashMap<>();
    private long clock = Event.ABSENT;

    private ControlHistory(Framing framing) {
        wire = new ControlWire().under(framing);
    }

    /** What is known at start. Every partition holds the same records, so one is read. */
    static RiskStart read(RiskConfig config, int partitions, Framing framing) {
        TopicPartition first = new TopicPartition(TopicCatalogue.CONTROL.name(), 0);
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        ControlHistory history = new ControlHistory(framing);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(first));
            consumer.seekToBeginning(List.of(first));
            long end = consumer.endOffsets(List.of(first)).get(first);
            long giveUp = System.nanoTime() + LIMIT.toNanos();
            while (consumer.position(first) < end) {
                if (System.nanoTime() > giveUp) {
                    throw new StartRefused("control.v1 could not be read to its end within " + LIMIT.toMinutes()
                            + " minutes; check the broker, then start risk again");
                }
                consumer.poll(POLL).forEach(record -> history.add(record.value()));
            }
        }
        return new RiskStart(partitions, history.clock, List.copyOf(history.facilities.values()), framing);
    }

    private void add(byte[] value) {
        if (wire.fromWire(value) instanceof Parsed.Accepted<Control>(Control control)) {
            switch (control) {
                case Control.Tick tick -> clock = Math.max(clock, tick.instant());
                case Control.Known known -> facilities.put(known.facility().code(), known.facility());
            }
        }
    }
}
