package io.wardwatch.standalone;

import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.FoundTopic;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.streaming.registry.RegistryConfig;
import io.wardwatch.streaming.registry.RegistryFraming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The writer of {@code control.v1}: each record goes to every partition in one transaction, so that all partitions hold the
 * same records in the same order. There is one at a time: the fixed transactional id shuts out whoever wrote before. Used by
 * one thread.
 */
final class ControlWriter implements AutoCloseable {
    /** Shared by all that write ticks, wherever they run. */
    static final String TRANSACTIONAL_ID = "wardwatch-clock";

    private static final String TOPIC = TopicCatalogue.CONTROL.name();

    private final KafkaProducer<byte[], byte[]> producer;
    private final int partitions;
    private final Wire<Control> wire;

    private ControlWriter(KafkaProducer<byte[], byte[]> producer, int partitions, Framing framing) {
        this.producer = producer;
        this.wire = new ControlWire().under(framing);
        this.partitions = partitions;
    }

    /** Takes over from any earlier writer. */
    static ControlWriter open(String bootstrapServers) {
        return open(bootstrapServers, RegistryConfig.none());
    }

    /** The same, with the ids of a schema registry where there is one. */
    static ControlWriter open(String bootstrapServers, RegistryConfig registry) {
        Framing framing = RegistryFraming.open(registry, "the clock", List.of(TopicCatalogue.CONTROL), List.of());
        int partitions = partitions(bootstrapServers);
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                TRANSACTIONAL_ID,
                // After a crash its open transaction must not hold up readers for long.
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                10_000);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException failed) {
            producer.close();
            throw Failure.of("the clock cannot write to Kafka")
                    .at(bootstrapServers)
                    .because(failed)
                    .mend("check the broker, and that it allows transactions for " + TRANSACTIONAL_ID);
        }
        return new ControlWriter(producer, partitions, framing);
    }

    /** Says which hospitals there are. */
    void facilities(List<Facility> facilities) {
        write(facilities.stream().<Control>map(Control.Known::new).toList());
    }

    /** Says that time has come to {@code instant}, microseconds. */
    void tick(long instant) {
        write(List.of(new Control.Tick(instant)));
    }

    @Override
    public void close() {
        producer.close();
    }

    private void write(List<Control> records) {
        try {
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Control record : records) {
                byte[] value = wire.toWire(record);
                for (int partition = 0; partition < partitions; partition++) {
                    sent.add(producer.send(new ProducerRecord<>(TOPIC, partition, null, value)));
                }
            }
            producer.commitTransaction();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ProducerFencedException | InvalidProducerEpochException taken) {
            throw Failure.of("another clock has taken over, so this one stops")
                    .at(TOPIC)
                    .because("there is one writer of the clock at a time (transactional id " + TRANSACTIONAL_ID + ")")
                    .mend("find the other clock or demo on this Kafka and keep only one");
        } catch (KafkaException | ExecutionException failed) {
            throw Failure.of("the clock cannot write to Kafka").at(TOPIC).because(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static int partitions(String bootstrapServers) {
        try (TopicAdmin admin = TopicAdmin.connect(bootstrapServers)) {
            FoundTopic topic = admin.found(List.of(TopicCatalogue.CONTROL)).get(TOPIC);
            if (topic == null) {
                throw Failure.of("the topic of the clock is not there")
                        .at(TOPIC + " on " + bootstrapServers)
                        .mend("./wardwatch topics --create --bootstrap " + bootstrapServers);
            }
            return topic.partitions();
        }
    }
}
