package io.wardwatch.standalone;

import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.Simulation;
import io.wardwatch.simulator.SimulationConfig;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends the feed of a simulated hospital network to the input topics, in the order in which it is delivered; poison included.
 * Key: patientKey. Times are the simulation's, microseconds. Used by one thread; {@link #sent} may be read by any.
 */
final class DemoFeed implements AutoCloseable {
    private static final int MOST_REMEMBERED = 100_000;

    private final Simulation simulation;
    private final EventWire wire = EventWire.ofTopics();
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong();
    private final Map<String, Long> liveSince = new ConcurrentHashMap<>();
    private boolean live;

    DemoFeed(String bootstrapServers, SimulationConfig config) {
        Pseudonyms pseudonyms = Pseudonyms.demo();
        simulation = Simulation.begin(config, number -> pseudonyms.of("", number), row -> {});
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                "5",
                ProducerConfig.BATCH_SIZE_CONFIG,
                Integer.toString(128 << 10),
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends all that is delivered at or before {@code instant}; returns how many records that were. */
    long sendUntil(long instant) {
        long before = sent.get();
        while (simulation.nextDelivery() <= instant && !Thread.currentThread().isInterrupted()) {
            send(simulation.next());
        }
        if (failure.get() != null) {
            throw Failure.of("an event could not be sent to Kafka").because(failure.get());
        }
        return sent.get() - before;
    }

    /** From now on it is remembered when each event was sent. */
    void live() {
        live = true;
    }

    /** When the live event of that id was sent, {@link System#nanoTime}; {@link Long#MIN_VALUE} if none was. */
    long sentAt(String eventId) {
        return liveSince.getOrDefault(eventId, Long.MIN_VALUE);
    }

    /** When the next record is delivered. */
    long nextDelivery() {
        return simulation.nextDelivery();
    }

    /** Records sent so far. */
    long sent() {
        return sent.get();
    }

    /** Returns once the broker has all that was sent. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(SimulatedRecord record) {
        switch (record) {
            case SimulatedRecord.Sent event -> {
                if (live && event.family() != EventType.CLAIM && liveSince.size() < MOST_REMEMBERED) {
                    liveSince.putIfAbsent(event.event().eventId(), System.nanoTime());
                }
                send(event.family(), event.patient(), wire.toWire(event.event()));
            }
            case SimulatedRecord.Garbage garbage -> send(garbage.family(), garbage.patient(), garbage.value());
        }
    }

    private void send(EventType family, PatientKey patient, byte[] value) {
        byte[] key = patient.hex().getBytes(StandardCharsets.US_ASCII);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(EventWire.topic(family).name(), key, value);
        Future<RecordMetadata> unused = producer.send(record, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
        sent.incrementAndGet();
    }
}
