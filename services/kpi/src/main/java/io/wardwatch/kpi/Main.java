package io.wardwatch.kpi;

import io.micronaut.runtime.Micronaut;

/** Runs {@code kpi} as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Micronaut.build(args).environments("streaming", "kpi").start();
    }
}
