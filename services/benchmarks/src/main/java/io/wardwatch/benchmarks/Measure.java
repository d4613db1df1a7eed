package io.wardwatch.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * A benchmark by the name that the command line and the table give it.
 *
 * @param method the benchmark's class and method, as JMH names them
 * @param parameters of the class
 * @param most microseconds an operation to stay below, or NaN where only the sum it is part of has a number
 * @param says the number in words
 */
record Measure(String name, String method, Map<String, String> parameters, double most, String says) {
    private static final double MICROS = 1e6;
    /** Events a second on one core. */
    private static final double REPLAYED = 150_000;

    static final List<Measure> ALL = List.of(
            part("decode", "DecodeBenchmark.decode"),
            new Measure("step", "StepBenchmark.step", Map.of(), 5, "5 µs mean"),
            new Measure("step-unscored", "MomentBenchmark.step", Map.of("scored", "false"), 3, "3 µs"),
            new Measure("step-scored", "MomentBenchmark.step", Map.of("scored", "true"), Double.NaN, ""),
            visits(5, false),
            visits(900, false),
            visits(5, true),
            visits(900, true),
            part("tile", "TileBenchmark.add"),
            part("score", "ScoreBenchmark.score"),
            part("encode", "EncodeBenchmark.encode"),
            new Measure(
                    "replay",
                    "ReplayBenchmark.replay",
                    Map.of(),
                    MICROS / REPLAYED,
                    "6.67 µs: 150,000 events/s a core"));

    /** The step of a patient with many visits costs at most ten times that of one with few. */
    private static Measure visits(int visits, boolean tied) {
        return new Measure(
                "visits-" + visits + (tied ? "-tied" : ""),
                "VisitsBenchmark.step",
                Map.of("visits", Integer.toString(visits), "tied", Boolean.toString(tied)),
                Double.NaN,
                "");
    }

    private static Measure part(String name, String method) {
        return new Measure(name, method, Map.of(), Double.NaN, "");
    }

    /** Whether {@code asked} means this one: its name, or what its name begins with, as {@code step}. */
    boolean is(String asked) {
        return name.equals(asked) || name.startsWith(asked + "-");
    }
}
