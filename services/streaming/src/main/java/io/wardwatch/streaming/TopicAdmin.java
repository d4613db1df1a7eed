package io.wardwatch.streaming;

import io.wardwatch.schemas.TopicSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes topics from the catalogue and reads how they are. Never changes or deletes a topic that is there. */
public final class TopicAdmin implements AutoCloseable {
    private static final int ANSWER_WITHIN_MS = 15_000;
    private static final long ASK_AGAIN_NANOS = 20_000_000;

    private final Admin admin;
    private final String bootstrapServers;

    private TopicAdmin(Admin admin, String bootstrapServers) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
    }

    /** For the Kafka at these addresses; connects with the first question. */
    public static TopicAdmin connect(String bootstrapServers) {
        return connect(bootstrapServers, Map.of());
    }

    /** The same with more client properties, such as those for TLS. */
    public static TopicAdmin connect(String bootstrapServers, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        all.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS / 3);
        return new TopicAdmin(Admin.create(all), bootstrapServers);
    }

    /**
     * Makes those that are missing, with as many copies as the broker's default says, and waits until the broker knows them: it
     * answers a creation before its own view of the topics has followed.
     *
     * @param inputPartitions partitions of each topic that carries patients
     * @return the names of the topics made
     */
    public List<String> createMissing(List<TopicSpec> topics, int inputPartitions) {
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(
                                topic.name(), Optional.of(topic.partitionCount(inputPartitions)), Optional.empty())
                        .configs(topic.config()))
                .toList();
        List<String> made = new ArrayList<>();
        admin.createTopics(wanted).values().forEach((name, done) -> {
            if (answered(done, TopicExistsException.class).isPresent()) {
                made.add(name);
            }
        });
        await(topics.stream().map(TopicSpec::name).toList());
        return made.stream().sorted().toList();
    }

    private void await(List<String> names) {
        long deadline = System.nanoTime() + ANSWER_WITHIN_MS * 1_000_000L;
        while (described(names).size() < names.size()) {
            if (System.nanoTime() - deadline > 0) {
                throw new StartRefused("Kafka at " + bootstrapServers + " made topics and does not list them");
            }
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
        }
    }

    /** The names of all topics there, Kafka's own left out. */
    public Set<String> names() {
        return answered(admin.listTopics().names(), NoSuchElementException.class)
                .flatMap(answer -> answer)
                .orElse(Set.of());
    }

    /** Those of these topics that are there, by name, in the order asked for. */
    public Map<String, FoundTopic> found(List<TopicSpec> topics) {
        Map<String, TopicDescription> there =
                described(topics.stream().map(TopicSpec::name).toList());
        Map<String, Config> configs = configs(there.keySet().stream().toList());
        Map<String, FoundTopic> found = new LinkedHashMap<>();
        there.forEach((name, description) -> found.put(name, found(description, configs.get(name))));
        return found;
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<String, TopicDescription> described(List<String> names) {
        Map<String, TopicDescription> there = new LinkedHashMap<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(names).topicNameValues();
        names.forEach(name -> answered(answers.get(name), UnknownTopicOrPartitionException.class)
                .flatMap(answer -> answer)
                .ifPresent(description -> there.put(name, description)));
        return there;
    }

    private Map<String, Config> configs(List<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Config> configs = new HashMap<>();
        admin.describeConfigs(resources).values().forEach((resource, future) -> answered(
                        future, UnknownTopicOrPartitionException.class)
                .flatMap(answer -> answer)
                .ifPresent(config -> configs.put(resource.name(), config)));
        return configs;
    }

    private static FoundTopic found(TopicDescription description, Config config) {
        Map<String, String> settings = new HashMap<>();
        if (config != null) {
            config.entries().stream()
                    .filter(entry -> entry.value() != null)
                    .forEach(entry -> settings.put(entry.name(), entry.value()));
        }
        return new FoundTopic(
                description.name(),
                description.partitions().size(),
                description.partitions().getFirst().replicas().size(),
                settings);
    }

    // Empty if it failed in the expected way; otherwise what came, which is itself empty for an action without a
    // result.
    private <T> Optional<Optional<T>> answered(KafkaFuture<T> future, Class<? extends Exception> expected) {
        try {
            return Optional.of(Optional.ofNullable(future.get()));
        } catch (ExecutionException failed) {
            if (expected.isInstance(failed.getCause())) {
                return Optional.empty();
            }
            throw new StartRefused(
                    "Kafka at %s did not answer as it should (%s); check the address, and that a broker runs there"
                            .formatted(bootstrapServers, failed.getCause().getMessage()),
                    failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while asking Kafka at " + bootstrapServers, stop);
        }
    }
}
