package io.wardwatch.standalone.doctor;

import static io.wardwatch.standalone.doctor.KafkaQuestions.answer;

import io.wardwatch.schemas.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Who works on this Kafka: the clock, and each service with what it has still to read. */
record ServiceLook(String bootstrap, Clock clock) {
    private static final String PART = "services";
    private static final String OURS = "wardwatch-";
    /** The clock writes every ten seconds unless told otherwise. */
    private static final Duration LATE_TICK = Duration.ofMinutes(2);

    List<Diagnosis> look(Admin admin) throws Exception {
        List<Diagnosis> found = new ArrayList<>();
        found.add(ticks(admin));
        List<String> groups = answer(
                        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
                .stream()
                .map(GroupListing::groupId)
                .filter(id -> id.startsWith(OURS))
                .sorted()
                .toList();
        Map<String, ConsumerGroupDescription> described = groups.isEmpty()
                ? Map.of()
                : answer(admin.describeConsumerGroups(groups).all());
        for (String group : groups) {
            found.add(judge(group, described.get(group).members().size(), behind(admin, group)));
        }
        if (groups.isEmpty()) {
            found.add(Diagnosis.info(PART, "no service has worked on this Kafka yet"));
        }
        return found;
    }

    private Diagnosis ticks(Admin admin) throws Exception {
        TopicPartition first = new TopicPartition(TopicCatalogue.CONTROL.name(), 0);
        try {
            long last = answer(admin.listOffsets(Map.of(first, OffsetSpec.maxTimestamp()))
                            .partitionResult(first))
                    .timestamp();
            return judge(last, clock.millis());
        } catch (UnknownTopicOrPartitionException missing) {
            return Diagnosis.info(PART, "the clock has nothing to write to yet");
        }
    }

    /** @param last when the clock last wrote, milliseconds; negative = never */
    Diagnosis judge(long last, long now) {
        String start = "./wardwatch clock --facilities FILE --bootstrap " + bootstrap;
        if (last < 0) {
            return Diagnosis.info(PART, "the clock has not been started yet; no day closes without it:")
                    .mend(start);
        }
        Duration since = Duration.ofMillis(Math.max(0, now - last));
        String ago = "the clock last ticked " + words(since) + " ago";
        return since.compareTo(LATE_TICK) < 0
                ? Diagnosis.ok(PART, ago)
                : Diagnosis.warn(PART, ago)
                        .because("services take the time from it: nothing falls due and no day closes meanwhile")
                        .mend(start);
    }

    static Diagnosis judge(String group, int members, long behind) {
        String lag = behind == 0 ? "has read everything" : String.format(Locale.ROOT, "%,d records behind", behind);
        if (members > 0) {
            return Diagnosis.ok(PART, "%s runs, %s".formatted(group, lag));
        }
        return behind == 0
                ? Diagnosis.info(PART, "%s does not run, %s".formatted(group, lag))
                : Diagnosis.warn(PART, "%s does not run, %s".formatted(group, lag))
                        .because("its results stand still, and go on from there when it is started")
                        .mend("start it: docs/how-to/your-own-kafka.md, step 3");
    }

    private long behind(Admin admin, String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> read =
                new HashMap<>(answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group)));
        read.values().removeIf(offset -> offset == null);
        Map<TopicPartition, ListOffsetsResultInfo> ends = answer(admin.listOffsets(
                        read.keySet().stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
        return read.entrySet().stream()
                .mapToLong(each -> Math.max(
                        0, ends.get(each.getKey()).offset() - each.getValue().offset()))
                .sum();
    }

    private static String words(Duration since) {
        if (since.toMinutes() < 2) {
            return since.toSeconds() + " s";
        }
        return since.toHours() < 2 ? since.toMinutes() + " min" : since.toHours() + " h";
    }
}
