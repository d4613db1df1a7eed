package io.wardwatch.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.KStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamsSettingsTest {
    private final StreamsSettings settings = StreamsSettings.of("risk", "127.0.0.1:9092", Path.of("target/state"));

    @Test
    void shouldBeExactlyOnceWhenNothingIsSaid() {
        assertThat(settings.properties())
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("application.id", "wardwatch-risk")
                .containsEntry("errors.dead.letter.queue.topic.name", "risk.dlq.v1")
                .containsEntry("consumer.isolation.level", "read_committed");
    }

    @ParameterizedTest
    @CsvSource({
        "processing.guarantee, at_least_once",
        "consumer.isolation.level, read_uncommitted",
        "errors.dead.letter.queue.topic.name, elsewhere",
        "ensure.explicit.internal.resource.naming, false"
    })
    void shouldRefuseToStartWhenAnOverrideWouldMakeResultsInexact(String property, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.with(property, value).properties())
                .withMessageContaining(property)
                .withMessageContaining("does not start");
    }

    @Test
    void shouldLetAnOverrideTuneTheRest() {
        assertThat(settings.with("commit.interval.ms", "200").properties()).containsEntry("commit.interval.ms", "200");
    }

    @Test
    void shouldJoinAsAStaticMemberWhenItHasAnInstanceId() {
        assertThat(settings.withInstanceId("risk-a").properties())
                .containsEntry("main.consumer.group.instance.id", "risk-a");
    }

    @Test
    void shouldRefuseATopologyWhenAStoreHasNoName() {
        StreamsBuilder builder = settings.builder();
        KStream<String, String> stream = builder.stream("adt.admission.v1");
        stream.groupBy((key, value) -> value).count();

        assertThatThrownBy(builder::build).isInstanceOf(TopologyException.class).hasMessageContaining("name");
    }
}
