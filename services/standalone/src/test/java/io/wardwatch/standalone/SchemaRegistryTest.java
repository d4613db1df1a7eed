package io.wardwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.risk.RiskConfig;
import io.wardwatch.risk.RiskService;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.Simulation;
import io.wardwatch.simulator.SimulationConfig;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StartRefused;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.streaming.WireDeserializer;
import io.wardwatch.streaming.WireSerializer;
import io.wardwatch.streaming.registry.Patience;
import io.wardwatch.streaming.registry.RegistryClient;
import io.wardwatch.streaming.registry.RegistryFraming;
import io.wardwatch.streaming.registry.RegistryProblem;
import io.wardwatch.testkit.BrokerForTests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real Apicurio Registry: its answers, not our idea of them. */
final class SchemaRegistryTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final TopicSpec CONTROL = TopicCatalogue.CONTROL;
    private static final int HEADER = 5;

    @TempDir
    Path folder;

    private RegistryServer server;
    private RegistryClient client;

    @BeforeEach
    void start() {
        server = RegistryServer.start(folder);
        client = new RegistryClient(server.config(), Patience.ofStream());
    }

    @AfterEach
    void close() {
        if (server != null) {
            client.close();
            server.close();
        }
    }

    @Test
    void shouldHoldTheContractAndGiveStandardReadersWhatTheyNeed() throws IOException {
        assertThatThrownBy(() -> framing(CONTROL))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("topics --register");
        Map<String, Integer> ids = shouldRegisterTheWholeContractAndChangeNothingTheSecondTime();
        shouldSeeTheSameIdsFromEveryClient(ids);
        shouldBeReadByAnyReaderOfAvro(ids.get(CONTROL.subject()));
        shouldRefuseAnIncompatibleSchemaAndReadWhatACompatibleOneWrote();
    }

    private Map<String, Integer> shouldRegisterTheWholeContractAndChangeNothingTheSecondTime() {
        Said first =
                Said.by("topics", "--register", "--registry", server.config().url());
        Said second =
                Said.by("topics", "--register", "--registry", server.config().url() + "/");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(second).isEqualTo(first);
        Map<String, Integer> ids = first.outLines().stream()
                .map(line -> line.split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Integer.valueOf(parts[1])));
        assertThat(ids.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        withSchema().stream().map(TopicSpec::subject).toList());
        return ids;
    }

    private void shouldSeeTheSameIdsFromEveryClient(Map<String, Integer> ids) {
        try (RegistryClient another = new RegistryClient(server.config(), Patience.ofStream())) {
            for (TopicSpec topic : withSchema()) {
                assertThat(another.lookUp(topic.subject(), topic.value().orElseThrow()))
                        .contains(ids.get(topic.subject()));
                assertThat(another.schema(ids.get(topic.subject())))
                        .hasValueSatisfying(schema -> assertThat(schema.getFullName())
                                .isEqualTo(topic.value().orElseThrow().getFullName()));
            }
        }
    }

    private void shouldBeReadByAnyReaderOfAvro(int id) throws IOException {
        Framing framing = framing(CONTROL);
        byte[] bytes = new WireSerializer<>(() -> new ControlWire().under(framing))
                .serialize(CONTROL.name(), new Control.Tick(1_700_000_000_000_000L));

        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
        Schema fetched = client.schema(id).orElseThrow();
        GenericRecord read = decoded(bytes, fetched, fetched);
        assertThat(read.get("tick")).isEqualTo(1_700_000_000_000_000L);
        assertThat(read.get("kind")).hasToString("TICK");
        assertThat(new WireDeserializer<>(() -> new ControlWire().under(framing)).deserialize(CONTROL.name(), bytes))
                .isEqualTo(Parsed.accepted(new Control.Tick(1_700_000_000_000_000L)));
    }

    private void shouldRefuseAnIncompatibleSchemaAndReadWhatACompatibleOneWrote() throws IOException {
        RegistryProblem refused = catchThrowableOfType(
                RegistryProblem.class, () -> client.register(CONTROL.subject(), withField(CONTROL, "")));
        assertThat(refused.incompatible()).isTrue();
        assertThat(refused).hasMessageContainingAll("not compatible", "where:", "HTTP 409", "why:", "mend:");

        Schema later = withField(CONTROL, ",\"default\":0");
        int id = client.register(CONTROL.subject(), later);
        Framing framing = framing(CONTROL);
        byte[] bytes = rewritten(new ControlWire().toWire(new Control.Tick(5)), CONTROL, later, id);
        assertThat(new ControlWire().under(framing).fromWire(bytes)).isEqualTo(Parsed.accepted(new Control.Tick(5)));
        byte[] nobodys = bytes.clone();
        ByteBuffer.wrap(nobodys).putInt(1, 1_000_000);
        assertThat(new ControlWire().under(framing).fromWire(nobodys)).isInstanceOf(Parsed.Rejected.class);
        byte[] anothers = bytes.clone();
        TopicSpec alerts = TopicCatalogue.CARE_ALERTS;
        ByteBuffer.wrap(anothers)
                .putInt(
                        1,
                        client.lookUp(alerts.subject(), alerts.value().orElseThrow())
                                .orElseThrow());
        assertThat(new ControlWire().under(framing).fromWire(anothers)).isInstanceOf(Parsed.Rejected.class);
    }

    @Test
    void shouldWaitAndLoseNothingWhenTheRegistryGoesAwayUnderAService() throws Exception {
        List<Event> events = events();
        Event late = events.removeFirst();
        try (BrokerForTests broker = TestBroker.start();
                Metrics metrics = new Metrics();
                KafkaProducer<byte[], byte[]> producer = producer(broker)) {
            int id = registered(EventWire.topic(late.kind().type()));
            prepared(broker);
            EventWire wire = EventWire.ofTopics(framing(TopicCatalogue.inputs().toArray(TopicSpec[]::new)));
            try (RiskService risk = RiskService.start(
                    RiskConfig.of(broker.bootstrapServers(), folder.resolve("risk")), server.config(), metrics)) {
                events.forEach(event -> send(producer, event, wire.toWire(event)));
                awaitApplied(risk, events.size());
                assertThat(idsOn(broker, TopicCatalogue.STAYS))
                        .isNotEmpty()
                        .containsOnly(client.lookUp(
                                        TopicCatalogue.STAYS.subject(),
                                        TopicCatalogue.STAYS.value().orElseThrow())
                                .orElseThrow());

                server.close();
                // A schema that risk has never seen, and cannot ask for now.
                TopicSpec topic = EventWire.topic(late.kind().type());
                send(producer, late, rewritten(EventWire.ofTopics().toWire(late), topic, newer(topic), id));
                Awaitility.await().atMost(LIMIT).until(() -> risk.stream()
                        .health()
                        .lastDeath()
                        .orElse("")
                        .equals(RegistryProblem.class.getSimpleName()));
                assertThat(LiveHospital.sum(risk).rejected()).isEmpty();

                server = RegistryServer.start(folder, server.port());
                awaitApplied(risk, events.size() + 1);
                assertThat(idsOn(broker, TopicCatalogue.RISK_DEAD_LETTERS)).isEmpty();
                assertThat(idsOn(broker, TopicCatalogue.rejectedOf(topic))).isEmpty();
            }
        }
    }

    /** The contract and, as somebody later might have it, a topic's schema with one more field: its id. */
    private int registered(TopicSpec topic) {
        assertThat(client.registerAll(TopicCatalogue.all())).isNotEmpty();
        return client.register(topic.subject(), newer(topic));
    }

    private void prepared(BrokerForTests broker) {
        try (TopicAdmin admin = TopicAdmin.connect(broker.bootstrapServers())) {
            assertThat(admin.createMissing(TopicCatalogue.all(), 2)).isNotEmpty();
        }
        try (ControlWriter control = ControlWriter.open(broker.bootstrapServers(), server.config())) {
            control.facilities(simulated().facilities());
        }
    }

    private static SimulationConfig simulated() {
        return SimulationConfig.of(1, 20);
    }

    /** An admission first. */
    private static List<Event> events() {
        Pseudonyms pseudonyms = Pseudonyms.demo();
        Simulation simulation = Simulation.begin(simulated(), number -> pseudonyms.of("", number), row -> {});
        List<Event> events = new ArrayList<>();
        while (events.size() < 200) {
            if (simulation.next() instanceof SimulatedRecord.Sent sent
                    && sent.content() != SimulatedRecord.Content.INVALID
                    && (!events.isEmpty() || sent.family() == EventType.ADMISSION)) {
                events.add(sent.event());
            }
        }
        return events;
    }

    private static void awaitApplied(RiskService risk, int events) {
        Supplier<String> counts = () -> LiveHospital.sum(risk).toString();
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        LiveHospital.sum(risk).applied()
                                + LiveHospital.sum(risk).duplicate())
                .as(counts)
                .isEqualTo(events));
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Event event, byte[] value) {
        producer.send(new ProducerRecord<>(
                EventWire.topic(event.kind().type()).name(),
                event.patient().hex().getBytes(StandardCharsets.US_ASCII),
                value));
    }

    private Framing framing(TopicSpec... topics) {
        return RegistryFraming.open(server.config(), "test", List.of(topics), List.of());
    }

    private static List<TopicSpec> withSchema() {
        return TopicCatalogue.all().stream()
                .filter(topic -> topic.value().isPresent())
                .toList();
    }

    private static Schema newer(TopicSpec topic) {
        return withField(topic, ",\"default\":0");
    }

    private static Schema withField(TopicSpec topic, String more) {
        String text = topic.value().orElseThrow().toString();
        return new Schema.Parser()
                .parse(text.substring(0, text.length() - 2) + ",{\"name\":\"moonPhase\",\"type\":\"int\"" + more
                        + "}]}");
    }

    /** The same record as a writer with that schema has it. */
    private static byte[] rewritten(byte[] bytes, TopicSpec topic, Schema writer, int id) throws IOException {
        GenericRecord record = decoded(bytes, topic.value().orElseThrow(), writer);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(HEADER).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(writer).write(record, encoder);
        return out.toByteArray();
    }

    private static GenericRecord decoded(byte[] bytes, Schema writer, Schema reader) throws IOException {
        return new GenericDatumReader<GenericRecord>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null));
    }

    private static KafkaProducer<byte[], byte[]> producer(BrokerForTests broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The schema ids of all committed records of a topic. */
    private static List<Integer> idsOn(BrokerForTests broker, TopicSpec topic) {
        List<Integer> ids = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record ->
                                ids.add(ByteBuffer.wrap(record.value()).getInt(1)));
            }
        }
        return ids;
    }
}
