package io.wardwatch.streaming;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ThreadDeathsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ThreadDeaths deaths = new ThreadDeaths(2, Duration.ofMinutes(5), nanos::get);

    @Test
    void shouldShutDownWhenTooManyThreadsDieInAShortTime() {
        assertThat(die()).isEqualTo(REPLACE_THREAD);
        assertThat(die()).isEqualTo(REPLACE_THREAD);
        assertThat(die()).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void shouldReplaceThreadsForEverWhenDeathsAreFarApart() {
        for (int i = 0; i < 10; i++) {
            assertThat(die()).isEqualTo(REPLACE_THREAD);
            nanos.addAndGet(Duration.ofMinutes(3).toNanos());
        }
        assertThat(deaths.count()).isEqualTo(10);
    }

    @Test
    void shouldRememberTheRootCauseByItsClassOnly() {
        deaths.handle(new RuntimeException("outer", new IllegalStateException("patient 4711")));

        assertThat(deaths.lastCause()).contains("IllegalStateException");
    }

    @Test
    void shouldShutDownAtOnceInWordsWhenTheStartIsRefused() {
        StartRefused refused = new StartRefused("state of another version", new IllegalStateException("epoch 1"));

        assertThat(deaths.handle(new RuntimeException("task 0_1", refused))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(deaths.lastCause()).contains("state of another version");
    }

    private Object die() {
        return deaths.handle(new IllegalStateException("gone"));
    }
}
