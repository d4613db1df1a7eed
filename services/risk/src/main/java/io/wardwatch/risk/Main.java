package io.wardwatch.risk;

import io.wardwatch.streaming.http.ServiceProcess;

/** {@code risk} as a process of its own, against any Kafka. */
public final class Main {
    private Main() {}

    /** Starts the service and its HTTP answers (health, metrics); ends on a signal. */
    public static void main(String[] args) throws InterruptedException {
        ServiceProcess.run("risk", args);
    }
}
