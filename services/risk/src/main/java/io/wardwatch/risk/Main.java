package io.wardwatch.risk;

import io.micronaut.runtime.Micronaut;

/** {@code risk} as a process of its own, against any Kafka. */
public final class Main {
    private Main() {}

    /** Starts the service and its HTTP answers (health, metrics); ends on a signal. */
    public static void main(String[] args) {
        // Not defaultEnvironments: another environment given from outside would then silently start nothing.
        Micronaut.build(args).environments("streaming", "risk").start();
    }
}
