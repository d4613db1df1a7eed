package io.wardwatch.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.AppInfoParser;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The Kafka of a test: a container where Docker answers, else a broker in this process. The first one says on standard error
 * which it is. {@code -Dwardwatch.test.broker=container} or {@code =embedded} chooses instead.
 *
 * <p>Which Kafka it is comes from the client library, so the container's is never another version than the embedded one's.
 */
public final class BrokerForTests implements AutoCloseable {
    private static final String PROPERTY = "wardwatch.test.broker";
    private static final String AUTO = "auto";

    /** What the embedded broker sets, too: tests rest on these. */
    private static final Map<String, String> SETTINGS = Map.of(
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "3",
            "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "3",
            "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1",
            "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1",
            "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");

    /** Decided once a process. */
    private static final class Choice {
        static final boolean CONTAINER = said(container(System.getProperty(PROPERTY, AUTO), Choice::dockerAnswers));

        /** Takes a third of a second where no Docker is, and does not throw; its log would fill a page. */
        private static boolean dockerAnswers() {
            Logger log = (Logger) LoggerFactory.getLogger("org.testcontainers.dockerclient");
            log.setLevel(Level.OFF);
            try {
                return DockerClientFactory.instance().isDockerAvailable();
            } finally {
                log.setLevel(null);
            }
        }

        private static boolean said(boolean container) {
            System.err.println(
                    container
                            ? "broker tests use " + image() + " in a container"
                            : "broker tests use the embedded Kafka: no Docker answers, or it is not wanted");
            return container;
        }
    }

    private final String bootstrapServers;
    private final AutoCloseable broker;

    private BrokerForTests(String bootstrapServers, AutoCloseable broker) {
        this.bootstrapServers = bootstrapServers;
        this.broker = broker;
    }

    /**
     * Starts one, empty, and returns when it takes requests.
     *
     * @param embedded starts the broker of this process, where no Docker answers
     * @param address of that broker, for clients
     */
    public static <B extends AutoCloseable> BrokerForTests start(Supplier<B> embedded, Function<B, String> address) {
        if (Choice.CONTAINER) {
            KafkaContainer container = new KafkaContainer(DockerImageName.parse(image())).withEnv(SETTINGS);
            container.start();
            return new BrokerForTests(container.getBootstrapServers(), container);
        }
        B broker = embedded.get();
        return new BrokerForTests(address.apply(broker), broker);
    }

    /** The address for clients. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops it; what it held is gone. */
    @Override
    public void close() {
        try {
            broker.close();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("the broker of a test did not stop", failed);
        }
    }

    /** Whether it is to be a container; {@code docker} is asked only where that decides. */
    static boolean container(String choice, BooleanSupplier docker) {
        return switch (choice) {
            case "container" -> true;
            case "embedded" -> false;
            case AUTO -> docker.getAsBoolean();
            default -> throw new IllegalArgumentException(PROPERTY + " is container, embedded or auto, not " + choice);
        };
    }

    private static String image() {
        return "apache/kafka:" + AppInfoParser.getVersion();
    }
}
