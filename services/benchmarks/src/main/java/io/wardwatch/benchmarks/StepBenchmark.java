package io.wardwatch.benchmarks;

import io.wardwatch.backtest.PatientMap;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The engine's step: a decoded event in, the patient's records and all outputs encoded. Over a map, from empty to full. */
@State(Scope.Benchmark)
public class StepBenchmark {
    private final Encoder encoder = new Encoder();
    private List<Event> events;
    private PatientEngine engine;
    private PatientMap patients;
    private int at;

    @Setup
    public void simulate() {
        History history = History.simulated();
        events = history.events();
        engine = history.engine();
        patients = new PatientMap();
    }

    @Benchmark
    public long step() {
        if (at == events.size()) {
            at = 0;
            patients = new PatientMap();
        }
        engine.apply(patients, events.get(at++), encoder);
        return encoder.bytes();
    }
}
