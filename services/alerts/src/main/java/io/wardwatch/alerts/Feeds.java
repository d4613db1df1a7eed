package io.wardwatch.alerts;

import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.formats.RiskProgress;
import io.wardwatch.schemas.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Both feeds and what they stand on, as one state machine: records go in through {@link TopicRecords}, rows come out. What it holds
 * is a function of the records of each topic in their order, not of how topics were interleaved. Readers and the one writer meet at
 * its lock.
 */
final class Feeds {
    private static final long DAY = 86_400_000_000L;

    private static final Set<String> OF_BOTH = Set.of(TopicCatalogue.RISK_PROGRESS.name());
    private static final Set<String> OF_CARE = Set.of(
            TopicCatalogue.CARE_ALERTS.name(),
            TopicCatalogue.CARE_ALERT_ACTIONS.name(),
            TopicCatalogue.STAYS.name(),
            TopicCatalogue.READMISSION_SCORES.name());
    /** What no row of a feed is made of: cursors know nothing of it. */
    private static final Set<String> BESIDE = Set.of(TopicCatalogue.INDEX_STAYS.name());

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Stays stays;
    private final IndexStays indexStays = new IndexStays();
    private final List<TopicPlace> beside;
    private final FeedTable care;
    private final FeedTable finance;
    private final Map<Integer, RiskProgress> progress = new TreeMap<>();
    private long clock = Event.ABSENT;
    private long sweptOn = Long.MIN_VALUE;
    private boolean live;

    /**
     * @param partitions how many partitions each topic has that is read
     * @param scoresDays as in {@link AlertsConfig}
     */
    Feeds(Map<String, Integer> partitions, int scoresDays) {
        this.stays = new Stays(scoresDays);
        Rows rows = new Rows(stays);
        this.care = new FeedTable(
                FeedName.CARE, places(partitions, topic -> OF_BOTH.contains(topic) || OF_CARE.contains(topic)), rows);
        this.finance = new FeedTable(
                FeedName.FINANCE,
                places(partitions, topic -> !OF_CARE.contains(topic) && !BESIDE.contains(topic)),
                rows);
        this.beside = places(partitions, BESIDE::contains);
    }

    private static List<TopicPlace> places(Map<String, Integer> partitions, Predicate<String> wanted) {
        List<TopicPlace> places = new ArrayList<>();
        partitions.forEach((topic, count) -> {
            if (wanted.test(topic)) {
                for (int partition = 0; partition < count; partition++) {
                    places.add(new TopicPlace(topic, partition));
                }
            }
        });
        return places.stream().sorted().toList();
    }

    Stays stays() {
        return stays;
    }

    /** Stays as the readmission measure judges them. */
    IndexStays indexStays() {
        return indexStays;
    }

    /** Every partition that is read. */
    Set<TopicPlace> places() {
        Set<TopicPlace> places = new TreeSet<>(beside);
        places.addAll(care.places());
        places.addAll(finance.places());
        return places;
    }

    FeedTable table(FeedName name) {
        return name == FeedName.CARE ? care : finance;
    }

    /** Gives what {@code question} reads of one moment. */
    <T> T read(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Changes everything that {@code change} changes as one. */
    void write(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The least clock of {@code risk}'s partitions, microseconds; {@link Event#ABSENT} until all have one. Never goes back. */
    long clock() {
        return clock;
    }

    /** How far {@code risk} is, by partition. */
    Map<Integer, RiskProgress> progress() {
        return progress;
    }

    void take(RiskProgress latest) {
        progress.put(latest.partition(), latest);
        if (progress.size() < latest.partitions()) {
            return;
        }
        long least =
                progress.values().stream().mapToLong(RiskProgress::clock).min().orElse(Event.ABSENT);
        clock = Math.max(clock, least);
    }

    void take(AnyAlert said, Touch record) {
        Alert alert = table(said.feed()).say(said, record);
        if (said.feed() == FeedName.CARE) {
            List<Alert> about = stays.encounter(said.facility(), said.encounterId(), said.patient())
                    .alerts();
            if (!about.contains(alert)) {
                about.add(alert);
            }
        }
    }

    void take(FeedName feed, AlertAction action, Touch record) {
        table(feed).act(action, record);
    }

    void take(IssuedScore score, Touch record) {
        stays.score(score, record).alerts().forEach(care::touch);
    }

    /** Takes a stay in; it may change the rows of the patient's other stays, too. */
    void take(Stay stay, Touch record) {
        stays.say(stay, record);
        if (live) {
            for (Encounter encounter : stays.of(stay.patient())) {
                encounter.alerts().forEach(care::touch);
            }
        }
    }

    /** Drops an alert whose record was deleted. */
    void delete(FeedName feed, String alertId) {
        Alert alert = table(feed).alert(alertId);
        if (alert != null) {
            forget(table(feed), alert);
        }
    }

    /** Everything that was there at the start has been read. */
    void live() {
        live = true;
        sweep();
        care.live(clock);
        finance.live(clock);
    }

    /** Makes and tells what the records since the last step and the clock have changed. */
    void step() {
        if (live) {
            sweep();
        }
        care.step(clock);
        finance.step(clock);
    }

    boolean isLive() {
        return live;
    }

    /** Once a day of the clock, what is too old is dropped. */
    private void sweep() {
        if (clock == Event.ABSENT || Math.floorDiv(clock, DAY) == sweptOn) {
            return;
        }
        sweptOn = Math.floorDiv(clock, DAY);
        for (FeedTable table : List.of(care, finance)) {
            List<Alert> old = table.all().stream()
                    .filter(alert -> Stays.old(lastOf(alert), clock))
                    .toList();
            old.forEach(alert -> forget(table, alert));
        }
        stays.forget(clock);
        indexStays.forget(clock);
    }

    private void forget(FeedTable table, Alert alert) {
        table.forget(alert);
        if (alert.said() != null && table == care) {
            Encounter encounter =
                    stays.known(alert.said().facility(), alert.said().encounterId());
            if (encounter != null) {
                encounter.alerts().remove(alert);
            }
        }
    }

    /** When anything last happened about an alert; an open stay keeps it. */
    private long lastOf(Alert alert) {
        AnyAlert said = alert.said();
        long acted = alert.actions().isEmpty()
                ? Event.ABSENT
                : alert.actions().getLast().at();
        if (said == null) {
            return acted;
        }
        Encounter encounter = stays.known(said.facility(), said.encounterId());
        boolean inHouse = said.feed() == FeedName.CARE && encounter != null && encounter.inHouse();
        return inHouse
                ? Long.MAX_VALUE
                : Stream.of(acted, said.updatedAt(), said.dueAt())
                        .max(Long::compare)
                        .orElse(acted);
    }
}
