package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.schemas.ContractIds;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Records under other ids and other schemas than those of the bundled contract. */
class FramingTest {
    private static final int OURS = 700;
    private static final int OLDER = 701;
    private static final int STRANGE = 702;

    /** As an earlier version of the contract: fields in another order, one more and two less. */
    private static final Schema EARLIER = new Schema.Parser().parse("""
            {"type": "record", "name": "ControlRecord", "namespace": "io.wardwatch.schemas.avro", "fields": [
              {"name": "retired", "type": {"type": "array", "items": "string"}, "default": []},
              {"name": "facility", "default": null, "type": ["null", {"type": "record", "name": "Facility", "fields": [
                {"name": "zone", "type": "string"},
                {"name": "code", "type": "string"}]}]},
              {"name": "kind", "type": {"type": "enum", "name": "ControlKind",
                                        "symbols": ["UNKNOWN", "FACILITY", "TICK", "MOON_PHASE"], "default": "UNKNOWN"}}
            ]}""");

    /** A registry in a sentence: the id leads to a schema, or to nobody knows what. */
    private static final Framing REGISTRY = new Framing() {
        @Override
        public byte[] outbound(TopicSpec topic, byte[] record) {
            ByteBuffer.wrap(record).putInt(1, OURS);
            return record;
        }

        @Override
        public WrittenAs writtenAs(TopicSpec topic, int id) {
            return switch (id) {
                case OURS -> WrittenAs.CONTRACT;
                case OLDER -> new WrittenAs.Other(EARLIER);
                case STRANGE -> throw new IllegalStateException("away");
                default -> new WrittenAs.Unreadable("schema id not in the registry");
            };
        }
    };

    private final Wire<Control> wire = new ControlWire().under(REGISTRY);

    @Test
    void shouldWriteAndReadUnderTheFramingsIds() {
        byte[] bytes = wire.toWire(new Control.Tick(5));

        assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(OURS);
        assertThat(wire.fromWire(bytes)).isEqualTo(Parsed.accepted(new Control.Tick(5)));
    }

    @Test
    void shouldHoldThePinnedIdForNothingWhenAFramingHasOthers() {
        byte[] pinned = new ControlWire().toWire(new Control.Tick(5));

        assertThat(ByteBuffer.wrap(pinned).getInt(1))
                .isEqualTo(ContractIds.bundled().idOf(TopicCatalogue.CONTROL));
        assertThat(wire.fromWire(pinned)).isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> {
            assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.UNKNOWN_SCHEMA);
            assertThat(rejected.original()).isEqualTo(pinned);
        });
    }

    @Test
    void shouldResolveWhatAnotherSchemaWrote() throws IOException {
        assertThat(wire.fromWire(older("FACILITY")))
                .isEqualTo(Parsed.accepted(new Control.Known(new Facility("NORTH", ZoneId.of("America/New_York"), 0))));
    }

    @Test
    void shouldRefuseAndNotThrowWhenTheBytesDoNotFitTheirSchema() throws IOException {
        byte[] good = older("FACILITY");
        for (int length = ConfluentWire.HEADER; length < good.length; length++) {
            assertThat(wire.fromWire(Arrays.copyOf(good, length)))
                    .isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> assertThat(
                                    rejected.rejection().reason())
                            .isEqualTo(RejectionReason.MALFORMED));
        }
        // A list of 2^62 texts, and a text of 2^31 bytes.
        for (byte[] hostile : List.of(
                new byte[] {-128, -128, -128, -128, -128, -128, -128, -128, 64}, new byte[] {2, -2, -1, -1, -1, 15})) {
            byte[] record = Arrays.copyOf(header(), ConfluentWire.HEADER + hostile.length);
            System.arraycopy(hostile, 0, record, ConfluentWire.HEADER, hostile.length);
            assertThat(wire.fromWire(record)).isInstanceOf(Parsed.Rejected.class);
        }
    }

    @Test
    void shouldRefuseAKindThatOnlyTheOtherSchemaHas() throws IOException {
        assertThat(wire.fromWire(older("MOON_PHASE"))).isInstanceOf(Parsed.Rejected.class);
    }

    @Test
    void shouldSayNeitherGoodNorBadWhenTheFramingCannotSay() {
        byte[] bytes = wire.toWire(new Control.Tick(5));
        ByteBuffer.wrap(bytes).putInt(1, STRANGE);

        assertThatThrownBy(() -> wire.fromWire(bytes)).hasMessage("away");
        assertThatThrownBy(() -> wire.foresee(bytes)).hasMessage("away");
    }

    private static byte[] older(String kind) throws IOException {
        Schema facility = EARLIER.getField("facility").schema().getTypes().get(1);
        GenericRecord record = new GenericRecordBuilder(EARLIER)
                .set("retired", List.of("x", "y"))
                .set(
                        "facility",
                        new GenericRecordBuilder(facility)
                                .set("zone", "America/New_York")
                                .set("code", "NORTH")
                                .build())
                .set("kind", new GenericData.EnumSymbol(EARLIER.getField("kind").schema(), kind))
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(EARLIER).write(record, encoder);
        return out.toByteArray();
    }

    private static byte[] header() {
        return ByteBuffer.allocate(ConfluentWire.HEADER)
                .put((byte) 0)
                .putInt(OLDER)
                .array();
    }
}
