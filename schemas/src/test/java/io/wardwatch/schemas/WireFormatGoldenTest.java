package io.wardwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.schemas.avro.AdmissionEvent;
import io.wardwatch.schemas.avro.AdmissionKind;
import io.wardwatch.schemas.avro.CodeSystem;
import io.wardwatch.schemas.avro.ControlKind;
import io.wardwatch.schemas.avro.ControlRecord;
import io.wardwatch.schemas.avro.Diagnosis;
import io.wardwatch.schemas.avro.PatientClass;
import io.wardwatch.schemas.avro.RecordedAtBasis;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The bytes on Kafka: a zero, the schema id in four bytes, the record; as they were in every version so far. */
class WireFormatGoldenTest {
    @Test
    void shouldWriteATickAsBefore() throws IOException {
        ControlRecord tick = ControlRecord.newBuilder()
                .setKind(ControlKind.TICK)
                .setTick(Instant.parse("2025-03-01T08:15:00.000001Z"))
                .build();
        assertThat(hex(TopicCatalogue.CONTROL, tick)).isEqualTo("0000000004" + "02" + "02" + "82a48ccff0d09706" + "00");
    }

    @Test
    void shouldWriteAnAdmissionAsBefore() throws IOException {
        AdmissionEvent admission = AdmissionEvent.newBuilder()
                .setEventId("e1")
                .setPatientKey("000102030405060708090a0b0c0d0e0f")
                .setFacility("NORTH")
                .setOccurredAt(Instant.parse("2025-03-01T08:15:00Z"))
                .setKind(AdmissionKind.ADMITTED)
                .setEncounterId("V1")
                .setRecordedAt(Instant.parse("2025-03-01T08:16:00Z"))
                .setRecordedAtBasis(RecordedAtBasis.SOURCE)
                .setClass$(PatientClass.INPATIENT)
                .setUnit("5W")
                .setAgeYears(78)
                .setDiagnoses(List.of(Diagnosis.newBuilder()
                        .setCode("I50.9")
                        .setSystem(CodeSystem.ICD10)
                        .setRank(1)
                        .build()))
                .setLabs(Map.of("sodiumMmoll", 131.0))
                .build();
        Golden.assertHolds(
                Golden.root().resolve("schemas/src/test/golden/admission.hex"),
                hex(TopicCatalogue.ADMISSIONS, admission) + "\n");
    }

    private static String hex(TopicSpec topic, SpecificRecord value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream frame = new DataOutputStream(bytes);
        frame.writeByte(0);
        frame.writeInt(ContractIds.bundled().idOf(topic));
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
        encoder.flush();
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
