package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void shouldReadBackWhatItWroteWhenRestarted() {
        Progress progress = new Progress();
        progress.reached(0, 300);
        progress.applied();
        progress.reached(2, 0);
        progress.duplicate();
        progress.reached(3, 7);
        progress.tick(1_700_000_000_000_000L);
        progress.rejected(RejectionReason.MISROUTED);
        progress.rejected(RejectionReason.TOO_LONG);
        progress.rejected(RejectionReason.TOO_LONG);

        Progress restarted = Progress.of(progress.encode());

        assertThat(restarted.cut()).isEqualTo(progress.cut());
        assertThat(restarted.clock()).isEqualTo(1_700_000_000_000_000L);
        assertThat(restarted.counts()).isEqualTo(progress.counts());
        assertThat(restarted.counts().rejected())
                .isEqualTo(Map.of(RejectionReason.MISROUTED, 1L, RejectionReason.TOO_LONG, 2L));
        assertThat(restarted.counts().in()).isEqualTo(5);
    }

    @Test
    void shouldWriteTheCutAsVarintsOfTheNextOffset() {
        Progress progress = new Progress();
        progress.reached(0, 299);
        progress.reached(3, 4);

        assertThat(progress.cut()).containsExactly(0xAC, 0x02, 0, 0, 5);
    }

    @Test
    void shouldKeepTheClockWhenATickIsBehindIt() {
        Progress progress = new Progress();
        assertThat(progress.clock()).isEqualTo(Event.ABSENT);

        progress.tick(20);
        progress.tick(10);

        assertThat(progress.clock()).isEqualTo(20);
    }
}
