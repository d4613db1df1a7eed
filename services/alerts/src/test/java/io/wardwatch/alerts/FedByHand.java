package io.wardwatch.alerts;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.core.readmission.Episode;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.PlannedRule;
import io.wardwatch.core.readmission.Return;
import io.wardwatch.formats.RiskProgress;
import io.wardwatch.formats.Said;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code alerts} without Kafka: records are put in by hand, each as one step, with offsets as a log would give them. Actions are
 * read back at once.
 */
public final class FedByHand implements Edge, ActionLog {
    /** When the hand-made time begins. */
    public static final Instant START = Instant.parse("2025-04-01T08:00:00Z");

    private static final int PARTITIONS = 2;

    private final Map<TopicPlace, Long> ends = new HashMap<>();
    private final Feeds feeds;
    private final Actions actions;
    private final AlertsService service;
    private final String clusterId;
    private boolean live;

    /** Not rebuilt yet. */
    public FedByHand(String clusterId) {
        this.clusterId = clusterId;
        Map<String, Integer> partitions = new HashMap<>();
        for (TopicSpec topic : AlertsService.topics()) {
            partitions.put(topic.name(), topic.partitionCount(PARTITIONS));
        }
        feeds = new Feeds(partitions, 120);
        actions = new Actions(feeds, this, Duration.ofSeconds(5));
        service = new AlertsService(feeds, actions, this);
    }

    public AlertsService service() {
        return service;
    }

    /** Ends the rebuilding. */
    public FedByHand live() {
        live = true;
        feeds.write(feeds::live);
        return this;
    }

    /** An open alert to care teams, of a visit of its own. */
    public FedByHand alert(String alertId, String severity) {
        return alert(alertId, severity, CareAlert.State.OPEN, 0.4);
    }

    /** The same in any state. */
    public FedByHand alert(String alertId, String severity, CareAlert.State state, double probability) {
        long at = Event.micros(START);
        CareAlert alert = new CareAlert(
                alertId,
                "READMISSION_RISK",
                severity,
                state,
                new PatientKey(alertId.hashCode(), 7),
                "NORTH",
                "V" + alertId,
                "MED1",
                at,
                at,
                state == CareAlert.State.CLOSED ? at : Event.ABSENT,
                "s" + alertId,
                probability,
                "TIER_HIGH",
                List.of());
        return put(
                TopicCatalogue.CARE_ALERTS,
                alertId,
                touch -> feeds.take(AnyAlert.care(new Said<>(alert, new byte[] {1})), touch));
    }

    /** An open alert to the revenue cycle team. */
    public FedByHand financeAlert(String alertId) {
        long at = Event.micros(START);
        FinanceAlert alert = new FinanceAlert(
                alertId,
                "DENIAL",
                "warning",
                CareAlert.State.OPEN,
                new PatientKey(alertId.hashCode(), 7),
                "NORTH",
                "C" + alertId,
                "V" + alertId,
                "MEDICARE",
                at,
                at,
                Event.ABSENT,
                Event.micros(START.plus(Duration.ofDays(30))),
                0.7,
                123_456,
                "USD",
                "",
                "TIER_HIGH",
                List.of());
        return put(
                TopicCatalogue.FINANCE_ALERTS,
                alertId,
                touch -> feeds.take(AnyAlert.finance(new Said<>(alert, new byte[] {1})), touch));
    }

    /** A stay as the readmission measure judges it, of NORTH; {@code backOn} is below 0 where nobody came back. */
    public FedByHand judged(String encounterId, String day, int backOn, NotIndex... reasons) {
        Return after =
                backOn < 0 ? Return.NONE : new Return("SOUTH", "W" + encounterId, backOn, PlannedRule.UNPLANNED, true);
        JudgedStay stay = new JudgedStay(
                "NORTH",
                encounterId,
                new PatientKey(encounterId.hashCode(), 7),
                reasons.length == 0 ? JudgedStay.State.INCLUDED : JudgedStay.State.NOT_INCLUDED,
                Event.micros(Instant.parse(day + "T08:00:00Z")),
                Event.micros(Instant.parse(day + "T16:00:00Z")),
                LocalDate.parse(day).toEpochDay(),
                List.of(reasons),
                false,
                "MEDICINE",
                List.of(),
                new Episode("NORTH", encounterId, 1, 1),
                PlannedRule.UNPLANNED,
                after,
                after,
                Return.NONE,
                Return.NONE,
                "readmission.unplanned@1",
                "excerpt 12ab");
        return put(TopicCatalogue.INDEX_STAYS, encounterId, touch -> feeds.indexStays()
                .say(stay));
    }

    /** A tick of the events' clock. */
    public FedByHand clock(Instant at) {
        RiskProgress progress = new RiskProgress(0, 1, Event.micros(at), List.of());
        return put(TopicCatalogue.RISK_PROGRESS, "0", touch -> feeds.take(progress));
    }

    private FedByHand put(TopicSpec topic, String key, Consumer<Touch> take) {
        int partition = Math.floorMod(key.hashCode(), topic.partitionCount(PARTITIONS));
        TopicPlace place = new TopicPlace(topic.name(), partition);
        feeds.write(() -> {
            long offset = ends.merge(place, 1L, Long::sum) - 1;
            Touch touch = null;
            for (FeedName feed : FeedName.values()) {
                int index = feeds.table(feed).indexOf(place);
                if (index >= 0) {
                    touch = touch == null ? Touch.of(index, offset) : touch;
                    feeds.table(feed).reached(index, offset + 1);
                }
            }
            take.accept(touch);
            feeds.step();
        });
        return this;
    }

    @Override
    public CompletionStage<Void> append(FeedName feed, AlertAction action) {
        TopicSpec topic =
                feed == FeedName.CARE ? TopicCatalogue.CARE_ALERT_ACTIONS : TopicCatalogue.FINANCE_ALERT_ACTIONS;
        put(topic, action.alertId(), touch -> feeds.take(feed, action, touch));
        actions.read(action);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public FeedState state() {
        return new FeedState(live ? FeedState.Phase.LIVE : FeedState.Phase.REBUILDING, live, live ? 100 : 40, 7, START);
    }

    @Override
    public boolean awaitLive(Duration limit) {
        return live;
    }

    @Override
    public String clusterId() {
        return clusterId;
    }

    @Override
    public StreamsView streams() {
        FeedState state = state();
        return new StreamsView(
                START,
                START,
                new StreamsView.FeedLine(state.phase().name(), state.percent(), state.records()),
                List.of(),
                List.of());
    }

    @Override
    public void watch(Supplier<ServiceState> watched) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        live = false;
    }
}
