package io.wardwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.schemas.TopicSpec.Partitions;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {
    @Test
    void shouldNameEachTopicOnce() {
        assertThat(TopicCatalogue.all()).extracting(TopicSpec::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldHaveARejectedTopicForEachInput() {
        for (TopicSpec input : TopicCatalogue.inputs()) {
            assertThat(TopicCatalogue.named(input.name() + ".rejected"))
                    .as(input.name())
                    .hasValueSatisfying(rejected -> assertThat(rejected.value()).isEmpty());
        }
    }

    @Test
    void shouldGiveInputsAndControlTheSamePartitions() {
        assertThat(TopicCatalogue.inputs()).allMatch(topic -> topic.partitions() == Partitions.INPUTS);
        assertThat(TopicCatalogue.CONTROL.partitionCount(7)).isEqualTo(7);
        assertThat(TopicCatalogue.RISK_DEAD_LETTERS.partitionCount(7)).isEqualTo(1);
    }

    @Test
    void shouldNeverDropInputsForTheirAge() {
        assertThat(TopicCatalogue.inputs())
                .allSatisfy(topic -> assertThat(topic.config()).containsEntry("retention.ms", "-1"));
    }

    @Test
    void shouldTakeTimestampsFromTheBrokerEverywhere() {
        assertThat(TopicCatalogue.all()).allSatisfy(topic -> assertThat(topic.config())
                .containsEntry("message.timestamp.type", "LogAppendTime"));
    }
}
