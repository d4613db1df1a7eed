package io.wardwatch.benchmarks;

import io.wardwatch.backtest.PatientMap;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Hop;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.score.Scorer;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The engine's step for one patient by the number of visits on record: the next admission, an update of it, its discharge and its
 * coding in turn, each with the state as it stood before. Every third visit is a stay, the others are emergency visits, a week apart.
 * Tied, every other visit came under a second number that was merged into the patient's.
 */
@State(Scope.Benchmark)
public class VisitsBenchmark {
    private static final PatientKey PATIENT = new PatientKey(47, 11);
    private static final PatientKey SECOND = new PatientKey(48, 12);
    private static final long HOUR = 3_600_000_000L;
    private static final long WEEK = 168 * HOUR;
    private static final int STAY_EVERY = 3;
    private static final long AGE_AT_FIRST = 60;
    private static final int WEEKS_A_YEAR = 52;

    @Param({"5", "900"})
    private int visits;

    @Param("false")
    private boolean tied;

    private final Encoder encoder = new Encoder();
    private final List<Step> steps = new ArrayList<>();
    private PatientEngine engine;
    private int at;

    /** An event, and the patient's records before it: reads come from there, writes are never read. */
    private record Step(Event event, PatientMap before) implements PatientStore {
        @Override
        public byte[] get(byte[] key) {
            return before.get(key);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            // The same step is taken again and again.
        }
    }

    @Setup
    public void live() {
        engine = new PatientEngine(Scorer.bundled());
        List<Event> past = new ArrayList<>();
        for (int visit = 0; visit < visits; visit++) {
            past.addAll(visit(visit, visit % STAY_EVERY == STAY_EVERY - 1));
        }
        List<Event> next = visit(visits, true);
        for (int known = 0; known < next.size(); known++) {
            PatientMap before = new PatientMap();
            past.forEach(event -> engine.apply(before, event, encoder));
            if (tied) {
                merge(before);
            }
            next.subList(0, known).forEach(event -> engine.apply(before, event, encoder));
            steps.add(new Step(next.get(known), before));
        }
    }

    /** The second number belongs to the patient; each tells the other until neither has anything left to say. */
    private void merge(PatientMap records) {
        Hop hop = new Hop(PATIENT, 0, false);
        engine.assign(records, new Assignment(SECOND, 1, List.of(hop), List.of(), List.of()), encoder);
        for (List<Notice> said = encoder.takeNotices(); !said.isEmpty(); said = encoder.takeNotices()) {
            said.forEach(notice -> engine.receive(records, notice, encoder));
        }
    }

    private List<Event> visit(int number, boolean stay) {
        PatientKey patient = tied && number < visits && number % 2 == 0 ? SECOND : PATIENT;
        long begin = number * WEEK;
        List<Event> events = new ArrayList<>();
        events.add(event(
                patient, stay ? Kind.ADMITTED : Kind.REGISTERED, number, begin, stay ? "INPATIENT" : "EMERGENCY"));
        if (stay) {
            events.add(event(patient, Kind.UPDATED, number, begin + HOUR, null));
        }
        events.add(event(patient, Kind.DISCHARGED, number, begin + (stay ? 72 : 4) * HOUR, null));
        if (stay) {
            events.add(event(patient, Kind.CODED, number, begin + 100 * HOUR, null));
        }
        return events;
    }

    private static Event event(PatientKey patient, Kind kind, int visit, long at, String visitClass) {
        Fields.Builder fields = new Fields.Builder();
        if (visitClass != null) {
            fields.set(Field.CLASS, visitClass)
                    .set(Field.AGE_YEARS, AGE_AT_FIRST + visit / WEEKS_A_YEAR)
                    .set(Field.PAYER, "MEDICARE");
        }
        if (kind != Kind.REGISTERED && kind != Kind.DISCHARGED) {
            fields.set(Field.DIAGNOSES, List.of(new Diagnosis("I50.9", "ICD10", 1, null)));
        }
        return new Event(
                kind,
                kind + "-" + visit,
                "bench",
                patient,
                "NORTH",
                "V" + visit,
                "",
                at,
                at,
                RecordedAtBasis.SOURCE,
                Event.ABSENT,
                Event.ABSENT,
                0,
                "",
                "",
                fields.build());
    }

    @Benchmark
    public long step() {
        at = at + 1 < steps.size() ? at + 1 : 0;
        Step step = steps.get(at);
        engine.apply(step, step.event(), encoder);
        return encoder.bytes();
    }
}
