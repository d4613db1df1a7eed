package io.wardwatch.standalone.doctor;

import static io.wardwatch.standalone.doctor.KafkaQuestions.answer;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The Kafka as such: its version, whether each of its brokers is reached at the address that it gives, whether copies and
 * exactly-once fit the number of brokers, and its clock.
 *
 * @param release words for a level of {@code metadata.version}
 */
record BrokerLook(Admin admin, String bootstrap, Clock clock, IntFunction<String> release) {
    private static final String PART = "broker";
    private static final String LEVEL = "metadata.version";
    /** The first level of Kafka 4.0. */
    private static final int OLDEST_TRIED = 22;

    private static final int MOST_NODES = 20;
    private static final int COPIES_TO_KEEP = 3;
    /** From here on latency figures are wrong beyond reading. */
    private static final Duration SKEW = Duration.ofSeconds(1);

    /** Its version, and whether each broker is reached. */
    List<Diagnosis> reached() throws Exception {
        Collection<Node> nodes = nodes();
        List<Diagnosis> found = new ArrayList<>();
        found.add(version(nodes.size()));
        found.addAll(addresses(nodes));
        return found;
    }

    /** Whether its settings and its clock fit. */
    List<Diagnosis> fit() throws Exception {
        Collection<Node> nodes = nodes();
        List<Diagnosis> found = copies(nodes.size(), configOf(nodes.iterator().next()));
        found.add(skew());
        return found;
    }

    private Collection<Node> nodes() throws Exception {
        return answer(admin.describeCluster().nodes());
    }

    private Diagnosis version(int brokers) throws Exception {
        FinalizedVersionRange level = answer(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get(LEVEL);
        String count = brokers == 1 ? "1 broker" : brokers + " brokers";
        if (level == null || level.maxVersionLevel() < OLDEST_TRIED) {
            String which = level == null ? "before 3.3" : release.apply(level.maxVersionLevel());
            return Diagnosis.warn(PART, "%s answers: %s, Kafka at level %s".formatted(bootstrap, count, which))
                    .because("Wardwatch is tried out on Kafka 4 only")
                    .mend("upgrade the brokers, then their level:\nkafka-features.sh --bootstrap-server " + bootstrap
                            + " upgrade --release-version 4.0");
        }
        return Diagnosis.ok(
                PART,
                "%s answers: %s, Kafka at level %s"
                        .formatted(bootstrap, count, release.apply(level.maxVersionLevel())));
    }

    /** Clients leave the bootstrap address at once for the one that each broker gives of itself. */
    private static List<Diagnosis> addresses(Collection<Node> nodes) {
        return nodes.stream()
                .limit(MOST_NODES)
                .filter(node -> !new KafkaAddress(node.host(), node.port()).reachable())
                .map(node -> Diagnosis.fail(PART, "broker " + node.id() + " is not reached")
                        .at(node.host() + ":" + node.port() + ", as it calls itself")
                        .because("clients go on from the bootstrap address to the one that each broker gives")
                        .mend("set the broker's advertised.listeners to an address that this machine reaches"))
                .toList();
    }

    private Map<String, String> configOf(Node node) throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
        return answer(admin.describeConfigs(List.of(broker)).all()).get(broker).entries().stream()
                .filter(entry -> entry.value() != null && !entry.isSensitive())
                .collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
    }

    /** Whether topics can be made and written to, and transactions be kept, with so many brokers. */
    static List<Diagnosis> copies(int brokers, Map<String, String> config) {
        List<Diagnosis> found = new ArrayList<>();
        int copies = number(config, "default.replication.factor");
        int inSync = number(config, "min.insync.replicas");
        tooMany(found, brokers, config, "default.replication.factor", "no topic can be made");
        tooMany(found, brokers, config, "offsets.topic.replication.factor", "no service can join its group");
        tooMany(found, brokers, config, "transaction.state.log.replication.factor", "exactly-once does not start");
        tooMany(found, brokers, config, "transaction.state.log.min.isr", "exactly-once does not start");
        if (inSync > copies) {
            found.add(Diagnosis.fail(
                            PART,
                            "min.insync.replicas is %d, but topics have %d".formatted(inSync, copies)
                                    + (copies == 1 ? " copy" : " copies"))
                    .because("every write is refused until so many copies are in sync")
                    .mend("set min.insync.replicas below default.replication.factor, usually 2 and 3"));
        }
        if (found.isEmpty() && copies < COPIES_TO_KEEP && brokers >= COPIES_TO_KEEP) {
            found.add(Diagnosis.warn(PART, "topics are made with %d of %d possible copies".formatted(copies, brokers))
                    .because("a lost broker takes records with it, and exactly-once stands still meanwhile")
                    .mend("set default.replication.factor=3 and min.insync.replicas=2 before topics are made"));
        }
        if (found.isEmpty()) {
            String alone = brokers == 1 ? " (one broker: to try out, not to keep)" : "";
            found.add(Diagnosis.ok(
                    PART,
                    "exactly-once fits: %d cop%s, %d in sync%s"
                            .formatted(copies, copies == 1 ? "y" : "ies", inSync, alone)));
        }
        return found;
    }

    private static void tooMany(
            List<Diagnosis> found, int brokers, Map<String, String> config, String setting, String effect) {
        int wanted = number(config, setting);
        if (wanted > brokers) {
            found.add(Diagnosis.fail(
                            PART,
                            "%s is %d with %d broker%s".formatted(setting, wanted, brokers, brokers == 1 ? "" : "s"))
                    .because(effect)
                    .mend("set it to " + brokers + " in the brokers' server.properties, or start more brokers"));
        }
    }

    // An absent setting is one that this Kafka does not tell: nothing is said about it.
    private static int number(Map<String, String> config, String setting) {
        return Integer.parseInt(config.getOrDefault(setting, "1"));
    }

    private Diagnosis skew() throws Exception {
        long asked = clock.millis();
        QuorumInfo quorum;
        try {
            quorum = answer(admin.describeMetadataQuorum().quorumInfo());
        } catch (org.apache.kafka.common.errors.ApiException untold) {
            return Diagnosis.info(PART, "its clock was not compared: it does not tell the time");
        }
        long answered = clock.millis();
        // The leader of the quorum counts as caught up with itself now: the one place where Kafka tells its time.
        OptionalLong there = quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .findFirst()
                .map(QuorumInfo.ReplicaState::lastCaughtUpTimestamp)
                .orElse(OptionalLong.empty());
        if (there.isEmpty() || there.getAsLong() < 0) {
            return Diagnosis.info(PART, "its clock was not compared: it does not tell the time");
        }
        return skew(there.getAsLong(), asked, answered);
    }

    /** Judges its time against ours; what lies between question and answer is no skew. All in milliseconds. */
    static Diagnosis skew(long there, long asked, long answered) {
        long off = there > answered ? there - answered : there < asked ? there - asked : 0;
        if (Math.abs(off) < SKEW.toMillis()) {
            return Diagnosis.ok(PART, "its clock and ours agree within a second");
        }
        return Diagnosis.warn(
                        PART,
                        String.format(
                                Locale.ROOT,
                                "its clock is %,.1f s %s ours",
                                Math.abs(off) / 1e3,
                                off > 0 ? "ahead of" : "behind"))
                .because("delays are measured between the two, and events recorded more than an hour ahead are refused")
                .mend("keep both by NTP (chrony, systemd-timesyncd)");
    }
}
