package io.wardwatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.PatientKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events laid by patient: the same whether they found room in memory or not, and after they were saved. */
class EventsByPatientTest {
    private static final int EVENTS = 5_000;

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheSameWhenEventsDoNotFitInMemory() throws IOException {
        try (EventsByPatient roomy = filled(1 << 30);
                EventsByPatient narrow = filled(10_000)) {
            assertSame(narrow, roomy);
        }
        assertNothingLeft();
    }

    @Test
    void shouldGiveTheSameWhenSavedAndRestored() throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (EventsByPatient events = filled(10_000);
                EventsByPatient again = new EventsByPatient(folder, 10_000)) {
            events.save(new DataOutputStream(saved));
            again.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));

            assertSame(again, events);
        }
        assertNothingLeft();
    }

    @Test
    void shouldKeepEachEventBehindItsLengthInItsPart() throws IOException {
        try (EventsByPatient events = new EventsByPatient(folder, 10_000)) {
            events.add(7, new byte[] {1, 2, 3}, 1, 2);

            assertThat(events.size(6)).isZero();
            assertThat(events.size(7)).isEqualTo(6);
            assertThat(events.read(7)).containsExactly(0, 0, 0, 2, 2, 3);
        }
    }

    @Test
    void shouldOrderPartsAsKeysAreOrdered() {
        Random random = new Random(1);
        PatientKey[] keys = Stream.generate(() -> new PatientKey(random.nextLong(), random.nextLong()))
                .limit(1_000)
                .sorted()
                .toArray(PatientKey[]::new);

        assertThat(Stream.of(keys).map(EventsByPatient::part)).isSorted();
    }

    private EventsByPatient filled(long budget) throws IOException {
        EventsByPatient events = new EventsByPatient(folder, budget);
        Random random = new Random(2);
        for (int i = 0; i < EVENTS; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            events.add(random.nextInt(50) * random.nextInt(80), bytes, 0, bytes.length);
        }
        return events;
    }

    private static void assertSame(EventsByPatient events, EventsByPatient others) throws IOException {
        for (int part = 0; part < EventsByPatient.PARTS; part++) {
            assertThat(events.read(part)).isEqualTo(others.read(part));
            assertThat(events.size(part)).isEqualTo(others.size(part));
        }
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
