package io.wardwatch.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.StayCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a codec read before, of the same patient or of others, changes nothing of what it reads and writes. */
final class LongHeadTest {
    private static final String[] FACILITIES = {"NORTH", "SOUTH", "EAST"};

    private final Random random = new Random(7);
    private int number;

    @Test
    void shouldReadAndWriteAsANewCodecDoesWhateverWasReadBefore() {
        StateCodec used = new StateCodec();
        List<List<EncounterSummary>> patients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<EncounterSummary> visits = new ArrayList<>();
            while (visits.size() < SeenVisits.MANY - 4) {
                visits.add(visit());
            }
            patients.add(visits);
        }
        for (int step = 0; step < 3_000; step++) {
            List<EncounterSummary> visits = patients.get(random.nextInt(patients.size()));
            Head head = head(visits);
            byte[] bytes = new StateCodec().encode(head);

            Head read = used.decodeHead(bytes);

            assertThat(read).isEqualTo(head);
            change(visits, read.encounters());
            Head next = head(visits);
            assertThat(used.encode(next)).isEqualTo(new StateCodec().encode(next));
        }
    }

    /** Mostly at the end, as visits come; what is the same is the very object that was read. */
    private void change(List<EncounterSummary> visits, List<EncounterSummary> read) {
        visits.clear();
        visits.addAll(read);
        int last = visits.size() - 1;
        switch (random.nextInt(5)) {
            case 0 -> visits.add(visit());
            case 1 -> visits.set(last, visit());
            case 2 -> visits.set(random.nextInt(visits.size()), visit());
            case 3 -> visits.remove(last);
            default -> {
                // read again
            }
        }
    }

    private static Head head(List<EncounterSummary> visits) {
        return new Head(new Head.Epoch(1, 2), List.copyOf(visits), List.of(), List.of());
    }

    private EncounterSummary visit() {
        long begin = 1_700_000_000_000_000L + random.nextInt(1_000) * 3_600_000_000L;
        return new EncounterSummary(
                FACILITIES[random.nextInt(FACILITIES.length)],
                "V" + number++,
                begin,
                Event.ABSENT,
                Event.ABSENT,
                Event.ABSENT,
                Event.ABSENT,
                false,
                -1,
                begin,
                random.nextInt(4),
                Event.ABSENT,
                begin,
                begin,
                new IdFilter(random.nextLong(), random.nextLong()),
                Event.ABSENT,
                Math.floorDiv(begin, 86_400_000_000L),
                false,
                false,
                StayCoding.NONE);
    }
}
