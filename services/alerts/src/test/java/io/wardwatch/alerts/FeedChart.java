package io.wardwatch.alerts;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.feed.ActionKind;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.Reason;
import io.wardwatch.core.tile.Surge;
import io.wardwatch.core.tile.SurgeAlerts;
import io.wardwatch.formats.AlertActionWire;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.FinanceAlertWire;
import io.wardwatch.formats.RiskProgress;
import io.wardwatch.formats.RiskProgressWire;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.ScoreWire;
import io.wardwatch.formats.StayWire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A patient's chart as the topics tell it, without Kafka: each line becomes a record and is taken in at once. */
final class FeedChart implements AutoCloseable {
    static final int PARTITIONS = 3;
    static final PatientKey ANN = new PatientKey(0x3fa91c2000000000L, 1);
    static final PatientKey BEN = new PatientKey(0x77aa000000000000L, 2);

    private static final byte[] CUT = {7};

    /** A record with its place. */
    record Sent(TopicPlace place, long offset, byte[] key, byte[] value) {}

    final Metrics metrics = new Metrics();
    final Feeds feeds;
    final TopicRecords records;
    final List<Sent> sent = new ArrayList<>();
    final List<FeedChange> told = new ArrayList<>();
    private final Map<TopicPlace, Long> offsets = new HashMap<>();

    FeedChart() {
        this.feeds = new Feeds(
                TopicRecords.TOPICS.stream()
                        .collect(Collectors.toMap(TopicSpec::name, topic -> topic.partitionCount(PARTITIONS))),
                120);
        this.records = new TopicRecords(feeds, metrics);
        for (FeedName name : FeedName.values()) {
            feeds.table(name).listen(listener(), Event.ABSENT);
        }
    }

    /** One that is live from the start, as after an empty rebuild. */
    static FeedChart live() {
        FeedChart chart = new FeedChart();
        chart.feeds.live();
        return chart;
    }

    private FeedListener listener() {
        return new FeedListener() {
            @Override
            public void live(Position position, long clock, Collection<FeedChange> all) {
                told.addAll(all);
            }

            @Override
            public void moved(Position position, long clock, Collection<FeedChange> changed) {
                told.addAll(changed);
            }

            @Override
            public void forgotten(String alertId) {
                told.removeIf(change -> change.row().alertId().equals(alertId));
            }
        };
    }

    FeedChart admitted(String encounterId, PatientKey patient, String at, String unit) {
        return stay(new Stay(
                "NORTH",
                encounterId,
                patient,
                Stay.State.IN_HOUSE,
                ZoneId.of("America/New_York"),
                micros(at),
                Event.ABSENT,
                unit,
                "12A",
                "",
                "",
                "",
                List.of(new Stay.Place(unit, micros(at)))));
    }

    FeedChart discharged(String encounterId, PatientKey patient, String from, String at, String unit) {
        return stay(new Stay(
                "NORTH",
                encounterId,
                patient,
                Stay.State.DISCHARGED,
                ZoneId.of("America/New_York"),
                micros(from),
                micros(at),
                unit,
                "",
                "",
                "",
                "01",
                List.of(new Stay.Place("ED", micros(from)), new Stay.Place(unit, micros(from) + 3_600_000_000L))));
    }

    FeedChart voided(String encounterId, PatientKey patient) {
        return stay(new Stay(
                "NORTH",
                encounterId,
                patient,
                Stay.State.VOID,
                ZoneId.of("America/New_York"),
                Event.ABSENT,
                Event.ABSENT,
                "",
                "",
                "",
                "",
                "",
                List.of()));
    }

    FeedChart stay(Stay stay) {
        return send(TopicCatalogue.STAYS, StayWire.key(stay), new StayWire().toWire(new Said<>(stay, CUT)));
    }

    FeedChart scored(String encounterId, PatientKey patient, Moment moment, String at, double probability) {
        ReadmissionScore score = new ReadmissionScore(
                moment,
                "readmission-30d",
                "1",
                probability,
                -2.2,
                "HIGH",
                moment == Moment.ADMISSION ? -1 : 12,
                12,
                12,
                List.of(),
                6,
                true,
                reasons(),
                new double[] {1, 2},
                List.of());
        return score(encounterId, patient, moment, at, score, 1);
    }

    FeedChart withdrawn(String encounterId, PatientKey patient, Moment moment, String at) {
        return score(encounterId, patient, moment, at, null, 2);
    }

    private FeedChart score(
            String encounterId, PatientKey patient, Moment moment, String at, ReadmissionScore score, int revision) {
        IssuedScore issued = new IssuedScore(
                "s-" + encounterId + "-" + at,
                revision,
                patient,
                "NORTH",
                encounterId,
                moment,
                "e-" + at,
                "adt",
                micros(at),
                score);
        return send(
                TopicCatalogue.READMISSION_SCORES,
                key(patient.hex()),
                new ScoreWire(Features.SPEC.id()).toWire(new Said<>(issued, CUT)));
    }

    FeedChart alert(String alertId, String encounterId, PatientKey patient, String severity, String at) {
        return alert(alertId, encounterId, patient, severity, at, CareAlert.State.OPEN, "TIER_HIGH");
    }

    FeedChart alert(
            String alertId,
            String encounterId,
            PatientKey patient,
            String severity,
            String at,
            CareAlert.State state,
            String reason) {
        CareAlert alert = new CareAlert(
                alertId,
                "READMISSION_RISK",
                severity,
                state,
                patient,
                "NORTH",
                encounterId,
                "MED1",
                micros("2025-03-01T08:00:00Z"),
                micros(at),
                state == CareAlert.State.CLOSED ? micros(at) : Event.ABSENT,
                "s-" + encounterId + "-" + at,
                0.38,
                reason,
                reasons());
        return send(TopicCatalogue.CARE_ALERTS, key(alertId), new AlertWire().toWire(new Said<>(alert, CUT)));
    }

    FeedChart rule(String alertId, CareRule rule, CareAlert.Course course, RuleFact... facts) {
        CareAlert alert = CareAlert.ofRule(
                alertId,
                rule,
                rule.defaults().severity(),
                new CareAlert.Subject(ANN, "NORTH", "V9", "ED"),
                course,
                List.of(facts));
        return send(TopicCatalogue.CARE_ALERTS, key(alertId), new AlertWire().toWire(new Said<>(alert, CUT)));
    }

    FeedChart surge(String alertId, Surge surge) {
        CareAlert alert =
                new SurgeAlerts(CareRule.OCCUPANCY_SURGE.defaults()).of("NORTH", ZoneId.of("UTC"), surge);
        return send(TopicCatalogue.CARE_ALERTS, key(alertId), new AlertWire().toWire(new Said<>(named(alertId, alert), CUT)));
    }

    private static CareAlert named(String alertId, CareAlert alert) {
        return CareAlert.ofRule(
                alertId,
                CareRule.OCCUPANCY_SURGE,
                CareRule.OCCUPANCY_SURGE.defaults().severity(),
                new CareAlert.Subject(alert.patient(), alert.facility(), "", ""),
                new CareAlert.Course(alert.openedAt(), alert.closedAt(), ""),
                alert.facts());
    }

    FeedChart claim(String alertId, String claimId, PatientKey patient, String dueAt) {
        FinanceAlert alert = new FinanceAlert(
                alertId,
                "APPEAL_DUE",
                "warning",
                CareAlert.State.OPEN,
                patient,
                "NORTH",
                claimId,
                "V1",
                "MEDICARE",
                micros("2025-03-01T08:00:00Z"),
                micros("2025-03-01T08:00:00Z"),
                Event.ABSENT,
                micros(dueAt),
                Double.NaN,
                1_234_500,
                "",
                "",
                "DENIED",
                List.of());
        return finance(alert);
    }

    /** An alert of a claim, as it travels. */
    FeedChart finance(FinanceAlert alert) {
        byte[] value = new FinanceAlertWire().toWire(new Said<>(alert, CUT));
        return send(TopicCatalogue.FINANCE_ALERTS, key(alert.alertId()), value);
    }

    FeedChart did(String alertId, ActionKind kind, String actor) {
        return action(
                new AlertAction("x" + sent.size(), alertId, kind, actor, clock(), "warning", "", "", Event.ABSENT, ""));
    }

    FeedChart action(AlertAction action) {
        return send(
                TopicCatalogue.CARE_ALERT_ACTIONS,
                key(action.alertId()),
                AlertActionWire.care().toWire(action));
    }

    /** The clock of all partitions of {@code risk}. */
    FeedChart clock(String at) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            RiskProgress progress = new RiskProgress(partition, PARTITIONS, micros(at), List.of());
            take(TopicCatalogue.RISK_PROGRESS, RiskProgressWire.key(progress), new RiskProgressWire().toWire(progress));
        }
        feeds.write(feeds::step);
        return this;
    }

    long clock() {
        return feeds.clock() == Event.ABSENT ? 0 : feeds.clock();
    }

    FeedChart send(TopicSpec topic, byte[] key, byte[] value) {
        take(topic, key, value);
        feeds.write(feeds::step);
        return this;
    }

    /** Takes a record of another chart in, without a step. */
    void take(Sent record) {
        feeds.write(() -> records.take(record.place(), record.offset(), record.key(), record.value()));
    }

    private void take(TopicSpec topic, byte[] key, byte[] value) {
        int partition = Math.floorMod(java.util.Arrays.hashCode(key), topic.partitionCount(PARTITIONS));
        TopicPlace place = new TopicPlace(topic.name(), partition);
        long offset = offsets.merge(place, 1L, Long::sum) - 1;
        Sent record = new Sent(place, offset, key, value);
        sent.add(record);
        take(record);
    }

    Row row(String alertId) {
        return shown(FeedName.CARE, alertId).row();
    }

    FeedChange shown(FeedName feed, String alertId) {
        return feeds.table(feed).alert(alertId).shown();
    }

    Detail detail(String alertId) {
        return detail(FeedName.CARE, alertId);
    }

    Detail detail(FeedName feed, String alertId) {
        return new Details(feeds.stays()).of(feeds.table(feed).alert(alertId), feeds.clock());
    }

    /** Everything that is shown, by id. */
    Map<String, FeedChange> everything() {
        Map<String, FeedChange> all = new HashMap<>();
        for (FeedName name : FeedName.values()) {
            feeds.table(name).all().stream()
                    .filter(alert -> alert.shown() != null)
                    .forEach(alert -> all.put(alert.id(), alert.shown()));
        }
        return all;
    }

    static long micros(String at) {
        return Event.micros(Instant.parse(at));
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Reason> reasons() {
        return List.of(
                new Reason("AT_DISCHARGE", 1, 0, -0.9),
                new Reason("PRIOR_ADMISSIONS", 2, 0, 0.8),
                new Reason("SODIUM_LOW", 1, 0, 0.4),
                new Reason("CHARLSON_INDEX", 6, 0, 0.3));
    }

    @Override
    public void close() {
        metrics.close();
    }
}
