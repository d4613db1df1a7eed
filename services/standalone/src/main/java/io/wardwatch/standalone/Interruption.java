package io.wardwatch.standalone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears Ctrl-C (and a polite kill) while it is open, and holds the process until {@link #close}: so work can be put in order
 * before it ends.
 */
final class Interruption implements AutoCloseable {
    private static final int MOST_SECONDS = 300;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hear, "interruption");
    private volatile boolean came;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean came() {
        return came;
    }

    @Override
    public void close() {
        closed.countDown();
        if (!came) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already; the hook has nothing to wait for any more.
            }
        }
    }

    private void hear() {
        came = true;
        try {
            if (!closed.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("wardwatch: ended before the work was put in order");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
