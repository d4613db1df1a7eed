package io.wardwatch.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench}: runs the benchmarks one by one and prints what each costs beside the number the design aims at. Its help is a file
 * of its own, {@value #PAGE}, which the launcher shows without building anything.
 */
@Command(name = "bench")
public final class Bench implements Callable<Integer> {
    private static final String PAGE = "bench.txt";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    /** Nothing here logs; that no logger is there need not be told. */
    private static final String LOGGING = "slf4j.internal.verbosity";

    private static final String PACKAGE = Bench.class.getPackageName().replace(".", "\\.") + "\\.";

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"})
    private boolean help;

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--only", split = ",")
    private List<String> only = List.of();

    /** Runs the benchmarks and ends the process with the exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench())
                .setParameterExceptionHandler(Bench::wrongUse)
                .execute(args));
    }

    private static int wrongUse(CommandLine.ParameterException problem, String[] args) {
        System.err.println("wardwatch: " + problem.getMessage());
        System.err.println("  mend:  see ./wardwatch bench --help");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() throws RunnerException, IOException {
        if (help) {
            try (InputStream page = Bench.class.getResourceAsStream(PAGE)) {
                page.transferTo(System.out);
            }
            return 0;
        }
        List<Measure> measures = chosen();
        // Two runs on one machine disturb each other, which the errors tell; a lock left behind would stop all.
        System.setProperty("jmh.ignoreLock", "true");
        System.setProperty(LOGGING, "ERROR");
        List<String> rows = new ArrayList<>();
        for (Measure measure : measures) {
            System.err.printf("[%d/%d] %s%n", rows.size() + 1, measures.size(), measure.name());
            rows.add(row(measure, run(measure)));
        }
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "%-14s %10s %10s %12s   %s%n", "", "µs", "± µs", "garbage B", "to stay below");
        rows.forEach(out::println);
        out.println();
        new Sizes(History.simulated()).print(out);
        return 0;
    }

    private List<Measure> chosen() {
        for (String name : only) {
            if (Measure.ALL.stream().noneMatch(measure -> measure.is(name))) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "no benchmark '" + name + "'; there are "
                                + Measure.ALL.stream().map(Measure::name).collect(Collectors.joining(", ")));
            }
        }
        return Measure.ALL.stream()
                .filter(measure -> only.isEmpty() || only.stream().anyMatch(measure::is))
                .toList();
    }

    private RunResult run(Measure measure) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + PACKAGE + measure.method().replace(".", "\\.") + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .threads(1)
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 3 : 5)
                .warmupTime(TimeValue.seconds(quick ? 1 : 2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(quick ? 1 : 2))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(
                        "-D" + LOGGING + "=ERROR",
                        "-Xmx1g",
                        "-XX:+UseParallelGC",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--sun-misc-unsafe-memory-access=allow");
        for (Map.Entry<String, String> parameter : measure.parameters().entrySet()) {
            options.param(parameter.getKey(), parameter.getValue());
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        return results.iterator().next();
    }

    private static String row(Measure measure, RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> garbage = result.getSecondaryResults().get(ALLOCATED);
        double mean = time.getScore();
        String number = measure.says().isEmpty()
                ? ""
                : "≤ " + measure.says() + (mean <= measure.most() ? "  met" : "  not met");
        return String.format(
                        Locale.ROOT,
                        "%-14s %10.2f %10.2f %12.0f   %s",
                        measure.name(),
                        mean,
                        time.getScoreError(),
                        garbage == null ? Double.NaN : garbage.getScore(),
                        number)
                .stripTrailing();
    }
}
