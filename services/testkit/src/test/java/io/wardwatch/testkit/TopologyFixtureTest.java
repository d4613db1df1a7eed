package io.wardwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

final class TopologyFixtureTest {
    private static final Serializer<String> TEXT = new StringSerializer();
    private static final Deserializer<String> READ = new StringDeserializer();

    @Test
    void shouldRunATopologyWithTheSettingsOfProduction() {
        try (TopologyFixture fixture = TopologyFixture.ofProcessors("ward", TopologyFixtureTest::define)) {
            fixture.input("in", TEXT, TEXT).pipeInput("bed", "admitted");
            fixture.advance(Duration.ofSeconds(1));

            assertThat(fixture.output("out", READ, READ).readValuesToList()).containsExactly("ADMITTED", "tick");
            assertThat(fixture.<String, String>store("beds").get("bed")).isEqualTo("admitted");
        }
    }

    @Test
    void shouldSendTheRecordToTheDeadLettersAndGoOnWhenTheProcessorBreaks() {
        try (TopologyFixture fixture = TopologyFixture.ofProcessors("ward", TopologyFixtureTest::define)) {
            var in = fixture.input("in", TEXT, TEXT);
            in.pipeInput("bed", "poison");
            in.pipeInput("bed", "fine");

            assertThat(fixture.output("ward.dlq.v1", READ, READ).readValuesToList())
                    .containsExactly("poison");
            assertThat(fixture.output("out", READ, READ).readValuesToList()).containsExactly("FINE");
        }
    }

    @Test
    void shouldMatchTheGoldenFileWhenTheTopologyIsUnchanged() {
        try (TopologyFixture fixture = TopologyFixture.ofProcessors("ward", TopologyFixtureTest::define)) {
            GoldenFile.of(TopologyFixtureTest.class, "topology.txt").matches(fixture.describe());
        }
    }

    private static void define(Topology topology) {
        topology.addSource("consume-in", READ, READ, "in")
                .addProcessor("shout", Shout::new, "consume-in")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("beds"), Serdes.String(), Serdes.String()),
                        "shout")
                .addSink("produce-out", "out", TEXT, TEXT, "shout");
    }

    private static final class Shout extends ContextualProcessor<String, String, String, String> {
        private KeyValueStore<String, String> beds;

        @Override
        public void init(ProcessorContext<String, String> context) {
            super.init(context);
            beds = context.getStateStore("beds");
            context.schedule(
                    Duration.ofSeconds(1),
                    PunctuationType.WALL_CLOCK_TIME,
                    now -> context.forward(new Record<>("clock", "tick", now)));
        }

        @Override
        public void process(Record<String, String> record) {
            if (record.value().equals("poison")) {
                throw new IllegalStateException("a bug");
            }
            beds.put(record.key(), record.value());
            context().forward(record.withValue(record.value().toUpperCase(Locale.ROOT)));
        }
    }
}
