package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.testkit.BrokerForTests;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code doctor} against a broker. */
final class DoctorCommandTest {
    private BrokerForTests broker;
    private String kafka;

    @BeforeEach
    void start() {
        broker = TestBroker.start();
        kafka = broker.bootstrapServers();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldFindNothingWrongOnceTheTopicsAreThere() {
        Said without = Said.by("doctor", "--bootstrap", kafka);
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.out())
                .contains("none of the " + TopicCatalogue.all().size() + " is there")
                .contains("      mend:  ./wardwatch topics --create --bootstrap " + kafka + "\n");

        Said.by("topics", "--create", "--partitions", "5", "--bootstrap", kafka);
        // A broker tells of new topics a moment after it made them.
        Said with = onceSaid("inputs with 5 partitions", "the clock has not been started yet");
        assertThat(with.exitCode()).isZero();
        assertThat(with.out())
                .contains("ok    broker    " + kafka + " answers: 1 broker, Kafka at level 4.")
                .contains("ok    broker    exactly-once fits")
                .contains("ok    broker    its clock and ours agree")
                .contains("inputs with 5 partitions")
                .contains("the clock has not been started yet");

        try (ControlWriter clock = ControlWriter.open(kafka)) {
            clock.tick(1);
        }
        assertThat(Said.by("doctor", "--bootstrap", kafka).out()).contains("ok    services  the clock last ticked");
    }

    @Test
    void shouldNameTheMissingTopicAndTheWrongPartitionCountWithTheirMending() throws Exception {
        Said.by("topics", "--create", "--bootstrap", kafka);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.deleteTopics(List.of("dq.finding.v1")).all().get();
            admin.createPartitions(Map.of("control.v1", NewPartitions.increaseTo(4)))
                    .all()
                    .get();
        }

        Said said = onceSaid("dq.finding.v1", "has 4 partitions");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .contains("FAIL  topics    1 of " + TopicCatalogue.all().size() + " are missing\n"
                        + "      where: dq.finding.v1")
                .contains("FAIL  topics    control.v1 has 4 partitions where 3 are needed")
                .contains("./wardwatch topics --create --bootstrap " + kafka);
    }

    @Test
    void shouldWarnOfRecordsKeptTooShortAndOfAMisspeltTopic() throws Exception {
        Said.by("topics", "--create", "--bootstrap", kafka);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic("adt.admision.v1", 1, (short) 1)))
                    .all()
                    .get();
            ConfigResource claims = new ConfigResource(ConfigResource.Type.TOPIC, "rcm.claim.v1");
            admin.incrementalAlterConfigs(Map.of(
                            claims,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("retention.ms", "86400000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }

        Said said = onceSaid("adt.admision.v1", "retention.ms");
        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains("rcm.claim.v1 has retention.ms=86400000, the catalogue -1")
                .contains("--entity-name rcm.claim.v1 --add-config retention.ms=-1")
                .contains("where: adt.admision.v1");
    }

    /** A broker learns of changed topics a moment after they are acknowledged. */
    private Said onceSaid(String... words) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> Said.by("doctor", "--bootstrap", kafka), said -> Arrays.stream(words)
                        .allMatch(said.out()::contains));
    }
}
