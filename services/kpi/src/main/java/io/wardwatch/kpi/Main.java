package io.wardwatch.kpi;

import io.wardwatch.streaming.http.ServiceProcess;

/** Runs {@code kpi} as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceProcess.run("kpi", args);
    }
}
