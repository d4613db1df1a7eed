package io.wardwatch.alerts;

import io.wardwatch.formats.Framing;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.FoundTopic;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.Preflight;
import io.wardwatch.streaming.TopicAdmin;
import io.wardwatch.streaming.registry.RegistryConfig;
import io.wardwatch.streaming.registry.RegistryFraming;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code alerts} without its HTTP edge, as one object: for {@link Main} and for whoever runs it in a process of their own. */
public final class AlertsService implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Feeds feeds;
    private final Edge edge;
    private final Feed care;
    private final Feed finance;

    /** Of feeds, what acts on them, and what they are read from. */
    AlertsService(Feeds feeds, Actions actions, Edge edge) {
        this.feeds = feeds;
        this.edge = edge;
        this.care = new Feed(FeedName.CARE, feeds, actions);
        this.finance = new Feed(FeedName.FINANCE, feeds, actions);
    }

    /** The same without a schema registry. */
    public static AlertsService start(AlertsConfig config, Metrics metrics) {
        return start(config, RegistryConfig.none(), metrics);
    }

    /**
     * Checks the topics and starts to read.
     *
     * @throws io.wardwatch.streaming.StartRefused if topics are missing or not as they must be, if Kafka or the schema registry
     *     does not answer, or a schema is not registered
     */
    public static AlertsService start(AlertsConfig config, RegistryConfig registry, Metrics metrics) {
        Map<String, Integer> partitions = new HashMap<>();
        try (TopicAdmin admin = TopicAdmin.connect(config.bootstrapServers(), config.kafka())) {
            Map<String, FoundTopic> found = admin.found(topics());
            Preflight.judge(found, topics()).orRefuse("alerts");
            found.forEach((name, topic) -> partitions.put(name, topic.partitions()));
        }
        Framing framing = RegistryFraming.open(
                registry,
                "alerts",
                List.of(TopicCatalogue.CARE_ALERT_ACTIONS, TopicCatalogue.FINANCE_ALERT_ACTIONS),
                topics());
        Feeds feeds = new Feeds(partitions, config.scoresDays());
        KafkaActionLog log = new KafkaActionLog(config, framing);
        Actions actions = new Actions(feeds, log, ANSWER_WITHIN);
        Clock wall = Clock.systemUTC();
        FeedReader reader =
                new FeedReader(config, feeds, new TopicRecords(feeds, metrics, framing), actions::read, wall);
        StreamsBoard board = new StreamsBoard(config, feeds, reader::state, wall);
        return new AlertsService(feeds, actions, new KafkaEdge(reader.start(), log, board));
    }

    /** The topics that it reads and writes. */
    public static List<TopicSpec> topics() {
        return TopicRecords.TOPICS;
    }

    public Feed feed(FeedName name) {
        return name == FeedName.CARE ? care : finance;
    }

    /** The id of the Kafka cluster that is read. */
    public String clusterId() {
        return edge.clusterId();
    }

    /** How far the feeds are. */
    public FeedState state() {
        return edge.state();
    }

    /** Waits until the feeds are rebuilt; false if that took longer. */
    public boolean awaitLive(Duration limit) throws InterruptedException {
        return edge.awaitLive(limit);
    }

    /** The open stays of a facility and unit; empty = all. */
    public StaysView stays(String facility, String unit) {
        return feeds.read(() -> UnitBoard.of(feeds, facility, unit));
    }

    /** The stays behind a readmission KPI, of one moment. */
    public IndexStaysView indexStays(IndexFilter filter) {
        return feeds.read(() -> IndexList.of(feeds, filter));
    }

    /** What comes in and how far everything is. May ask Kafka and other services, for at most a second or two. */
    public StreamsView streams() {
        return edge.streams();
    }

    /** Adds a service of the same process to those that {@link #streams} shows. */
    public AlertsService watch(Supplier<ServiceState> service) {
        edge.watch(service);
        return this;
    }

    @Override
    public void close() {
        edge.close();
    }
}
