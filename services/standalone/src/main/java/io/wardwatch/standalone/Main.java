package io.wardwatch.standalone;

import io.wardwatch.streaming.StartRefused;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The command line of Wardwatch. Each verb is one class, listed in {@code subcommands}. Data goes to standard output,
 * progress and errors to standard error. Exit codes: 0 done, 1 failed, 2 wrong use, 3 a condition
 * that was set came true.
 */
@Command(
        name = "wardwatch",
        description = "Readmission and payment risk from hospital events, seconds after each event.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            Main.Test.class,
            Main.Bench.class,
            SimulateCommand.class,
            ReplayCommand.class,
            BacktestCommand.class,
            ReportCommand.class,
            ClockCommand.class,
            TopicsCommand.class,
            DoctorCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong use", "3:done, and a condition that was set came true"},
        footer = {
            "",
            "Environment: JAVA_HOME (a JDK 21 or newer), WARDWATCH_HEAP (default 2g),",
            "WARDWATCH_JAVA_OPTS (more JVM options), WARDWATCH_DEBUG=1 (stack traces)."
        })
public final class Main implements Runnable {
    /** The launcher runs this one itself; it stands here so that the help lists it. */
    @Command(name = "test", description = "Builds everything and runs every test.")
    static final class Test implements Runnable {
        @Option(
                names = "--with-registry",
                description = {
                    "Also tests against a real schema registry, a download of 150 MB (always where CI is set).",
                    "Has to come first; what follows is for Maven."
                })
        boolean withRegistry;

        @Override
        public void run() {
            throw Failure.of("'test' is run by the launcher").mend("run it from the repository: ./wardwatch test");
        }
    }

    /** As {@link Test}; its options are told by {@code ./wardwatch bench --help}. */
    @Command(name = "bench", description = "Measures what each step costs, beside the numbers aimed at.")
    static final class Bench implements Runnable {
        @Override
        public void run() {
            throw Failure.of("'bench' is run by the launcher").mend("run it from the repository: ./wardwatch bench");
        }
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command in this process; returns its exit code. */
    static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        addHelp(line);
        line.getSubcommands().values().stream()
                .filter(verb -> !(verb.getCommand() instanceof HelpCommand))
                .forEach(Main::addHelp);
        return line.setParameterExceptionHandler(usageErrors())
                .setExecutionExceptionHandler(failures())
                .setUsageHelpAutoWidth(true)
                .execute(args);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** {@code VERB --help} is what most people try first; {@link HelpCommand} has it already. */
    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this text")
                        .build());
    }

    private static IParameterExceptionHandler usageErrors() {
        return (ParameterException problem, String[] args) -> {
            CommandLine command = problem.getCommandLine();
            PrintWriter err = command.getErr();
            err.println("wardwatch: " + problem.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
            String name = command.getCommandSpec().qualifiedName(" ");
            err.println("  mend:  see " + name.replaceFirst("^wardwatch ?", "./wardwatch help "));
            return CommandLine.ExitCode.USAGE;
        };
    }

    private static IExecutionExceptionHandler failures() {
        return (Exception thrown, CommandLine command, CommandLine.ParseResult parsed) -> {
            PrintWriter err = command.getErr();
            err.println(explained(thrown).text());
            if (debug()) {
                thrown.printStackTrace(err);
            } else if (!(thrown instanceof Failure || thrown instanceof StartRefused)) {
                err.println("  more:  WARDWATCH_DEBUG=1 shows the stack trace");
            }
            return CommandLine.ExitCode.SOFTWARE;
        };
    }

    private static Failure explained(Exception thrown) {
        return switch (thrown) {
            case java.io.UncheckedIOException wrapped -> explained(wrapped.getCause());
            case Failure failure -> failure;
            case StartRefused refused -> Failure.of(refused.getMessage());
            case java.nio.file.NoSuchFileException missing
            when missing.getReason() != null ->
                Failure.of("nothing to read")
                        .at(missing.getFile())
                        .because(missing.getReason())
                        .mend("check the path");
            case java.nio.file.NoSuchFileException missing ->
                Failure.of("no such file or folder").at(missing.getFile()).mend("check the path");
            case java.nio.file.AccessDeniedException denied ->
                Failure.of("no permission").at(denied.getFile()).mend("check who may read or write there");
            case java.nio.file.FileAlreadyExistsException there ->
                Failure.of("a file is in the way").at(there.getFile()).mend("remove it or name another place");
            case java.io.IOException failed ->
                Failure.of("reading or writing failed").because(failed);
            default ->
                Failure.of("stopped by an error it did not expect ("
                                + thrown.getClass().getSimpleName() + ")")
                        .because(thrown);
        };
    }

    private static boolean debug() {
        return "1".equals(System.getenv("WARDWATCH_DEBUG"));
    }
}
