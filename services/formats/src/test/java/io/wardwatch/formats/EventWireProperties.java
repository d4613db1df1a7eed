package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RejectionReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

class EventWireProperties {
    private final EventWire wire = EventWire.ofTopics();

    @Provide
    Arbitrary<Event> events() {
        return AnyEvents.any();
    }

    @Property
    void shouldReadBackWhatItWrote(@ForAll("events") Event event) {
        assertThat(wire.fromWire(event.kind().type(), wire.toWire(event))).isEqualTo(Parsed.accepted(event));
    }

    /** Avro's own reader and writer stand between: the bytes are the contract's, not ours. */
    @Property
    void shouldWriteWhatAvroReadsAndReadWhatAvroWrites(@ForAll("events") Event event) throws IOException {
        byte[] ours = wire.toWire(event);
        Schema schema = EventWire.topic(event.kind().type()).value().orElseThrow();
        SpecificRecord record = new SpecificDatumReader<SpecificRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(ours, 5, ours.length - 5, null));
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        bytes.write(ours, 0, 5);
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(schema).write(record, encoder);
        encoder.flush();
        assertThat(record.get(schema.getField("kind").pos()))
                .hasToString(event.kind().wireName());
        assertThat(wire.fromWire(event.kind().type(), bytes.toByteArray())).isEqualTo(Parsed.accepted(event));
    }

    @Property
    void shouldRefuseEveryTruncation(@ForAll("events") Event event, @ForAll Random random) {
        byte[] bytes = wire.toWire(event);
        byte[] shorter = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        assertThat(wire.fromWire(event.kind().type(), shorter))
                .isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> assertThat(rejected.original())
                        .isEqualTo(shorter));
    }

    @Property
    void shouldNeverThrowForBytesThatWereDamaged(@ForAll("events") Event event, @ForAll Random random) {
        byte[] bytes = wire.toWire(event);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            bytes[random.nextInt(5, bytes.length)] = (byte) random.nextInt();
        }
        assertThat(wire.fromWire(event.kind().type(), bytes)).isNotNull();
        assertThat(wire.fromWire(event.kind().type(), wire.toWire(event)))
                .as("the record after it")
                .isEqualTo(Parsed.accepted(event));
    }

    @Property
    void shouldRefuseAnotherSchemaAndAnotherMagicByte(@ForAll("events") Event event) {
        byte[] bytes = wire.toWire(event);
        bytes[4] = 99;
        assertThat(reason(event.kind(), bytes)).isEqualTo(RejectionReason.UNKNOWN_SCHEMA);
        bytes[0] = 1;
        assertThat(reason(event.kind(), bytes)).isEqualTo(RejectionReason.UNKNOWN_SCHEMA);
    }

    private RejectionReason reason(Kind kind, byte[] bytes) {
        return ((Parsed.Rejected<Event>) wire.fromWire(kind.type(), bytes))
                .rejection()
                .reason();
    }
}
