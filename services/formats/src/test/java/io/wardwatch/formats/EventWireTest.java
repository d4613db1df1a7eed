package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Codes;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.schemas.avro.AdmissionEvent;
import io.wardwatch.schemas.avro.AdmissionKind;
import io.wardwatch.schemas.avro.CodeSystem;
import io.wardwatch.schemas.avro.Diagnosis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

class EventWireTest {
    private final EventWire wire = EventWire.ofTopics();

    @Test
    void shouldCarryEveryFieldAndKindThatEventsHave() {
        for (EventType type : EventType.values()) {
            EventShape shape = EventShape.of(type);
            assertThat(Stream.of(shape.fields()).map(FieldWire::field))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(Field.values())
                            .filter(field -> field.carriedBy(type))
                            .toList());
            Stream.of(Kind.values())
                    .filter(kind -> kind.type() == type)
                    .forEach(kind -> assertThat(shape.kind(shape.symbol(kind))).isEqualTo(kind));
        }
    }

    @Test
    void shouldListTheSameCodesAsEvents() {
        for (EventType type : EventType.values()) {
            Schema schema = EventWire.topic(type).value().orElseThrow();
            for (FieldWire wired : EventShape.of(type).fields()) {
                if (wired.field().type() == Field.Type.CODE) {
                    assertThat(schema.getField(wired.field().wireName())
                                    .schema()
                                    .getTypes()
                                    .get(1)
                                    .getEnumSymbols())
                            .containsExactlyInAnyOrderElementsOf(Codes.of(wired.field()));
                }
            }
        }
        assertThat(PartsWire.SYSTEMS.names()).containsExactlyInAnyOrderElementsOf(Codes.DIAGNOSIS_SYSTEMS);
    }

    @Test
    void shouldRefuseAKindItDoesNotKnow() throws IOException {
        assertThat(reason(admission().setKind(AdmissionKind.UNKNOWN).build())).isEqualTo(RejectionReason.UNKNOWN_KIND);
    }

    @Test
    void shouldRefuseATopicRecordThatDoesNotSayWhenItWasKnown() throws IOException {
        assertThat(reason(admission().setRecordedAt(null).build())).isEqualTo(RejectionReason.MISSING_FIELD);
    }

    @Test
    void shouldRefuseAKeyThatIsNoPseudonym() throws IOException {
        assertThat(reason(admission().setPatientKey("P1").build())).isEqualTo(RejectionReason.INVALID_VALUE);
    }

    @Test
    void shouldRefuseAnImpossibleTime() throws IOException {
        assertThat(reason(admission()
                        .setRecordedAt(Instant.parse("9999-01-01T00:00:00Z"))
                        .build()))
                .isEqualTo(RejectionReason.TIME_OUT_OF_RANGE);
    }

    @Test
    void shouldRefuseALongTextAndALongList() throws IOException {
        assertThat(reason(admission().setUnit("u".repeat(70_000)).build())).isEqualTo(RejectionReason.TOO_LONG);
        Diagnosis diagnosis = Diagnosis.newBuilder()
                .setCode("I10")
                .setSystem(CodeSystem.ICD10)
                .build();
        assertThat(reason(admission()
                        .setDiagnoses(Collections.nCopies(10_001, diagnosis))
                        .build()))
                .isEqualTo(RejectionReason.TOO_LONG);
    }

    @Test
    void shouldRefuseARecordOverAMebibyte() throws IOException {
        assertThat(reason(admission().setUnit("u".repeat(1 << 20)).build())).isEqualTo(RejectionReason.TOO_LONG);
    }

    @Test
    void shouldRefuseAClearedFieldThatNobodyKnows() throws IOException {
        assertThat(reason(admission().setCleared(List.of("shoeSize")).build()))
                .isEqualTo(RejectionReason.UNKNOWN_FIELD);
    }

    @Test
    void shouldRefuseBytesAfterTheRecord() throws IOException {
        byte[] bytes = bytes(admission().build());
        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        assertThat(reason(longer)).isEqualTo(RejectionReason.MALFORMED);
    }

    @Test
    void shouldRefuseNoValue() {
        assertThat(reason((byte[]) null)).isEqualTo(RejectionReason.MALFORMED);
    }

    private static AdmissionEvent.Builder admission() {
        return AdmissionEvent.newBuilder()
                .setEventId("e1")
                .setPatientKey("000102030405060708090a0b0c0d0e0f")
                .setFacility("NORTH")
                .setEncounterId("V1")
                .setKind(AdmissionKind.ADMITTED)
                .setOccurredAt(Instant.parse("2025-03-01T08:15:00Z"))
                .setRecordedAt(Instant.parse("2025-03-01T08:15:00Z"));
    }

    private static byte[] bytes(AdmissionEvent record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {0, 0, 0, 0, 1});
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<AdmissionEvent>(AdmissionEvent.getClassSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private RejectionReason reason(AdmissionEvent record) throws IOException {
        return reason(bytes(record));
    }

    private RejectionReason reason(byte[] bytes) {
        return ((Parsed.Rejected<Event>) wire.fromWire(EventType.ADMISSION, bytes))
                .rejection()
                .reason();
    }
}
