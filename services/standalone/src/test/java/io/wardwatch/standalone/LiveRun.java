package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.score.Models;
import io.wardwatch.risk.PartitionCounts;
import io.wardwatch.risk.PatientHashes;
import io.wardwatch.risk.RiskService;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.SimulationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/**
 * The topics of a live run that is over: three partitions, a readmission model of its own, the feed out of order and with
 * duplicates, a tick on the way after which events are ahead of the clock, and one at the end. Closes with its Kafka.
 */
final class LiveRun implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final SimulationConfig NETWORK = SimulationConfig.of(23, 280);
    private static final int DAYS = 60;
    private static final int DAY_OF_FIRST_TICK = 45;

    private final LiveHospital hospital;
    private final Path model;
    private final PatientHashes hashes;
    private final PartitionCounts counts;

    LiveRun(Path folder) throws IOException {
        hospital = new LiveHospital(NETWORK, DAYS);
        model = Files.writeString(
                folder.resolve("ward.model"),
                Models.bundled()
                        .readmission()
                        .print()
                        .replaceFirst("name = .*", "name = of-this-ward")
                        .replaceFirst("weight.PRIOR_ADMISSIONS = .*", "weight.PRIOR_ADMISSIONS = 0.4"));
        List<SimulatedRecord> feed = hospital.disordered(5);
        int most = feed.size() * 2 / 3;
        long start = Event.micros(NETWORK.start());
        long day = Duration.ofDays(1).toNanos() / 1_000;
        try (RiskService risk = hospital.risk(folder.resolve("risk"), Map.of("readmission", model.toString()))) {
            hospital.send(feed.subList(0, most));
            await(() -> assertThat(LiveHospital.sum(risk).in()).isEqualTo(most));
            hospital.tick(start + DAY_OF_FIRST_TICK * day);
            await(() -> assertThat(risk.counts().values())
                    .hasSize(LiveHospital.PARTITIONS)
                    .allSatisfy(of -> assertThat(of.clock()).isEqualTo(start + DAY_OF_FIRST_TICK * day)));
            hospital.send(feed.subList(most, feed.size()));
            await(() -> assertThat(LiveHospital.sum(risk).in()).isEqualTo(feed.size()));
            long end = lastRecorded(feed.subList(0, most));
            hospital.tick(end);
            await(() -> assertThat(risk.counts().values())
                    .allSatisfy(of -> assertThat(of.clock()).isEqualTo(end)));
            hashes = risk.hashes();
            counts = LiveHospital.sum(risk);
        }
    }

    PatientHashes hashes() {
        return hashes;
    }

    PartitionCounts counts() {
        return counts;
    }

    Path model() {
        return model;
    }

    Path policy() {
        return hospital.policy();
    }

    String bootstrap() {
        return hospital.bootstrap();
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    List<ConsumerRecord<byte[], byte[]>> read(TopicSpec topic) {
        return hospital.read(topic);
    }

    /** When the last event reached its topic. */
    Instant lastArrival() {
        return TopicCatalogue.inputs().stream()
                .flatMap(topic -> read(topic).stream())
                .map(record -> Instant.ofEpochMilli(record.timestamp()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The first events once more, at the ends of the topics. */
    void sendAgain(int events) {
        hospital.send(hospital.feed().subList(0, events));
    }

    /** Other bytes in the name of a record. */
    void send(ConsumerRecord<byte[], byte[]> like, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(like.topic(), like.partition(), like.key(), value));
        }
    }

    /** The command over the events of the topics. */
    Said ofTopics(String verb, Path out, String... options) {
        return ofTopics(verb, out, List.of(), options);
    }

    Said ofTopics(String verb, Path out, List<String> some, String... more) {
        List<String> all = new ArrayList<>(
                List.of(verb, "--events", "kafka", "--bootstrap", bootstrap(), "--out", out.toString()));
        all.addAll(some);
        all.addAll(List.of(more));
        return Said.by(all.toArray(String[]::new));
    }

    /** What was said, said again as it was. */
    Said asRun() {
        return Said.by(
                "replay",
                "--as-run",
                "--bootstrap",
                bootstrap(),
                "--policy",
                policy().toString(),
                "--models",
                "readmission=" + model);
    }

    @Override
    public void close() {
        hospital.close();
    }

    /** The greatest of what was accepted, which is a replay's clock: before the first tick nothing is ahead of it. */
    private static long lastRecorded(List<SimulatedRecord> feed) {
        long last = 0;
        for (SimulatedRecord record : feed) {
            if (record instanceof SimulatedRecord.Sent sent && sent.content() != SimulatedRecord.Content.INVALID) {
                last = Math.max(last, sent.event().recordedAt());
            }
        }
        return last;
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(LIMIT).untilAsserted(assertion);
    }
}
