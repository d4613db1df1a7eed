package io.wardwatch.streaming;

import io.wardwatch.streaming.registry.RegistryProblem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/**
 * Decides what happens when a stream thread dies: it is replaced, as most causes pass (a broker that restarts, a fenced
 * producer); but after too many deaths in a short time the client is shut down, and the orchestrator restarts the process.
 * A registry that is away is waited for: each thread has asked for seconds before it died, and a new process would ask no better.
 * Each death is remembered by the exception's class only, since messages may carry data; but where a start is refused, which no
 * other thread could change, the client is shut down at once and the words are kept.
 */
public final class ThreadDeaths implements StreamsUncaughtExceptionHandler {
    private final int most;
    private final long withinNanos;
    private final LongSupplier nanoTime;
    private final Deque<Long> recent = new ArrayDeque<>();
    private long count;
    private String lastCause = "";

    /** Replaces up to {@code most} threads in any span of {@code within}. */
    public ThreadDeaths(int most, Duration within, LongSupplier nanoTime) {
        this.most = most;
        this.withinNanos = within.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable death) {
        long now = nanoTime.getAsLong();
        count++;
        if (BugsToDeadLetters.registryIsAway(death)) {
            lastCause = RegistryProblem.class.getSimpleName();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        Optional<StartRefused> refused = refused(death);
        if (refused.isPresent()) {
            lastCause = refused.get().getMessage();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        lastCause = rootOf(death).getClass().getSimpleName();
        while (!recent.isEmpty() && now - recent.getFirst() > withinNanos) {
            recent.removeFirst();
        }
        recent.addLast(now);
        return recent.size() > most
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Deaths since the start. */
    public synchronized long count() {
        return count;
    }

    /** The class of the last death's root cause, or the words of a refusal. */
    public synchronized Optional<String> lastCause() {
        return lastCause.isEmpty() ? Optional.empty() : Optional.of(lastCause);
    }

    private static Optional<StartRefused> refused(Throwable death) {
        Throwable cause = death;
        while (cause != null && !(cause instanceof StartRefused) && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause instanceof StartRefused refused ? Optional.of(refused) : Optional.empty();
    }

    private static Throwable rootOf(Throwable death) {
        Throwable root = death;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
