package io.wardwatch.kpi;

import io.micronaut.runtime.Micronaut;

/** Runs {@code kpi} as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Not logback.xml: the command line has one of its own on the same class path.
        System.getProperties().putIfAbsent("logback.configurationFile", "logback-service.xml");
        Micronaut.build(args).environments("streaming", "kpi").start();
    }
}
