package io.wardwatch.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PreflightTest {
    private static final List<TopicSpec> TOPICS = List.of(
            TopicCatalogue.CONTROL,
            TopicCatalogue.ADMISSIONS,
            TopicCatalogue.DISCHARGES,
            TopicCatalogue.CARE_ALERTS,
            TopicCatalogue.RISK_DEAD_LETTERS);

    private final Map<String, FoundTopic> found = new HashMap<>();

    PreflightTest() {
        TOPICS.forEach(topic -> put(topic, topic.partitionCount(6)));
    }

    @Test
    void shouldFindNothingWrongWhenTopicsAreAsTheCatalogueSays() {
        Preflight.Report report = Preflight.judge(found, TOPICS).orRefuse("risk");

        assertThat(report.inputPartitions()).isEqualTo(6);
    }

    @Test
    void shouldNameTheMissingTopicAndHowToMakeIt() {
        found.remove("adt.discharge.v1");

        assertThatThrownBy(() -> Preflight.judge(found, TOPICS).orRefuse("risk"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("risk does not start")
                .hasMessageContaining("adt.discharge.v1: is not there")
                .hasMessageContaining("topics --create");
    }

    @Test
    void shouldRefuseWhenControlHasFewerPartitionsThanTheInputs() {
        put(TopicCatalogue.CONTROL, 1);

        assertThat(Preflight.judge(found, TOPICS).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("has 1 partitions where 6 are needed"));
    }

    @Test
    void shouldRefuseWhenAnInputIsCompacted() {
        Map<String, String> config = new HashMap<>(TopicCatalogue.ADMISSIONS.config());
        config.put("cleanup.policy", "compact");
        found.put("adt.admission.v1", new FoundTopic("adt.admission.v1", 6, 1, config));

        assertThat(Preflight.judge(found, TOPICS).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.mend()).contains("cleanup.policy=[delete]"));
    }

    @Test
    void shouldAcceptThePolicyInAnotherOrder() {
        Map<String, String> config = new HashMap<>(TopicCatalogue.CARE_ALERTS.config());
        config.put("cleanup.policy", "delete,compact");
        found.put("care.alert.v1", new FoundTopic("care.alert.v1", 6, 1, config));

        assertThat(Preflight.judge(found, TOPICS).problems()).isEmpty();
    }

    private void put(TopicSpec topic, int partitions) {
        found.put(topic.name(), new FoundTopic(topic.name(), partitions, 1, topic.config()));
    }
}
