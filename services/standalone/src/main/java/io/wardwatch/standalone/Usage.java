package io.wardwatch.standalone;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses a command line that parses but makes no sense, such as an end before its start: exit code 2. */
public final class Usage {
    private Usage() {}

    /** The error to throw, for the command whose {@code @Spec} is given. */
    public static ParameterException error(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
