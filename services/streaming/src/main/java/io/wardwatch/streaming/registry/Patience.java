package io.wardwatch.streaming.registry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How often, and for how long, a registry that is away is asked again: waits double from the first to the longest, and end with
 * the last that fits into {@code limit}.
 *
 * @param limit from the first attempt to giving up
 * @param answerWithin the longest that one attempt takes
 * @param nanoTime the clock; a test has its own
 * @param sleeper waits; a test does not
 */
public record Patience(Duration limit, Duration answerWithin, LongSupplier nanoTime, Sleeper sleeper) {
    static final Duration FIRST_WAIT = Duration.ofMillis(100);
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** Waits for so long. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration wait) throws InterruptedException;
    }

    /** Of a start: an orchestrator may bring up both at once. */
    public static Patience ofStart() {
        return of(Duration.ofSeconds(30));
    }

    /** Within a stream: shorter than a transaction may stay open (10 s); then the thread ends and its successor asks again. */
    public static Patience ofStream() {
        return of(Duration.ofSeconds(5));
    }

    private static Patience of(Duration limit) {
        return new Patience(
                limit, Duration.ofSeconds(3), System::nanoTime, wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()));
    }

    /** One question's waits. */
    Waits begin() {
        return new Waits();
    }

    /** Counts the time of one question. */
    final class Waits {
        private final long begun = nanoTime.getAsLong();
        private Duration next = FIRST_WAIT;

        /** Waits before the next attempt; false, without waiting, where that would be too late. */
        boolean again() throws InterruptedException {
            if (nanoTime.getAsLong() - begun + next.toNanos() > limit.toNanos()) {
                return false;
            }
            sleeper.sleep(next);
            Duration doubled = next.multipliedBy(2);
            next = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
            return true;
        }
    }
}
