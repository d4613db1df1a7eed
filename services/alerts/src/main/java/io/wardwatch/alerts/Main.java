package io.wardwatch.alerts;

import io.wardwatch.streaming.http.ServiceProcess;

/** Runs {@code alerts} as a process of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceProcess.run("alerts", args);
    }
}
