package io.wardwatch.benchmarks;

import io.wardwatch.benchmarks.History.Wired;
import io.wardwatch.core.event.Event;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Parsed;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One event from its bytes on a topic, validated. */
@State(Scope.Benchmark)
public class DecodeBenchmark {
    private final EventWire wire = EventWire.ofTopics();
    private List<Wired> values;
    private int at;

    @Setup
    public void simulate() {
        values = History.simulated().wired();
    }

    @Benchmark
    public Parsed<Event> decode() {
        at = at + 1 < values.size() ? at + 1 : 0;
        Wired next = values.get(at);
        return wire.fromWire(next.type(), next.value());
    }
}
