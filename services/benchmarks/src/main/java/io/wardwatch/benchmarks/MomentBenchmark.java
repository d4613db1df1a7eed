package io.wardwatch.benchmarks;

import io.wardwatch.core.engine.PatientEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The engine's step, apart for events that say a score or an alert and for those that do not. */
@State(Scope.Benchmark)
public class MomentBenchmark {
    @Param({"false", "true"})
    private boolean scored;

    private final Encoder encoder = new Encoder();
    private Moments moments;
    private PatientEngine engine;
    private int at;

    @Setup
    public void simulate() {
        History history = History.simulated();
        moments = Moments.of(history, scored);
        engine = history.engine();
    }

    @Benchmark
    public long step() {
        at = at + 1 < moments.events().size() ? at + 1 : 0;
        engine.apply(moments, moments.events().get(at), encoder);
        return encoder.bytes();
    }
}
