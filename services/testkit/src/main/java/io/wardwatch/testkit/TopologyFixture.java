package io.wardwatch.testkit;

import io.wardwatch.streaming.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Runs a topology in this thread, without a broker, with the settings of production: exactly-once, explicit names, dead
 * letters. It has one partition only, so a missing repartition does not show here. Time stands still at {@link #START}
 * until {@link #advance}. Its state folder goes with {@link #close}.
 */
public final class TopologyFixture implements AutoCloseable {
    /** Where its clock stands at first. */
    public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final Topology topology;
    private final TopologyTestDriver driver;
    private final Path state;

    private TopologyFixture(StreamsSettings settings, Topology topology) {
        this.topology = topology;
        this.state = settings.stateFolder();
        Properties properties = settings.properties();
        this.driver = new TopologyTestDriver(topology, properties, START);
    }

    /** For a topology in the DSL: {@code TopologyFixture.of("risk", builder -> RiskTopology.define(builder, config))}. */
    public static TopologyFixture of(String service, Consumer<StreamsBuilder> define) {
        return with(service, settings -> {
            StreamsBuilder builder = settings.builder();
            define.accept(builder);
            return builder.build(settings.properties());
        });
    }

    /** For a topology of the Processor API: {@code topology -> RiskTopology.define(topology, config)}. */
    public static TopologyFixture ofProcessors(String service, Consumer<Topology> define) {
        return with(service, settings -> {
            Topology topology = settings.topology();
            define.accept(topology);
            return topology;
        });
    }

    /** For whatever makes a topology from the settings of the service. */
    public static TopologyFixture with(String service, Function<StreamsSettings, Topology> make) {
        Path state = temporaryFolder();
        boolean made = false;
        try {
            StreamsSettings settings = StreamsSettings.of(service, "127.0.0.1:1", state);
            TopologyFixture fixture = new TopologyFixture(settings, make.apply(settings));
            made = true;
            return fixture;
        } finally {
            if (!made) {
                delete(state);
            }
        }
    }

    /** A topic to send to. */
    public <K, V> TestInputTopic<K, V> input(String topic, Serializer<K> key, Serializer<V> value) {
        return driver.createInputTopic(topic, key, value);
    }

    /** A topic to read from. */
    public <K, V> TestOutputTopic<K, V> output(String topic, Deserializer<K> key, Deserializer<V> value) {
        return driver.createOutputTopic(topic, key, value);
    }

    /** A store, as the topology sees it. */
    public <K, V> KeyValueStore<K, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** Lets wall-clock time pass: punctuators run. */
    public void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** The topology as text, for a golden file. */
    public String describe() {
        return topology.describe().toString();
    }

    /** Kafka's own driver, for what is missing here. */
    public TopologyTestDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.close();
        delete(state);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("wardwatch-topology-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
