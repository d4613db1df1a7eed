package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.formats.RiskProgress;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void shouldReadBackWhatItWroteWhenRestarted() {
        Progress progress = new Progress();
        progress.reached(0, 300, 11);
        progress.applied();
        progress.reached(2, 0, 12);
        progress.duplicate();
        progress.reached(3, 7, 13);
        progress.applied();
        progress.tick(1_700_000_000_000_000L);
        progress.reached(0, 301, 14);
        progress.rejected(RejectionReason.MISROUTED);
        progress.reached(1, 5, 15);
        progress.rejected(RejectionReason.TOO_LONG);
        progress.reached(2, 1, 16);
        progress.rejected(RejectionReason.TOO_LONG);

        Progress restarted = Progress.of(progress.encode());

        assertThat(restarted.cut()).isEqualTo(progress.cut());
        assertThat(restarted.clock()).isEqualTo(1_700_000_000_000_000L);
        assertThat(restarted.said(1, 3)).isEqualTo(progress.said(1, 3));
        assertThat(restarted.counts()).isEqualTo(progress.counts());
        assertThat(restarted.counts().rejected())
                .isEqualTo(Map.of(RejectionReason.MISROUTED, 1L, RejectionReason.TOO_LONG, 2L));
    }

    @Test
    void shouldCountByInputAndLeaveControlRecordsOutOfTheEvents() {
        Progress progress = new Progress();
        progress.reached(0, 300, 11);
        progress.applied();
        progress.reached(0, 301, 12);
        progress.rejected(RejectionReason.MISROUTED);
        progress.reached(3, 7, 13);
        progress.applied();
        progress.reached(3, 8, 14);
        progress.rejected(RejectionReason.MALFORMED);

        assertThat(progress.counts().in()).isEqualTo(2);
        assertThat(progress.counts().rejected()).isEqualTo(Map.of(RejectionReason.MISROUTED, 1L));
        assertThat(progress.said(1, 3).inputs())
                .containsExactly(
                        new RiskProgress.Input("adt.admission.v1", 301, 12, 1, 0, Map.of("MISROUTED", 1L)),
                        new RiskProgress.Input("adt.discharge.v1", -1, Event.ABSENT, 0, 0, Map.of()),
                        new RiskProgress.Input("rcm.claim.v1", -1, Event.ABSENT, 0, 0, Map.of()),
                        new RiskProgress.Input("control.v1", 8, 14, 1, 0, Map.of("MALFORMED", 1L)));
    }

    @Test
    void shouldSayWhatToDoWhenAnotherVersionWroteIt() {
        assertThatThrownBy(() -> Progress.of(new byte[] {1, 0, 0, 0, 0}))
                .hasMessageContaining("format 1")
                .hasMessageContaining("reset the application wardwatch-risk");
    }

    @Test
    void shouldWriteTheCutAsVarintsOfTheNextOffset() {
        Progress progress = new Progress();
        progress.reached(0, 299, 0);
        progress.reached(3, 4, 0);

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
