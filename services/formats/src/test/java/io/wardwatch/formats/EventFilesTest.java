package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.RejectionReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {
    private static final int COUNT = 600;

    @TempDir
    private Path folder;

    private final List<Event> events = events();

    @Test
    void shouldReadBackAnAvroFileInItsOrder() {
        assertThat(accepted(read(avro()))).isEqualTo(events);
    }

    @Test
    void shouldWriteAvroFilesThatAvroReads() throws IOException {
        try (DataFileReader<Object> reader = new DataFileReader<>(avro().toFile(), new GenericDatumReader<>())) {
            for (Event event : events) {
                GenericRecord record = (GenericRecord) reader.next();
                assertThat(record.get("eventId")).hasToString(event.eventId());
                assertThat(record.get("patientKey")).hasToString(event.patient().hex());
            }
            assertThat(reader.hasNext()).isFalse();
        }
    }

    @Test
    void shouldWriteTheSameBytesForTheSameEvents() throws IOException {
        byte[] first = Files.readAllBytes(avro());
        assertThat(Files.readAllBytes(avro())).isEqualTo(first);
    }

    @Test
    void shouldReadAFileOfOneEventTypeByResolution() throws IOException {
        List<Event> discharges = events.stream()
                .filter(event -> event.kind().type() == EventType.DISCHARGE)
                .toList();
        Path file = folder.resolve("discharges.avro");
        Schema schema = EventWire.topic(EventType.DISCHARGE).value().orElseThrow();
        try (DataFileReader<Object> all = new DataFileReader<>(avro().toFile(), new GenericDatumReader<>());
                DataFileWriter<Object> some = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            some.setCodec(CodecFactory.nullCodec()).create(schema, file.toFile());
            for (Object record : all) {
                if (((GenericRecord) record).getSchema().getName().equals(schema.getName())) {
                    some.append(record);
                }
            }
        }
        assertThat(accepted(read(file))).isEqualTo(discharges);
    }

    @Test
    void shouldSayWhereAnAvroFileBreaksOffAndKeepWhatCameBefore() throws IOException {
        byte[] whole = Files.readAllBytes(avro());
        Path cut = folder.resolve("cut.avro");
        for (int length : new int[] {whole.length - 1, whole.length - 20, whole.length / 2, 100, 5, 4}) {
            Files.write(cut, Arrays.copyOf(whole, length));
            List<Parsed<Event>> read = read(cut);
            assertThat(read.getLast()).as("first %d bytes", length).isInstanceOf(Parsed.Rejected.class);
            assertThat(((Parsed.Rejected<Event>) read.getLast()).place()).isEqualTo(cut + ":" + read.size());
            assertThat(accepted(read.subList(0, read.size() - 1))).isEqualTo(events.subList(0, read.size() - 1));
        }
    }

    @Test
    void shouldNeverThrowForADamagedAvroFile() throws IOException {
        byte[] whole = Files.readAllBytes(avro());
        Random random = new Random(5);
        for (int round = 0; round < 30; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = folder.resolve("damaged.avro");
            Files.write(file, damaged);
            read(file);
        }
    }

    @Test
    void shouldRefuseARecordInABlockAndGoOn() throws IOException {
        Path file = folder.resolve("future.avro");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Event far = late(events.getFirst());
        try (AvroWriter writer = new AvroWriter(bytes)) {
            writer.write(events.get(0), ClearIds.of("P"));
            writer.write(far, ClearIds.of("P"));
            writer.write(events.get(1), ClearIds.of("P"));
        }
        Files.write(file, bytes.toByteArray());
        List<Parsed<Event>> read = read(file);
        assertThat(accepted(List.of(read.get(0), read.get(2)))).containsExactly(events.get(0), events.get(1));
        assertThat(read.get(1)).isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> {
            assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.TIME_OUT_OF_RANGE);
            assertThat(rejected.place()).endsWith("future.avro:2");
            assertThat(rejected.original()).isNotEmpty();
        });
    }

    @Test
    void shouldTellPlainFilesFromAvroByTheirBytes() throws IOException {
        Path plain = folder.resolve("a.jsonl.gz");
        try (EventSink sink = EventFiles.create(plain)) {
            events.forEach(event -> sink.write(event, new ClearIds("P1", "", "P2")));
        }
        Path renamed = Files.move(plain, folder.resolve("b.data"));
        assertThat(read(renamed)).hasSize(COUNT).allMatch(parsed -> parsed instanceof Parsed.Accepted);
    }

    @Test
    void shouldSayThatACompressedFileIsBrokenFromItsFirstByte() throws IOException {
        Path file = Files.write(folder.resolve("c.jsonl.gz"), new byte[] {0x1F, (byte) 0x8B, 7});
        assertThat(read(file)).singleElement().isInstanceOf(Parsed.Rejected.class);
    }

    @Test
    void shouldListTheFilesOfAFolderByName() throws IOException {
        Stream.of("b.jsonl", "a.avro", "c.jsonl.gz", "truth.json").forEach(name -> write(folder.resolve(name)));
        assertThat(EventFiles.list(folder).stream()
                        .map(file -> file.getFileName().toString()))
                .containsExactly("a.avro", "b.jsonl", "c.jsonl.gz");
    }

    private static void write(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path avro() {
        Path file = folder.resolve("events.avro");
        try (EventSink sink = EventFiles.create(file)) {
            events.forEach(event -> sink.write(event, ClearIds.of("P1")));
        }
        return file;
    }

    private static List<Event> events() {
        Random random = new Random(11);
        return Stream.generate(() -> AnyEvents.event(random)).limit(COUNT).toList();
    }

    private static Event late(Event event) {
        return new Event(
                event.kind(),
                event.eventId(),
                event.source(),
                event.patient(),
                event.facility(),
                event.encounterId(),
                event.claimId(),
                event.occurredAt(),
                Long.MAX_VALUE,
                event.basis(),
                event.receivedAt(),
                event.sequence(),
                event.cleared(),
                event.causeId(),
                event.affectedEventId(),
                event.fields());
    }

    private static List<Event> accepted(List<Parsed<Event>> read) {
        return read.stream()
                .map(parsed -> ((Parsed.Accepted<Event>) parsed).value())
                .toList();
    }

    private static List<Parsed<Event>> read(Path file) {
        List<Parsed<Event>> all = new ArrayList<>();
        try (EventSource source = EventFiles.open(file, Pseudonyms.demo(), facility -> ZoneOffset.UTC)) {
            for (Parsed<Event> next = source.next(); next != null; next = source.next()) {
                all.add(next);
            }
        }
        return all;
    }
}
