package io.wardwatch.standalone.doctor;

import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.FoundTopic;
import io.wardwatch.streaming.Preflight;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.streaming.TopicProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The topics against their catalogue: what services refuse to start without ({@link Preflight}), and what they would start with
 * but somebody may regret.
 *
 * @param asked whether this very Kafka was asked for; another one may have none of our topics
 */
record TopicLook(String bootstrap, boolean asked) {
    private static final String PART = "topics";
    /** Of Kafka Streams: changelogs and repartitions of our services. */
    private static final String INTERNAL = "wardwatch-";

    private static final Set<String> FAMILIES = TopicCatalogue.all().stream()
            .map(topic -> topic.name().substring(0, topic.name().indexOf('.') + 1))
            .collect(Collectors.toUnmodifiableSet());

    List<Diagnosis> look(TopicAdmin admin) {
        return judge(admin.names(), admin.found(TopicCatalogue.all()));
    }

    List<Diagnosis> judge(Set<String> names, Map<String, FoundTopic> found) {
        List<TopicSpec> catalogue = TopicCatalogue.all();
        if (found.isEmpty()) {
            return List.of(noneThere());
        }
        List<Diagnosis> all = new ArrayList<>();
        List<String> missing = catalogue.stream()
                .map(TopicSpec::name)
                .filter(name -> !found.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            all.add(Diagnosis.fail(PART, "%d of %d are missing".formatted(missing.size(), catalogue.size()))
                    .at(String.join(", ", missing))
                    .because("services that use them do not start")
                    .mend(create()));
        }
        Preflight.Report report = Preflight.judge(found, catalogue);
        report.problems().stream()
                .filter(problem -> found.containsKey(problem.topic()))
                .map(TopicLook::wrong)
                .forEach(all::add);
        catalogue.stream()
                .filter(topic -> found.containsKey(topic.name()))
                .forEach(topic -> all.addAll(settings(topic, found.get(topic.name()))));
        if (all.isEmpty()) {
            all.add(Diagnosis.ok(
                    PART,
                    "all %d are as the catalogue says, inputs with %d partitions"
                            .formatted(catalogue.size(), report.inputPartitions())));
        }
        all.addAll(unknown(names));
        return all;
    }

    private Diagnosis noneThere() {
        int count = TopicCatalogue.all().size();
        return asked
                ? Diagnosis.fail(PART, "none of the %d is there".formatted(count))
                        .because("no service starts without them")
                        .mend(create())
                : Diagnosis.info(
                                PART,
                                "none of Wardwatch's " + count + " topics is there; if this Kafka is to have them:")
                        .mend(create());
    }

    private static Diagnosis wrong(TopicProblem problem) {
        return Diagnosis.fail(PART, problem.topic() + " " + problem.what())
                .because("services that use it do not start")
                .mend(problem.mend());
    }

    /** Those that a service does not insist on. */
    private List<Diagnosis> settings(TopicSpec topic, FoundTopic there) {
        List<Diagnosis> found = new ArrayList<>();
        less(found, topic, there, "retention.ms", "records go earlier than the catalogue says");
        less(found, topic, there, "max.message.bytes", "large records that were refused have no place there");
        return found;
    }

    private void less(List<Diagnosis> found, TopicSpec topic, FoundTopic there, String setting, String effect) {
        String wanted = topic.config().get(setting);
        String has = there.config().get(setting);
        if (wanted == null || has == null || reach(has) >= reach(wanted)) {
            return;
        }
        found.add(Diagnosis.warn(PART, "%s has %s=%s, the catalogue %s".formatted(topic.name(), setting, has, wanted))
                .because(effect)
                .mend(
                        "if that is not on purpose:\nkafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s=%s"
                                .formatted(bootstrap, topic.name(), setting, wanted)));
    }

    // -1 is for ever.
    private static long reach(String value) {
        long number = Long.parseLong(value);
        return number < 0 ? Long.MAX_VALUE : number;
    }

    private List<Diagnosis> unknown(Set<String> names) {
        List<String> unknown = names.stream()
                .filter(name -> !name.startsWith(INTERNAL))
                .filter(name -> FAMILIES.stream().anyMatch(name::startsWith))
                .filter(name -> TopicCatalogue.named(name).isEmpty())
                .sorted()
                .toList();
        return unknown.isEmpty()
                ? List.of()
                : List.of(Diagnosis.warn(PART, "unknown, though named like Wardwatch's")
                        .at(String.join(", ", unknown))
                        .because("nothing reads them: misspelt, or of another version")
                        .mend("send to the topics that this lists:\n./wardwatch topics"));
    }

    private String create() {
        return "./wardwatch topics --create --bootstrap " + bootstrap;
    }
}
