package io.wardwatch.streaming;

import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.schemas.TopicSpec.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The check before a service starts: every topic it uses is there, kept as the catalogue says, and all topics that carry
 * patients have the same number of partitions. Kafka does not check the last for a processor with several sources, and with
 * unequal counts one patient's events would meet in no single place.
 */
public final class Preflight {
    private static final String MAKE = "./wardwatch topics --create makes what is missing";

    private Preflight() {}

    /**
     * What was found.
     *
     * @param inputPartitions partitions of every input, by which keys are placed; 0 if no input topic is there
     * @param problems empty = good to start
     */
    public record Report(int inputPartitions, List<TopicProblem> problems) {
        /** Copies the problems. */
        public Report {
            problems = List.copyOf(problems);
        }

        /**
         * Itself, if there is nothing wrong.
         *
         * @throws StartRefused that names every problem and its mending
         */
        public Report orRefuse(String service) {
            if (problems.isEmpty()) {
                return this;
            }
            throw new StartRefused(problems.stream()
                    .map(TopicProblem::toString)
                    .collect(Collectors.joining(
                            "\n  ", service + " does not start, its topics are not right:\n  ", "")));
        }
    }

    /** Asks the broker about these topics and judges what it says. */
    public static Report check(TopicAdmin admin, List<TopicSpec> topics) {
        return judge(admin.found(topics), topics);
    }

    /** The judgement alone, over topics by name; topics that are not there are absent from {@code found}. */
    public static Report judge(Map<String, FoundTopic> found, List<TopicSpec> topics) {
        int expected = topics.stream()
                .filter(topic -> topic.partitions() == Partitions.INPUTS)
                .sorted((a, b) -> Boolean.compare(isInput(b), isInput(a)))
                .flatMap(topic -> Optional.ofNullable(found.get(topic.name())).stream())
                .mapToInt(FoundTopic::partitions)
                .findFirst()
                .orElse(0);
        List<TopicProblem> problems = new ArrayList<>();
        for (TopicSpec topic : topics) {
            FoundTopic there = found.get(topic.name());
            if (there == null) {
                problems.add(new TopicProblem(topic.name(), "is not there", MAKE));
            } else {
                addProblems(problems, topic, there, expected);
            }
        }
        return new Report(expected, problems);
    }

    private static void addProblems(List<TopicProblem> problems, TopicSpec topic, FoundTopic there, int expected) {
        int wanted = topic.partitionCount(expected);
        if (there.partitions() != wanted) {
            problems.add(new TopicProblem(
                    topic.name(),
                    "has %d partitions where %d are needed".formatted(there.partitions(), wanted),
                    "every input and control.v1 need the same number; if it is empty, delete it and " + MAKE));
        }
        expectSetting(problems, topic, there, "cleanup.policy");
        expectSetting(problems, topic, there, "message.timestamp.type");
    }

    private static void expectSetting(List<TopicProblem> problems, TopicSpec topic, FoundTopic there, String setting) {
        String wanted = topic.config().getOrDefault(setting, "");
        String has = there.config().getOrDefault(setting, "");
        if (!sameWords(wanted, has)) {
            problems.add(new TopicProblem(
                    topic.name(),
                    "has %s=%s where %s is needed".formatted(setting, has, wanted),
                    "kafka-configs --alter --entity-type topics --entity-name %s --add-config %s=[%s]"
                            .formatted(topic.name(), setting, wanted)));
        }
    }

    // A broker may list the words of a policy in another order.
    private static boolean sameWords(String a, String b) {
        return List.of(a.split(",")).containsAll(List.of(b.split(",")))
                && List.of(b.split(",")).containsAll(List.of(a.split(",")));
    }

    private static boolean isInput(TopicSpec topic) {
        return TopicCatalogue.inputs().contains(topic);
    }
}
