package io.wardwatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Outputs;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.timeline.Finding;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainingHistoryTest {
    private static final long DAY = 86_400_000_000L;
    private static final long START = Event.micros(Instant.parse("2025-01-01T12:00:00Z"));
    private static final Facility NORTH = new Facility("NORTH", ZoneId.of("America/New_York"), 10);
    private static final int FAR = 400;

    @Test
    void shouldLabelBothScoresWhenNextStayBeginsOnDayThirty() {
        List<Example> examples = examples(
                admitted(1, "v1", 0),
                discharged(1, "v1", 3, "01"),
                admitted(1, "v2", 33),
                discharged(1, "v2", 40, "01"),
                admitted(1, "v3", 71),
                discharged(1, "v3", 72, "01"),
                admitted(2, "end", FAR));

        assertThat(examples).extracting(Example::outcome).containsExactly(true, true, false, false, false, false);
        assertThat(examples)
                .extracting(Example::moment)
                .containsExactlyInAnyOrder(
                        "at admission", "at discharge", "at admission", "at discharge", "at admission", "at discharge");
    }

    @Test
    void shouldGiveNoExampleWhenOutcomeIsNotYetKnown() {
        assertThat(examples(admitted(1, "v1", 0), discharged(1, "v1", 3, "01"), admitted(2, "end", 33)))
                .isEmpty();
        assertThat(examples(admitted(1, "v1", 0), discharged(1, "v1", 3, "01"), admitted(2, "end", 34)))
                .hasSize(2);
    }

    @Test
    void shouldGiveNoExampleWhenPatientDiedOrIsStillThere() {
        assertThat(examples(
                        admitted(1, "v1", 0),
                        discharged(1, "v1", 3, "20"),
                        admitted(2, "v2", 5),
                        admitted(3, "end", FAR)))
                .isEmpty();
    }

    @Test
    void shouldGiveNoExampleWhenStayGoesOnInAnotherHospital() {
        assertThat(examples(admitted(1, "v1", 0), discharged(1, "v1", 3, "02"), admitted(2, "end", FAR)))
                .isEmpty();
    }

    @Test
    void shouldTakeOnlyTheDischargeThatHoldsWhenOneWasCancelled() {
        List<Example> examples = examples(
                admitted(1, "v1", 0),
                discharged(1, "v1", 3, "01"),
                event(1, Kind.DISCHARGE_CANCELLED, "v1", 4, Fields.NONE),
                discharged(1, "v1", 9, "01"),
                admitted(2, "end", FAR));

        assertThat(examples).hasSize(2);
        double nights = StrictMath.log1p(9);
        assertThat(examples).anyMatch(example -> contains(example.features(), nights));
    }

    @Test
    void shouldCountAsTheKpiCountsWhenHistoriesAreArbitrary() {
        Random random = new Random(9);
        List<Event> events = new ArrayList<>();
        for (int patient = 1; patient <= 60; patient++) {
            int day = random.nextInt(20);
            for (int visit = 0; visit < 4; visit++) {
                String id = patient + "-" + visit;
                events.add(admitted(patient, id, day));
                day += random.nextInt(6);
                events.add(discharged(patient, id, day, random.nextInt(12) == 0 ? "20" : "01"));
                if (random.nextInt(8) == 0) {
                    events.add(event(patient, Kind.DISCHARGE_CANCELLED, id, day, Fields.NONE));
                }
                day += random.nextInt(50);
            }
        }
        Collections.shuffle(events, random);
        events.add(admitted(99, "end", 2 * FAR));

        List<Example> discharges = examples(events.toArray(Event[]::new)).stream()
                .filter(example -> example.moment().equals("at discharge"))
                .toList();

        Tally kpi = new Tally();
        PatientEngine engine = new PatientEngine(Scorer.bundled());
        engine.facility(NORTH);
        MapStore store = new MapStore();
        events.forEach(event -> engine.apply(store, event, kpi));
        assertThat(discharges).hasSize((int) kpi.live);
        assertThat(discharges.stream().filter(Example::outcome).count())
                .isPositive()
                .isEqualTo(kpi.readmitted);
    }

    private static List<Example> examples(Event... events) {
        TrainingHistory history = new TrainingHistory(List.of(NORTH));
        for (Event event : events) {
            history.add(event);
        }
        return history.examples(Target.READMISSION_30D);
    }

    private static boolean contains(double[] values, double wanted) {
        for (double value : values) {
            if (value == wanted) {
                return true;
            }
        }
        return false;
    }

    private static Event admitted(int patient, String visit, int day) {
        return event(patient, Kind.ADMITTED, visit, day, Fields.NONE);
    }

    private static Event discharged(int patient, String visit, int day, String disposition) {
        return event(
                patient, Kind.DISCHARGED, visit, day, Fields.packed(Field.DISPOSITION.bit(), new Object[] {disposition
                }));
    }

    private static Event event(int patient, Kind kind, String visit, int day, Fields fields) {
        long at = START + day * DAY + (kind == Kind.ADMITTED ? 0 : 1_000_000L * kind.code());
        return new Event(
                kind,
                kind + visit + "@" + day,
                "TEST",
                new PatientKey(patient, patient),
                NORTH.code(),
                visit,
                "",
                at,
                at,
                RecordedAtBasis.SOURCE,
                Event.ABSENT,
                Event.ABSENT,
                0,
                "",
                "",
                fields);
    }

    private static final class MapStore implements PatientStore {
        private final Map<ByteBuffer, byte[]> values = new HashMap<>();

        @Override
        public byte[] get(byte[] key) {
            return values.get(ByteBuffer.wrap(key));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            values.put(ByteBuffer.wrap(key), value);
        }
    }

    private static final class Tally implements Outputs {
        private long live;
        private long readmitted;

        @Override
        public void stay(Stay stay) {}

        @Override
        public void judgedStay(JudgedStay stay) {}

        @Override
        public void contribution(Contribution difference) {
            for (int i = 0; difference.group() == MeasureGroup.DISCHARGE && i < difference.columns().length; i++) {
                if (difference.columns()[i] == Columns.LIVE) {
                    live += difference.amounts()[i];
                } else if (difference.columns()[i] == Columns.READMITTED + 1) {
                    readmitted += difference.amounts()[i];
                }
            }
        }

        @Override
        public void score(IssuedScore score) {}

        @Override
        public void alert(CareAlert alert) {}

        @Override
        public void paymentScore(IssuedPaymentScore score) {}

        @Override
        public void financeAlert(FinanceAlert alert) {}

        @Override
        public void finding(Finding finding, boolean raised) {}

        @Override
        public void links(PatientKey home, List<Link> links) {}

        @Override
        public void notice(Notice notice) {}
    }
}
