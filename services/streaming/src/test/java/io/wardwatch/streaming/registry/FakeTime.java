package io.wardwatch.streaming.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that only waiting moves on, and that remembers the waits. */
final class FakeTime {
    private final AtomicLong now = new AtomicLong();
    private final List<Duration> waits = new ArrayList<>();

    Patience patience(Duration limit) {
        return new Patience(limit, Duration.ofSeconds(5), now::get, wait -> {
            waits.add(wait);
            pass(wait);
        });
    }

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    List<Duration> waits() {
        return waits;
    }
}
