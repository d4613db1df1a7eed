package io.wardwatch.streaming.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Wire;
import io.wardwatch.formats.WrittenAs;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryFramingTest {
    private static final TopicSpec TOPIC = TopicCatalogue.CONTROL;
    private static final Schema SCHEMA = TOPIC.value().orElseThrow();
    private static final Control TICK = new Control.Tick(12);

    private final FakeTime time = new FakeTime();
    private FakeRegistry registry;

    @BeforeEach
    void open() throws IOException {
        registry = new FakeRegistry();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void shouldWriteUnderTheRegistrysIdAndAskOnceForAll() {
        registry.with(TOPIC.subject(), 77, SCHEMA);
        Wire<Control> wire = new ControlWire().under(framing(false));
        int atStart = registry.asked().size();

        for (int i = 0; i < 100; i++) {
            byte[] bytes = wire.toWire(TICK);
            assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(77);
            assertThat(wire.fromWire(bytes)).isEqualTo(Parsed.accepted(TICK));
        }
        assertThat(registry.asked()).hasSize(atStart);
    }

    @Test
    void shouldRefuseToStartWhenASchemaIsNotRegistered() {
        assertThatThrownBy(() -> framing(false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll("clock does not start", TOPIC.subject(), "./wardwatch topics --register");
    }

    @Test
    void shouldRegisterWhatIsMissingWhenToldTo() {
        Framing framing = framing(true);

        assertThat(new ControlWire().under(framing).toWire(TICK))
                .startsWith((byte) 0, (byte) 0, (byte) 0, (byte) 0, 100);
    }

    @Test
    void shouldRefuseToStartWhenTheRegistryIsAway() {
        registry.close();

        assertThatThrownBy(() -> framing(false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll("clock does not start", "has not answered");
    }

    @Test
    void shouldReadAnIdThatAppearsLaterAndAskForItOnce() {
        Framing framing = reading();
        registry.with("somebody-else", 5, SCHEMA);

        assertThat(framing.writtenAs(TOPIC, 5)).isEqualTo(WrittenAs.CONTRACT);
        int asked = registry.asked().size();
        assertThat(framing.writtenAs(TOPIC, 5)).isEqualTo(WrittenAs.CONTRACT);
        assertThat(registry.asked()).hasSize(asked);
    }

    @Test
    void shouldResolveACompatibleSchemaAndRefuseAnotherRecords() {
        Schema later = new Schema.Parser().parse(SCHEMA.toString().replace("\"EPOCH\"]", "\"EPOCH\",\"SEASON\"]"));
        registry.with("later", 5, later)
                .with("other", 6, TopicCatalogue.ADMISSIONS.value().orElseThrow());
        Framing framing = reading();

        assertThat(later).isNotEqualTo(SCHEMA);
        assertThat(framing.writtenAs(TOPIC, 5)).isEqualTo(new WrittenAs.Other(later));
        assertThat(framing.writtenAs(TOPIC, 6)).isInstanceOf(WrittenAs.Unreadable.class);
    }

    @Test
    void shouldHaveEveryEventOfOneTopicUnreadableOnAnother() {
        for (TopicSpec written : TopicCatalogue.inputs()) {
            for (TopicSpec read : TopicCatalogue.inputs()) {
                assertThat(RegistryFraming.judge(written.value().orElseThrow(), read) instanceof WrittenAs.Contract)
                        .isEqualTo(written == read);
            }
        }
    }

    @Test
    void shouldRefuseARecordOnlyWhenTheRegistrySaysThatItsIdIsNone() {
        Wire<Control> wire = new ControlWire().under(reading());
        byte[] bytes = new ControlWire().toWire(TICK);
        ByteBuffer.wrap(bytes).putInt(1, 12_345);

        registry.thenSay(404, "<html>");
        assertThatThrownBy(() -> wire.fromWire(bytes)).isInstanceOf(RegistryProblem.class);
        registry.thenSay(403, "");
        assertThatThrownBy(() -> wire.fromWire(bytes)).isInstanceOf(RegistryProblem.class);
        assertThat(wire.fromWire(bytes)).isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> assertThat(
                        rejected.rejection().reason())
                .isEqualTo(RejectionReason.UNKNOWN_SCHEMA));
    }

    @Test
    void shouldThrowAndNotRefuseWhileTheRegistryIsAwayAndGoOnWithWhatItKnows() {
        registry.with(TOPIC.subject(), 77, SCHEMA);
        Wire<Control> wire = new ControlWire().under(framing(false));
        byte[] known = wire.toWire(TICK);
        byte[] unknown = wire.toWire(TICK);
        ByteBuffer.wrap(unknown).putInt(1, 78);
        registry.close();

        assertThatThrownBy(() -> wire.fromWire(unknown)).isInstanceOf(RegistryProblem.class);
        assertThat(wire.fromWire(known)).isEqualTo(Parsed.accepted(TICK));
    }

    @Test
    void shouldAskAgainForAnUnknownIdAfterAWhile() {
        Framing framing = reading();
        assertThat(framing.writtenAs(TOPIC, 5)).isInstanceOf(WrittenAs.Unreadable.class);
        registry.with("late", 5, SCHEMA);

        assertThat(framing.writtenAs(TOPIC, 5)).isInstanceOf(WrittenAs.Unreadable.class);
        time.pass(UnreadableIds.HOLDS.plusSeconds(1));
        assertThat(framing.writtenAs(TOPIC, 5)).isEqualTo(WrittenAs.CONTRACT);
    }

    @Test
    void shouldRememberABoundedNumberOfUnknownIds() {
        UnreadableIds ids = new UnreadableIds(() -> 0);
        WrittenAs.Unreadable why = new WrittenAs.Unreadable("none");

        for (int id = 0; id < 3 * UnreadableIds.MOST; id++) {
            ids.put(TOPIC, id, why);
        }

        assertThat(ids.size()).isEqualTo(UnreadableIds.MOST);
        assertThat(ids.get(TOPIC, 0)).isNull();
        assertThat(ids.get(TOPIC, 3 * UnreadableIds.MOST - 1)).isEqualTo(why);
    }

    @Test
    void shouldKeepThePinnedIdsWhenNoRegistryIsConfigured() {
        assertThat(RegistryFraming.open(RegistryConfig.none(), "clock", List.of(TOPIC), List.of()))
                .isSameAs(Framing.pinned());
    }

    @Test
    void shouldWriteWithAnotherSerialiserWhenOneIsNamed() {
        registry.with(TOPIC.subject(), 77, SCHEMA);
        RegistryConfig config = new RegistryConfig(registry.url(), "ward", "pass", false, Swapped.class.getName());

        Framing framing = RegistryFraming.open(config, "clock", List.of(TOPIC), List.of(TOPIC));
        byte[] bytes = new ControlWire().under(framing).toWire(TICK);

        assertThat(Swapped.record.getSchema()).isEqualTo(SCHEMA);
        assertThat(Swapped.record.get("tick")).isEqualTo(12L);
        assertThat(Swapped.settings)
                .containsEntry("schema.registry.url", registry.url())
                .containsEntry("basic.auth.user.info", "ward:pass")
                .containsEntry("auto.register.schemas", false);
        assertThat(bytes).containsExactly(1, 2, 3);
    }

    @Test
    void shouldRefuseToStartWhenTheSerialiserIsNotThere() {
        registry.with(TOPIC.subject(), 77, SCHEMA);
        RegistryConfig config =
                new RegistryConfig(registry.url(), "", "", false, "io.confluent.kafka.serializers.KafkaAvroSerializer");

        assertThatThrownBy(() -> RegistryFraming.open(config, "clock", List.of(TOPIC), List.of()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll("KafkaAvroSerializer", "profile 'confluent'");
    }

    /** Stands where Confluent's would. */
    public static final class Swapped implements Serializer<Object> {
        private static GenericRecord record;
        private static Map<String, Object> settings;

        @Override
        public void configure(Map<String, ?> given, boolean key) {
            settings = new HashMap<>(given);
        }

        @Override
        public byte[] serialize(String topic, Object value) {
            record = (GenericRecord) value;
            return new byte[] {1, 2, 3};
        }
    }

    private Framing framing(boolean register) {
        return open(register, List.of(TOPIC), List.of());
    }

    private Framing reading() {
        return open(false, List.of(), List.of(TOPIC));
    }

    private Framing open(boolean register, List<TopicSpec> writes, List<TopicSpec> reads) {
        Patience patience = time.patience(Duration.ofSeconds(5));
        RegistryClient client = new RegistryClient(RegistryConfig.of(registry.url()), patience);
        return RegistryFraming.open(client, patience, register, writes, reads, "clock");
    }
}
