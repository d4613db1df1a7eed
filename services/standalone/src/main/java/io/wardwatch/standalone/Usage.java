package io.wardwatch.standalone;

import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses a command line that parses but makes no sense, such as an end before its start: exit code 2. */
public final class Usage {
    private Usage() {}

    /** The error to throw, for the command whose {@code @Spec} is given. */
    public static ParameterException error(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Throws where both are given and {@code to} lies before {@code from}. */
    static void requireOrder(CommandSpec spec, Instant from, Instant to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw error(spec, "--to lies before --from");
        }
    }
}
