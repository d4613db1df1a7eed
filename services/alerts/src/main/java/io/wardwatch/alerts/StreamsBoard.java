package io.wardwatch.alerts;

import io.wardwatch.core.event.Event;
import io.wardwatch.formats.RiskProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** The view of all streams: what {@code risk} says of its inputs, lags asked of Kafka, and how the services are. Thread-safe. */
final class StreamsBoard implements AutoCloseable {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Feeds feeds;
    private final Supplier<FeedState> feedState;
    private final Clock wall;
    private final Lag lag;
    private final List<Supplier<ServiceState>> watched = new CopyOnWriteArrayList<>();
    private String clusterId = "";
    private StreamsView latest;

    StreamsBoard(AlertsConfig config, Feeds feeds, Supplier<FeedState> feedState, Clock wall) {
        this.feeds = feeds;
        this.feedState = feedState;
        this.wall = wall;
        this.lag = new Lag(config);
        new TreeMap<>(config.watch()).forEach((service, url) -> watched.add(new WatchedService(service, url)));
    }

    /** One topic's counts, added up over the partitions of {@code risk}. */
    private static final class Sums {
        private long applied;
        private long duplicate;
        private long lastSeen = Event.ABSENT;
        private final TreeMap<String, Long> rejected = new TreeMap<>();
        private final Map<TopicPartition, Long> seen = new LinkedHashMap<>();

        void add(int partition, RiskProgress.Input input) {
            applied += input.applied();
            duplicate += input.duplicate();
            lastSeen = Math.max(lastSeen, input.lastSeen());
            input.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
            seen.put(new TopicPartition(input.topic(), partition), input.offset() + 1);
        }

        long rejectedTotal() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    void watch(Supplier<ServiceState> service) {
        watched.add(service);
    }

    synchronized String clusterId() {
        if (clusterId.isEmpty()) {
            clusterId = lag.clusterId();
        }
        return clusterId;
    }

    /** The view; not older than a second. */
    synchronized StreamsView view() {
        Instant now = wall.instant();
        if (latest == null || !now.isBefore(latest.now().plus(KEPT)) || now.isBefore(latest.now())) {
            latest = make(now);
        }
        return latest;
    }

    private StreamsView make(Instant now) {
        Map<String, Sums> topics = new LinkedHashMap<>();
        feeds.read(() -> {
            feeds.progress().forEach((partition, progress) -> progress.inputs()
                    .forEach(input -> topics.computeIfAbsent(input.topic(), name -> new Sums())
                            .add(partition, input)));
            return topics;
        });
        Map<TopicPartition, Long> own = new LinkedHashMap<>();
        feeds.read(() -> {
            addOwn(feeds.table(FeedName.CARE), own);
            addOwn(feeds.table(FeedName.FINANCE), own);
            return own;
        });
        List<ServiceState> states = watched.stream().map(Supplier::get).toList();
        Map<String, Map<TopicPartition, Long>> groups = new LinkedHashMap<>();
        groups.put("risk", lag.committed("risk"));
        states.forEach(state -> groups.computeIfAbsent(state.service(), lag::committed));

        Set<TopicPartition> asked = new LinkedHashSet<>(own.keySet());
        topics.values().forEach(sums -> asked.addAll(sums.seen.keySet()));
        groups.values().forEach(group -> asked.addAll(group.keySet()));
        Map<TopicPartition, Long> ends = lag.ends(asked);

        List<StreamsView.TopicLine> lines = new ArrayList<>();
        topics.forEach((topic, sums) -> lines.add(line(topic, sums, groups.get("risk"), ends)));
        FeedState feed = feedState.get();
        List<ServiceState> services = new ArrayList<>();
        services.add(new ServiceState("alerts", feed.phase().name(), feed.percent(), behind(own, Map.of(), ends)));
        states.forEach(state -> services.add(
                state.lag() != null
                        ? state
                        : new ServiceState(
                                state.service(),
                                state.state(),
                                state.percent(),
                                behind(groups.get(state.service()), Map.of(), ends))));
        return new StreamsView(
                feed.clock(),
                now,
                new StreamsView.FeedLine(feed.phase().name(), feed.percent(), feed.records()),
                lines,
                services);
    }

    private static void addOwn(FeedTable table, Map<TopicPartition, Long> own) {
        Position position = table.position();
        for (int i = 0; i < table.places().size(); i++) {
            TopicPlace place = table.places().get(i);
            own.put(new TopicPartition(place.topic(), place.partition()), position.next(i));
        }
    }

    private static StreamsView.TopicLine line(
            String topic, Sums sums, Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        List<StreamsView.Reason> reasons = new ArrayList<>();
        sums.rejected.forEach((reason, count) -> reasons.add(new StreamsView.Reason(reason, count)));
        long accepted = sums.applied + sums.duplicate;
        return new StreamsView.TopicLine(
                topic,
                accepted + sums.rejectedTotal(),
                accepted,
                sums.applied,
                sums.duplicate,
                sums.rejectedTotal(),
                reasons,
                Rows.moment(sums.lastSeen),
                behind(sums.seen, committed, ends));
    }

    /**
     * How far behind the ends a reader is, null where an end is not known. The last record that was seen does not tell of a
     * transaction's marker after it; what the reader has committed does.
     */
    private static Long behind(
            Map<TopicPartition, Long> seen, Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        long sum = 0;
        for (Map.Entry<TopicPartition, Long> place : seen.entrySet()) {
            Long end = ends.get(place.getKey());
            if (end == null) {
                return null;
            }
            long next = Math.max(place.getValue(), committed.getOrDefault(place.getKey(), 0L));
            sum += Math.max(0, end - next);
        }
        return seen.isEmpty() ? null : Long.valueOf(sum);
    }

    @Override
    public void close() {
        lag.close();
    }
}
