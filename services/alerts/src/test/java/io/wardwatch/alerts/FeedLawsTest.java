package io.wardwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert.State;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.feed.ActionKind;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.Return;
import io.wardwatch.core.score.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FeedLawsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long BEGIN = FeedChart.micros("2025-03-01T00:00:00Z");
    private static final List<PatientKey> PATIENTS = List.of(FeedChart.ANN, FeedChart.BEN);

    @Property(tries = 200)
    void shouldShowTheSameHoweverTopicsWereInterleaved(@ForAll long seed) {
        Random random = new Random(seed);
        try (FeedChart live = FeedChart.live();
                FeedChart rebuilt = new FeedChart();
                FeedChart late = FeedChart.live()) {
            write(live, random);
            List<FeedChart.Sent> shuffled = interleaved(live.sent, random);
            shuffled.forEach(rebuilt::take);
            rebuilt.feeds.write(rebuilt.feeds::live);
            for (FeedChart.Sent record : shuffled) {
                late.take(record);
                if (random.nextInt(3) == 0) {
                    late.feeds.write(late.feeds::step);
                }
            }
            late.feeds.write(late.feeds::step);

            assertThat(rebuilt.everything()).usingRecursiveComparison().isEqualTo(live.everything());
            assertThat(late.everything()).usingRecursiveComparison().isEqualTo(live.everything());
            assertThat(IndexStaysTest.everything(rebuilt)).isEqualTo(IndexStaysTest.everything(live));
            assertThat(IndexStaysTest.everything(late)).isEqualTo(IndexStaysTest.everything(live));
            for (FeedName name : FeedName.values()) {
                assertThat(rebuilt.feeds.table(name).position())
                        .isEqualTo(live.feeds.table(name).position());
            }
        }
    }

    @Property(tries = 100)
    void shouldHaveToldEveryRowAsItStandsInTheEnd(@ForAll long seed) {
        try (FeedChart live = FeedChart.live()) {
            write(live, new Random(seed));
            Map<String, Row> heard = new LinkedHashMap<>();
            live.told.forEach(change -> heard.put(change.row().alertId(), change.row()));
            Map<String, Row> shown = new LinkedHashMap<>();
            live.everything().forEach((id, change) -> shown.put(id, change.row()));
            assertThat(heard).isEqualTo(shown);
        }
    }

    @Property(tries = 100)
    void shouldTellFromTouchAndClockAloneWhetherAReaderHasSeenARow(@ForAll long seed) {
        Random random = new Random(seed);
        try (FeedChart live = FeedChart.live()) {
            for (int i = 0; i < 20; i++) {
                line(live, random, i);
            }
            Position position = live.feeds.table(FeedName.CARE).position();
            long clock = live.feeds.clock();
            Map<String, FeedChange> before = live.everything();
            for (int i = 20; i < 30; i++) {
                line(live, random, i);
            }
            live.everything().forEach((id, now) -> {
                FeedChange then = before.get(id);
                if (then == null || !then.row().equals(now.row())) {
                    assertThat(!now.touch().within(position) || now.timedAt() > clock)
                            .as("changed row %s is new to a reader of then", id)
                            .isTrue();
                }
            });
        }
    }

    private static void write(FeedChart chart, Random random) {
        int lines = 5 + random.nextInt(30);
        for (int i = 0; i < lines; i++) {
            line(chart, random, i);
        }
    }

    private static void line(FeedChart chart, Random random, int i) {
        String encounter = "V" + random.nextInt(4);
        PatientKey patient = PATIENTS.get(encounter.charAt(1) % 2);
        String alert = "a" + encounter.charAt(1);
        String from = at(encounter.charAt(1) * 24 * 4 - 48 * 24 * 4);
        String severity = List.of("info", "warning", "critical").get(random.nextInt(3));
        switch (random.nextInt(10)) {
            case 0 -> chart.admitted(encounter, patient, from, "MED" + random.nextInt(2));
            case 1 -> chart.discharged(encounter, patient, from, at(48 + random.nextInt(400)), "MED1");
            case 2 -> chart.voided(encounter, patient);
            case 3 -> chart.scored(encounter, patient, Moment.DISCHARGE, at(random.nextInt(3)), 0.3 + i / 100.0);
            case 4 -> chart.withdrawn(encounter, patient, Moment.DISCHARGE, at(random.nextInt(3)));
            case 5 -> chart.alert(alert, encounter, patient, severity, at(i));
            case 6 ->
                chart.alert(
                        alert, encounter, patient, severity, at(i), State.values()[random.nextInt(4)], "BELOW_CLEAR");
            case 7 -> chart.action(action(alert, severity, random));
            case 8 -> IndexStaysTest.say(chart, judged(encounter, random));
            default -> chart.clock(at(24 * i));
        }
    }

    private static JudgedStay judged(String encounter, Random random) {
        JudgedStay.State state = JudgedStay.State.values()[random.nextInt(3)];
        NotIndex[] reasons = state == JudgedStay.State.NOT_INCLUDED ? new NotIndex[] {NotIndex.DIED} : new NotIndex[0];
        return IndexStaysTest.stay(encounter, "2025-03-0" + (1 + random.nextInt(9)), state, Return.NONE, reasons);
    }

    private static AlertAction action(String alert, String severity, Random random) {
        ActionKind kind = ActionKind.values()[random.nextInt(ActionKind.values().length)];
        long until = kind == ActionKind.SNOOZED ? BEGIN + random.nextInt(700) * HOUR : Event.ABSENT;
        return new AlertAction(
                "x" + random.nextInt(8),
                alert,
                kind,
                "Ada",
                BEGIN,
                severity,
                "",
                kind == ActionKind.ASSIGNED ? "Ben" : "",
                until,
                "OTHER");
    }

    private static String at(int hours) {
        return Event.instant(BEGIN + hours * HOUR).toString();
    }

    /** The same records with each partition in its order, and partitions mixed anew. */
    private static List<FeedChart.Sent> interleaved(List<FeedChart.Sent> records, Random random) {
        Map<TopicPlace, List<FeedChart.Sent>> left = new LinkedHashMap<>();
        records.forEach(record ->
                left.computeIfAbsent(record.place(), place -> new ArrayList<>()).add(record));
        List<FeedChart.Sent> mixed = new ArrayList<>();
        while (!left.isEmpty()) {
            List<TopicPlace> places = List.copyOf(left.keySet());
            TopicPlace place = places.get(random.nextInt(places.size()));
            mixed.add(left.get(place).removeFirst());
            if (left.get(place).isEmpty()) {
                left.remove(place);
            }
        }
        return mixed;
    }
}
