package io.wardwatch.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One of the two feeds: what stands in memory of it, and the way to act on it. Thread-safe. */
public final class Feed {
    private final Feeds feeds;
    private final FeedTable table;
    private final Details details;
    private final Actions actions;

    Feed(FeedName name, Feeds feeds, Actions actions) {
        this.feeds = feeds;
        this.table = feeds.table(name);
        this.details = new Details(feeds.stays());
        this.actions = actions;
    }

    public FeedName name() {
        return table.name();
    }

    /** The partitions that it is made of, {@code topic-number}, in the order of a {@link Position}; fixed while it runs. */
    public List<String> partitions() {
        return table.places().stream().map(TopicPlace::toString).toList();
    }

    /** How far it has read. */
    public Position position() {
        return feeds.read(table::position);
    }

    /** From now on tells {@code listener} every change, beginning with {@link FeedListener#live}. */
    public void listen(FeedListener listener) {
        feeds.write(() -> table.listen(listener, feeds.clock()));
    }

    /** A page of it, of one moment with its position. */
    public Listing list(Filter filter) {
        Moment moment = feeds.read(this::moment);
        // Rows do not change once made: choosing and sorting them need not hold up the reader.
        List<Row> chosen = Selection.of(moment.rows(), filter);
        return new Listing(
                moment.clock(),
                moment.position(),
                chosen.size(),
                Selection.counts(chosen),
                name() == FeedName.CARE ? moment.places() : Selection.places(moment.rows()),
                Selection.page(chosen, filter));
    }

    private record Moment(Instant clock, Position position, List<Row> rows, List<Listing.Place> places) {}

    private Moment moment() {
        return new Moment(
                Rows.moment(feeds.clock()),
                table.position(),
                table.rows(),
                feeds.stays().places());
    }

    /** One alert's row; empty where there is none. */
    public Optional<Row> row(String alertId) {
        return feeds.read(() ->
                Optional.ofNullable(shown(alertId)).map(alert -> alert.shown().row()));
    }

    /** All about one alert; empty where there is none. */
    public Optional<Detail> detail(String alertId) {
        return feeds.read(() -> Optional.ofNullable(shown(alertId)).map(alert -> details.of(alert, feeds.clock())));
    }

    /**
     * Writes an action and waits, at most five seconds, until it has been read back: call it from a thread that may block.
     *
     * @param actor who acts, not blank
     * @param key of the request: the same again is the same action
     */
    public ActionAnswer act(String alertId, ActionRequest request, String actor, String key) {
        return actions.act(name(), alertId, request, actor, key);
    }

    private Alert shown(String alertId) {
        Alert alert = table.alert(alertId);
        return alert == null || alert.shown() == null ? null : alert;
    }
}
