package io.wardwatch.alerts;

import io.micronaut.runtime.Micronaut;

/** Runs {@code alerts} as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Micronaut.build(args).environments("streaming", "alerts").start();
    }
}
