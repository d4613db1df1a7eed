package io.wardwatch.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.Ward;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of time passing: what holds is a function of the events and the clock, whenever either came. */
class PassingLawsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long START = EventBuilder.micros("2025-02-20T22:00");
    private static final int MOST_HOURS = 300 * 24;

    @Provide
    Arbitrary<List<Event>> histories() {
        return new EngineLawsTest().histories();
    }

    @Provide
    Arbitrary<List<Event>> manyHistories() {
        return new MergeLawsTest().histories();
    }

    @Provide
    Arbitrary<List<Event>> identities() {
        return new MergeLawsTest().identities();
    }

    @Property(tries = 1_000)
    void shouldHoldTheSameWheneverTimePassedBetweenEvents(@ForAll("histories") List<Event> history, @ForAll long seed) {
        Random random = new Random(seed);
        long end = START + random.nextInt(MOST_HOURS) * HOUR;
        Ward atTheEnd = EngineLawsTest.ward().applyAll(history).pass(end);

        Ward between = EngineLawsTest.ward();
        List<Event> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);
        long clock = START;
        for (Event event : shuffled) {
            between.apply(event);
            clock = Math.min(end, clock + random.nextInt(MOST_HOURS / 8) * HOUR / 7);
            between.pass(clock);
        }
        between.pass(end);

        assertThat(between.described())
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(atTheEnd.described());
        assertSaid(between);
        assertSaid(atTheEnd);
    }

    @Property(tries = 2_000)
    void shouldHoldTheSameWhenAllEventsAreGatheredAtOnce(@ForAll("histories") List<Event> history, @ForAll long seed) {
        Random random = new Random(seed);
        long end = START + random.nextInt(MOST_HOURS) * HOUR;
        Ward steps = EngineLawsTest.ward();
        long applied = history.stream()
                .filter(event -> steps.apply(event) == Result.APPLIED)
                .count();
        steps.pass(end);

        assertThat(EngineLawsTest.ward().gathered(history, end, applied))
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(steps.described());
    }

    @Property(tries = 500)
    void shouldHoldTheSameOfPatientsOfSeveralNumbers(
            @ForAll("manyHistories") List<Event> history,
            @ForAll("identities") List<Event> identities,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Event> all = new ArrayList<>(history);
        all.addAll(identities);
        long end = START + random.nextInt(MOST_HOURS) * HOUR;
        Ward atTheEnd = EngineLawsTest.ward().applyAll(all).pass(end);

        Ward between = EngineLawsTest.ward();
        Collections.shuffle(all, random);
        long clock = START;
        for (Event event : all) {
            between.applyAll(List.of(event), random);
            clock = Math.min(end, clock + random.nextInt(MOST_HOURS / 8) * HOUR / 7);
            between.pass(clock);
        }
        between.pass(end);

        assertThat(between.describedAll())
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(atTheEnd.describedAll());
        assertThat(between.said.findings).isEqualTo(between.describedAll().findings);
        assertThat(between.said.labels).isEqualTo(between.describedAll().labels);
    }

    @Property(tries = 500)
    void shouldScoreFromThePastOnly(@ForAll("histories") List<Event> history, @ForAll("histories") List<Event> future) {
        long last = history.stream().mapToLong(Event::recordedAt).max().orElseThrow();
        long end = last + 5 * 24 * HOUR;
        Ward known = EngineLawsTest.ward().applyAll(history).pass(end);
        Map<String, String> scores = known.described().scores;

        for (Event event : future) {
            known.apply(EngineLawsTest.restamped(event, end + HOUR + event.recordedAt() - START));
        }
        known.pass(end + MOST_HOURS * HOUR);

        assertThat(known.described().scores).containsAllEntriesOf(scores);
    }

    private static void assertSaid(Ward ward) {
        Ward.Said holds = ward.described();
        assertThat(ward.said.cells).isEqualTo(holds.cells);
        assertThat(ward.said.findings).isEqualTo(holds.findings);
        assertThat(ward.said.scores).isEqualTo(holds.scores);
        assertThat(ward.said.alerts).isEqualTo(holds.alerts);
        assertThat(ward.said.labels).isEqualTo(holds.labels);
        assertThat(ward.said.stays).isEqualTo(holds.stays);
        assertThat(ward.said.judgedStays).isEqualTo(holds.judgedStays);
    }
}
