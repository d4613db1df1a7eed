package io.wardwatch.alerts;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.AlertAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The alerts of one feed, their rows, and who is told when a row changes. What changed is gathered while records are taken in and
 * made into rows in one {@link #step}; what the clock changes waits in a queue by its moment, so no tick walks all rows. Guarded
 * by the feeds' lock.
 */
final class FeedTable {
    private record Due(long at, String alertId) {}

    private final FeedName name;
    private final List<TopicPlace> places;
    private final long[] next;
    private final Rows rows;
    private final Map<String, Alert> alerts = new HashMap<>();
    private final Set<Alert> touched = new LinkedHashSet<>();
    private final TreeSet<Due> due =
            new TreeSet<>(Comparator.comparingLong(Due::at).thenComparing(Due::alertId));
    private final List<FeedListener> listeners = new ArrayList<>(1);
    private boolean live;
    private boolean moved;

    /** @param places the partitions that it is made of, in their fixed order */
    FeedTable(FeedName name, List<TopicPlace> places, Rows rows) {
        this.name = name;
        this.places = List.copyOf(places);
        this.next = new long[places.size()];
        this.rows = rows;
    }

    FeedName name() {
        return name;
    }

    List<TopicPlace> places() {
        return places;
    }

    /** The index of a partition, -1 where the feed is not made of it. */
    int indexOf(TopicPlace place) {
        return places.indexOf(place);
    }

    Position position() {
        return new Position(next);
    }

    /** What of a partition comes next, also where nothing of it was for this feed. */
    void reached(int index, long offset) {
        if (next[index] != offset) {
            next[index] = offset;
            moved = true;
        }
    }

    Alert alert(String alertId) {
        return alerts.get(alertId);
    }

    Collection<Alert> all() {
        return alerts.values();
    }

    /** Every row as it is shown. */
    List<Row> rows() {
        List<Row> shown = new ArrayList<>(alerts.size());
        for (Alert alert : alerts.values()) {
            if (alert.shown() != null) {
                shown.add(alert.shown().row());
            }
        }
        return shown;
    }

    /** Takes an alert as it now stands. */
    Alert say(AnyAlert said, Touch record) {
        Alert alert = alerts.computeIfAbsent(said.alertId(), Alert::new);
        alert.say(said, record);
        touch(alert);
        return alert;
    }

    /** Takes what was done about an alert, whether that is known yet or not. */
    void act(AlertAction action, Touch record) {
        Alert alert = alerts.computeIfAbsent(action.alertId(), Alert::new);
        alert.act(action, record);
        touch(alert);
    }

    /** The row of that alert may have changed. */
    void touch(Alert alert) {
        if (live) {
            touched.add(alert);
        }
    }

    /** Makes the rows that may have changed by records or by the clock, and tells those that did. */
    void step(long clock) {
        if (!live) {
            return;
        }
        while (!due.isEmpty() && clock != Event.ABSENT && due.first().at() <= clock) {
            Due first = due.pollFirst();
            touched.add(alerts.get(first.alertId()));
        }
        List<FeedChange> changed = new ArrayList<>();
        for (Alert alert : touched) {
            FeedChange before = alert.shown();
            FeedChange now = show(alert, clock);
            if (now != null && (before == null || !before.row().equals(now.row()))) {
                changed.add(now);
            }
        }
        touched.clear();
        if (moved || !changed.isEmpty()) {
            moved = false;
            Position position = position();
            listeners.forEach(listener -> listener.moved(position, clock, changed));
        }
    }

    /** From now on rows are made and told: everything that was there has been read. */
    void live(long clock) {
        live = true;
        alerts.values().forEach(alert -> show(alert, clock));
        listeners.forEach(listener -> tellAll(listener, clock));
    }

    void listen(FeedListener listener, long clock) {
        listeners.add(listener);
        if (live) {
            tellAll(listener, clock);
        }
    }

    /** Drops an alert with all that was done about it. */
    void forget(Alert alert) {
        alerts.remove(alert.id());
        touched.remove(alert);
        if (alert.dueAt() != Event.ABSENT) {
            due.remove(new Due(alert.dueAt(), alert.id()));
        }
        if (alert.shown() != null) {
            listeners.forEach(listener -> listener.forgotten(alert.id()));
        }
    }

    private void tellAll(FeedListener listener, long clock) {
        List<FeedChange> all = alerts.values().stream()
                .filter(alert -> alert.shown() != null)
                .map(Alert::shown)
                .toList();
        listener.live(position(), clock, all);
    }

    /** The row as it is now; null while only actions are known. */
    private FeedChange show(Alert alert, long clock) {
        if (alert.said() == null) {
            return null;
        }
        Rows.Made made = rows.make(alert, clock);
        if (alert.dueAt() != made.dueAt()) {
            if (alert.dueAt() != Event.ABSENT) {
                due.remove(new Due(alert.dueAt(), alert.id()));
            }
            if (made.dueAt() != Event.ABSENT) {
                due.add(new Due(made.dueAt(), alert.id()));
            }
        }
        alert.show(made.change(), made.dueAt());
        return made.change();
    }
}
