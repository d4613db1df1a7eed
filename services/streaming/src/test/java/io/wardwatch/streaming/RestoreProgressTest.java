package io.wardwatch.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

final class RestoreProgressTest {
    private static final TopicPartition FIRST = new TopicPartition("patients-changelog", 0);
    private static final TopicPartition SECOND = new TopicPartition("patients-changelog", 1);

    private final RestoreProgress progress = new RestoreProgress();

    @Test
    void shouldAddUpPartitionsWhileTheyAreRestored() {
        progress.onRestoreStart(FIRST, "patients", 0, 100);
        progress.onRestoreStart(SECOND, "patients", 50, 350);
        progress.onBatchRestored(FIRST, "patients", 39, 40);
        progress.onBatchRestored(SECOND, "patients", 109, 60);

        assertThat(progress.snapshot()).isEqualTo(new RestoreProgress.Snapshot(2, 100, 400));
        assertThat(progress.snapshot().percent()).isEqualTo(25);
    }

    @Test
    void shouldBeReadyOnlyWhenRunningAndNothingIsBeingRestored() {
        progress.onRestoreStart(FIRST, "patients", 0, 100);
        assertThat(health(KafkaStreams.State.RUNNING).ready()).isFalse();

        progress.onRestoreEnd(FIRST, "patients", 100);
        assertThat(health(KafkaStreams.State.RUNNING).ready()).isTrue();
        assertThat(health(KafkaStreams.State.REBALANCING).ready()).isFalse();
    }

    @Test
    void shouldStayLiveWhileRebalancingAndNotAfterGivingUp() {
        assertThat(health(KafkaStreams.State.REBALANCING).live()).isTrue();
        assertThat(health(KafkaStreams.State.ERROR).live()).isFalse();
    }

    private StreamsHealth health(KafkaStreams.State state) {
        return new StreamsHealth("wardwatch-risk", state, progress.snapshot(), 0, Optional.empty());
    }
}
