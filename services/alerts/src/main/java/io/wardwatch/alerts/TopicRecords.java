package io.wardwatch.alerts;

import io.micrometer.core.instrument.Counter;
import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.core.score.Features;
import io.wardwatch.formats.AlertActionWire;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.FinanceAlertWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.IndexStayWire;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.RiskProgressWire;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.ScoreWire;
import io.wardwatch.formats.StayWire;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records as they are on Kafka into {@link Feeds}. What cannot be read is counted by its reason and changes nothing; a
 * deletion takes the alert with it. For the reader's thread, under the feeds' write lock.
 *
 * <p>Invariant: records = taken + dropped.
 */
final class TopicRecords {
    private static final Logger LOG = LoggerFactory.getLogger(TopicRecords.class);
    private static final String SERVICE = "alerts";
    private static final String RECORDS = "records";

    /** The topics that are read whole, and {@link TopicCatalogue#READMISSION_SCORES} last. */
    static final List<TopicSpec> TOPICS = List.of(
            TopicCatalogue.CARE_ALERTS,
            TopicCatalogue.FINANCE_ALERTS,
            TopicCatalogue.CARE_ALERT_ACTIONS,
            TopicCatalogue.FINANCE_ALERT_ACTIONS,
            TopicCatalogue.STAYS,
            TopicCatalogue.INDEX_STAYS,
            TopicCatalogue.RISK_PROGRESS,
            TopicCatalogue.READMISSION_SCORES);

    private final Feeds feeds;
    private final Metrics metrics;
    private final Framing framing;
    private final Counter records;
    private final Map<String, Reading<?>> readings = new HashMap<>();
    private final Map<TopicPlace, int[]> indexes = new HashMap<>();
    private BiConsumer<FeedName, AlertAction> whenActed = (feed, action) -> {};

    /** How the values of one topic are read and taken in. */
    private record Reading<T>(Wire<T> wire, BiConsumer<T, Touch> take) {
        String read(byte[] value, Touch record) {
            return switch (wire.fromWire(value)) {
                case Parsed.Accepted<T> accepted -> {
                    take.accept(accepted.value(), record);
                    yield "";
                }
                case Parsed.Rejected<T> rejected ->
                    rejected.rejection().reason().name();
            };
        }
    }

    /** For records under the ids pinned in the contract. */
    TopicRecords(Feeds feeds, Metrics metrics) {
        this(feeds, metrics, Framing.pinned());
    }

    TopicRecords(Feeds feeds, Metrics metrics, Framing framing) {
        this.feeds = feeds;
        this.metrics = metrics;
        this.framing = framing;
        this.records = metrics.counter(SERVICE, RECORDS);
        on(new AlertWire(), (Said<CareAlert> said, Touch record) -> feeds.take(AnyAlert.care(said), record));
        on(
                new FinanceAlertWire(),
                (Said<FinanceAlert> said, Touch record) -> feeds.take(AnyAlert.finance(said), record));
        on(AlertActionWire.care(), (action, record) -> acted(FeedName.CARE, action, record));
        on(AlertActionWire.finance(), (action, record) -> acted(FeedName.FINANCE, action, record));
        on(new StayWire(), (Said<Stay> said, Touch record) -> feeds.take(said.what(), record));
        on(new IndexStayWire(), (Said<JudgedStay> said, Touch record) -> feeds.indexStays()
                .say(said.what()));
        on(
                new ScoreWire(Features.SPEC.id()),
                (Said<IssuedScore> said, Touch record) -> feeds.take(said.what(), record));
        on(new RiskProgressWire(), (progress, record) -> feeds.take(progress));
        for (FeedName feed : FeedName.values()) {
            List<TopicPlace> places = feeds.table(feed).places();
            for (int i = 0; i < places.size(); i++) {
                indexes.computeIfAbsent(places.get(i), place -> new int[] {-1, -1})[feed.ordinal()] = i;
            }
        }
    }

    /** Is told each action that was taken in. */
    TopicRecords whenActed(BiConsumer<FeedName, AlertAction> listener) {
        whenActed = listener;
        return this;
    }

    /**
     * Asks what schema a record has, before {@link #take} holds the feeds. Throws {@link
     * io.wardwatch.streaming.registry.RegistryProblem} where that cannot be said now.
     */
    void foresee(String topic, byte[] value) {
        Reading<?> reading = readings.get(topic);
        if (reading != null && value != null) {
            reading.wire.foresee(value);
        }
    }

    /** Counts one that could not be taken in, by a bug. */
    void broken(TopicPlace place, RuntimeException bug) {
        metrics.dropped(SERVICE, RECORDS, "BROKEN").increment();
        LOG.error("a record of {} could not be taken: {}", place, bug.getClass().getName());
    }

    /** Takes one record in; {@code value} is null where it deletes its key. */
    void take(TopicPlace place, long offset, byte[] key, byte[] value) {
        records.increment();
        Reading<?> reading = readings.get(place.topic());
        String dropped = reading == null
                ? "UNKNOWN_TOPIC"
                : value == null ? delete(place, key) : read(reading, place, offset, value);
        if (!dropped.isEmpty()) {
            metrics.dropped(SERVICE, RECORDS, dropped).increment();
        }
        reached(place, offset + 1);
    }

    /** Nothing before {@code offset} of that partition is still to come. */
    void reached(TopicPlace place, long offset) {
        for (FeedName feed : FeedName.values()) {
            int index = index(place, feed);
            if (index >= 0) {
                feeds.table(feed).reached(index, offset);
            }
        }
    }

    private String read(Reading<?> reading, TopicPlace place, long offset, byte[] value) {
        FeedName feed = index(place, FeedName.CARE) >= 0 ? FeedName.CARE : FeedName.FINANCE;
        int index = index(place, feed);
        return reading.read(value, index < 0 ? Touch.NONE : Touch.of(index, offset));
    }

    private String delete(TopicPlace place, byte[] key) {
        if (key != null && place.topic().equals(TopicCatalogue.INDEX_STAYS.name())) {
            feeds.indexStays().delete(EncounterKey.ofRecord(key));
        } else if (key != null) {
            String id = new String(key, StandardCharsets.UTF_8);
            if (place.topic().equals(TopicCatalogue.CARE_ALERTS.name())) {
                feeds.delete(FeedName.CARE, id);
            } else if (place.topic().equals(TopicCatalogue.FINANCE_ALERTS.name())) {
                feeds.delete(FeedName.FINANCE, id);
            }
        }
        return "DELETED";
    }

    private void acted(FeedName feed, AlertAction action, Touch record) {
        feeds.take(feed, action, record);
        whenActed.accept(feed, action);
    }

    private int index(TopicPlace place, FeedName feed) {
        int[] index = indexes.get(place);
        return index == null ? -1 : index[feed.ordinal()];
    }

    private <T> void on(Wire<T> wire, BiConsumer<T, Touch> take) {
        readings.put(wire.topic().name(), new Reading<>(wire.under(framing), take));
    }
}
