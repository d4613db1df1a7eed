package io.wardwatch.backtest;

import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.KnownPatient;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.formats.EventRecords;
import io.wardwatch.model.Said;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * History, patient after patient in the order of their keys: all events of one are applied in one go, what holds of it at the
 * clock is handed over, and nothing of it is kept. So memory is that of a stretch of history, however much there is of it. Patients
 * that are tied to others are few: they are applied first, and kept to the end.
 */
final class HistoryByPatient implements AutoCloseable {
    /**
     * A patient at the clock, to be described by {@code engine}.
     *
     * @param steps what was said of it on the way; empty where no steps were taken
     */
    record Held(PatientEngine engine, KnownPatient known, Optional<SteppedPatients> steps) {
        /** All revisions said of its scores, as they were said; empty unless they are kept. */
        List<IssuedScore> issued() {
            return steps.map(said -> said.issued(known.key())).orElse(List.of());
        }

        /** The same of the scores of its claims. */
        List<IssuedPaymentScore> issuedPayments() {
            return steps.map(said -> said.issuedPayments(known.key())).orElse(List.of());
        }

        /** What was said first of scores, by id; empty unless it is kept. */
        Map<String, Said> first() {
            return steps.map(SteppedPatients::first).orElse(Map.of());
        }
    }

    /** Takes patients in the order of their keys. */
    interface Visitor {
        void patient(Held held);
    }

    /** What a thread works with: while events are applied no time passes, so that nothing said depends on the order of files. */
    final class Engines {
        private final EventRecords records = new EventRecords();
        private final PatientEngine steps = engines.get();
        private final PatientEngine now = engines.get();

        private Engines() {
            now.clock(clock);
        }
    }

    /** What is applied at a time, in bytes: some thousand events, so that handing over costs next to nothing. */
    private static final int STRETCH = 1 << 19;

    /** Parts in a row, of which the last is not one. */
    record Stretch(int from, int to) {}

    private final EventsByPatient events;
    private final SteppedPatients.Memory memory;
    private final Supplier<PatientEngine> engines;
    private final SteppedPatients tied;
    private final Map<Integer, List<PatientKey>> tiedOfPart = new HashMap<>();
    private final LongAdder applied = new LongAdder();
    private final LongAdder duplicate = new LongAdder();
    private final LongAdder stateBytes = new LongAdder();
    private final long clock;
    private final long records;

    /**
     * @param clock microseconds
     * @param records how many events there are
     */
    HistoryByPatient(
            EventsByPatient events,
            SteppedPatients.Memory memory,
            Supplier<PatientEngine> engines,
            long clock,
            long records) {
        this.records = records;
        this.events = events;
        this.memory = memory;
        this.engines = engines;
        this.clock = clock;
        this.tied = new SteppedPatients(memory);
    }

    /** Applies the events of patients that are tied to others, and hands their entries over. */
    void settle(Set<PatientKey> patients, int threads) throws IOException, InterruptedException {
        if (patients.isEmpty()) {
            return;
        }
        Engines own = engines();
        new OrderedBlocks<Engines, Stretch, Map<PatientKey, List<Event>>>(threads, this::engines)
                .run(
                        stretches(),
                        (engine, stretch) -> byPatient(engine, stretch, patients, true),
                        found -> found.forEach(
                                (patient, all) -> count(tied.apply(own.steps, patient, all), all.size())));
        HandedOver.settle(tied, own.steps);
        tied.pass(own.now);
        for (PatientKey patient : tied.patients().patients()) {
            tiedOfPart
                    .computeIfAbsent(EventsByPatient.part(patient), part -> new ArrayList<>())
                    .add(patient);
        }
        stateBytes.add(tied.patients().bytes());
    }

    /** All parts, in the order of patients' keys. */
    Iterator<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int part = 0; part < EventsByPatient.PARTS; part++) {
            bytes += events.size(part);
            if (bytes >= STRETCH || part == EventsByPatient.PARTS - 1) {
                stretches.add(new Stretch(from, part + 1));
                from = part + 1;
                bytes = 0;
            }
        }
        return stretches.iterator();
    }

    /** Those of {@code stretches} that there are before {@code stop} says true; the others stay with it. */
    static Iterator<Stretch> until(Iterator<Stretch> stretches, BooleanSupplier stop) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return stretches.hasNext() && !stop.getAsBoolean();
            }

            @Override
            public Stretch next() {
                return stretches.next();
            }
        };
    }

    /** Says how far it is. */
    void tell(ReplayProgress progress) {
        progress.applying(applied() + duplicate(), records);
    }

    Engines engines() {
        return new Engines();
    }

    /** Applies all events of some parts and hands their patients over. */
    void each(Engines own, Stretch stretch, Visitor visitor) throws IOException {
        Set<PatientKey> kept = new TreeSet<>();
        for (int part = stretch.from; part < stretch.to; part++) {
            kept.addAll(tiedOfPart.getOrDefault(part, List.of()));
        }
        Map<PatientKey, List<Event>> patients = byPatient(own, stretch, kept, false);
        kept.forEach(patient -> patients.put(patient, List.of()));
        Optional<SteppedPatients> steps = Optional.empty();
        if (memory != SteppedPatients.Memory.NOTHING) {
            steps = Optional.of(stepped(own, patients));
        }
        for (Map.Entry<PatientKey, List<Event>> each : patients.entrySet()) {
            PatientKey patient = each.getKey();
            if (each.getValue().isEmpty()) {
                visitor.patient(new Held(own.now, own.now.known(tied.patients(), patient), Optional.of(tied)));
            } else if (steps.isPresent()) {
                KnownPatient known = own.now.known(steps.get().patients(), patient);
                visitor.patient(new Held(own.now, known, steps));
            } else {
                KnownPatient known = own.now.gather(patient, each.getValue());
                count(known.applied(), each.getValue().size());
                visitor.patient(new Held(own.now, known, steps));
            }
        }
    }

    private SteppedPatients stepped(Engines own, Map<PatientKey, List<Event>> patients) {
        SteppedPatients steps = new SteppedPatients(memory);
        patients.forEach((patient, all) -> {
            if (!all.isEmpty()) {
                count(steps.apply(own.steps, patient, all), all.size());
            }
        });
        steps.pass(own.now);
        stateBytes.add(steps.patients().bytes());
        return steps;
    }

    private void count(int news, int all) {
        applied.add(news);
        duplicate.add(all - news);
    }

    /** The events of some parts, by patient: of {@code some} alone where that is {@code wanted}, else of all but them; by key. */
    private Map<PatientKey, List<Event>> byPatient(Engines own, Stretch stretch, Set<PatientKey> some, boolean wanted)
            throws IOException {
        Map<PatientKey, List<Event>> patients = new HashMap<>();
        for (int part = stretch.from; part < stretch.to; part++) {
            byte[] all = events.read(part);
            ByteBuffer bytes = ByteBuffer.wrap(all);
            while (bytes.hasRemaining()) {
                int length = bytes.getInt();
                int from = bytes.position();
                if (some.isEmpty() || some.contains(own.records.patient(all, from, length)) == wanted) {
                    Event event = own.records.read(all, from, length);
                    patients.computeIfAbsent(event.patient(), patient -> new ArrayList<>(48))
                            .add(event);
                }
                bytes.position(from + length);
            }
        }
        return new TreeMap<>(patients);
    }

    /** What was said first of the scores of patients that are tied to others. */
    Map<String, Said> firstOfTied() {
        return tied.first();
    }

    long applied() {
        return applied.sum();
    }

    long duplicate() {
        return duplicate.sum();
    }

    /** Of all state that was kept while it was. */
    long stateBytes() {
        return stateBytes.sum();
    }

    /** Leaves all events that were read for a later run. */
    EventsByPatient events() {
        return events;
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
