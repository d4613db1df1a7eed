package io.wardwatch.streaming.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.EmbeddedApplication;
import io.wardwatch.streaming.StartRefused;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.util.concurrent.CountDownLatch;

/** A service as a process of its own: until it is told to end, or does not start. */
public final class ServiceProcess {
    private static final int FAILED = 1;

    private ServiceProcess() {}

    /**
     * Starts the environments {@code streaming} and {@code service}, and stays until the process is told to end. A start that is
     * refused ends it with what is wrong and how to mend it, instead of a stack trace.
     */
    public static void run(String service, String[] args) throws InterruptedException {
        // Not defaultEnvironments: another environment given from outside would then silently start nothing.
        ApplicationContext context = ApplicationContext.builder(args)
                .deduceEnvironment(false)
                .banner(false)
                .environments("streaming", service)
                .build();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            context.stop();
                            ended.countDown();
                        },
                        "end"));
        try {
            context.start();
            context.getBean(EmbeddedApplication.class).start();
        } catch (RuntimeException failed) {
            System.err.println("wardwatch " + service + " does not start: " + why(failed));
            System.exit(FAILED);
        }
        ended.await();
    }

    private static String why(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refusal) {
                return refusal.getMessage();
            }
            if (cause instanceof BindException) {
                return "its address is taken or not this machine's\n  mend: set WARDWATCH_HTTP_PORT or WARDWATCH_HTTP_HOST";
            }
        }
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
