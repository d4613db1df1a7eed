package io.wardwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Validation;
import io.wardwatch.simulator.SimulatedRecord.Content;
import io.wardwatch.simulator.SimulatedRecord.Delivery;
import io.wardwatch.simulator.SimulatedRecord.Garbage;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final SimulationConfig CONFIG = SimulationConfig.of(7, 1_500);
    private static final Feed FEED = Feed.of(CONFIG, 150);

    @Test
    void shouldRepeatItselfWhenTheSeedIsTheSame() {
        Feed once = Feed.of(SimulationConfig.of(11, 200), 40);
        Feed again = Feed.of(SimulationConfig.of(11, 200), 40);
        Feed other = Feed.of(SimulationConfig.of(12, 200), 40);

        assertThat(lines(again)).isEqualTo(lines(once));
        assertThat(again.truth()).isEqualTo(once.truth());
        assertThat(lines(other)).isNotEqualTo(lines(once));
    }

    @Test
    void shouldGoOnWhereItStoodWhenReadFurther() {
        List<String> longer = lines(Feed.of(SimulationConfig.of(11, 200), 60));

        assertThat(longer)
                .startsWith(lines(Feed.of(SimulationConfig.of(11, 200), 40)).toArray(String[]::new));
    }

    @Test
    void shouldTellTheSameLivesWhenOnlySharesDiffer() {
        SimulationConfig config = SimulationConfig.of(5, 300);
        Set<Object> disturbed = delivered(Feed.of(config.withShares(.1, 0, .01), 40));
        Set<Object> calm = delivered(Feed.of(config.undisturbed(), 40));

        assertThat(disturbed).isEqualTo(calm);
    }

    @Test
    void shouldDeliverInTimeOrderAndNeverBeforeItIsRecorded() {
        long last = 0;
        for (SimulatedRecord record : FEED.records()) {
            assertThat(record.deliveredAt()).isGreaterThanOrEqualTo(last);
            last = record.deliveredAt();
            if (record instanceof Sent sent && sent.content() != Content.INVALID) {
                assertThat(sent.event().recordedAt()).isLessThanOrEqualTo(sent.deliveredAt());
                assertThat(sent.event().occurredAt())
                        .isLessThanOrEqualTo(sent.event().recordedAt());
            }
        }
    }

    @Test
    void shouldPlantTheSharesThatWereAskedFor() {
        double all = FEED.records().size();
        long resent = count(Delivery.RESENT);
        long poison = FEED.records().stream().filter(SimulationTest::isPoison).count();
        long highest = Long.MIN_VALUE;
        int disordered = 0;
        for (Sent sent : FEED.events()) {
            disordered += sent.event().recordedAt() < highest ? 1 : 0;
            highest = Math.max(highest, sent.event().recordedAt());
        }

        assertThat(resent / all).isCloseTo(.02, within(.004));
        assertThat(disordered / all).isCloseTo(.05, within(.006));
        assertThat(poison / all).isCloseTo(.0005, within(.0005));
        assertThat(poison).isPositive();
    }

    @Test
    void shouldResendTheVerySameEvent() {
        Map<String, Sent> first = new HashMap<>();
        for (SimulatedRecord record : FEED.records()) {
            if (record instanceof Sent sent) {
                Sent before = first.putIfAbsent(sent.event().eventId(), sent);
                if (before != null) {
                    assertThat(sent.event()).isEqualTo(before.event());
                    assertThat(EnumSet.of(sent.delivery(), before.delivery())).contains(Delivery.RESENT);
                }
            }
        }
    }

    @Test
    void shouldWriteOnlyEventsThatStandUnlessPoisoned() {
        for (SimulatedRecord record : Feed.of(CONFIG.withShares(0, 0, .05), 20).records()) {
            if (record instanceof Sent sent) {
                boolean refused = Validation.check(sent.event()) != null;
                assertThat(refused).as("%s", sent.event()).isEqualTo(sent.content() == Content.INVALID);
            }
        }
    }

    @Test
    void shouldMakeEveryFlawWhenPoisonIsPlenty() {
        Set<String> flaws = Feed.of(CONFIG.withShares(0, 0, .1), 20).records().stream()
                .filter(Garbage.class::isInstance)
                .map(Garbage.class::cast)
                .map(Garbage::flaw)
                .collect(Collectors.toSet());

        assertThat(flaws)
                .containsExactlyInAnyOrder(
                        "TRUNCATED",
                        "UNKNOWN_FIELD",
                        "UNKNOWN_KIND",
                        "MISSING_FIELD",
                        "IMPOSSIBLE_TIME",
                        "NOT_JSON",
                        "DEEP",
                        "LONG",
                        "UNKNOWN_TYPE");
    }

    @Test
    void shouldWriteEveryKindThatItPromises() {
        Set<Kind> kinds =
                FEED.events().stream().map(sent -> sent.event().kind()).collect(Collectors.toSet());

        assertThat(kinds)
                .contains(
                        Kind.ADMITTED,
                        Kind.REGISTERED,
                        Kind.TRANSFERRED,
                        Kind.CLASS_CHANGED,
                        Kind.UPDATED,
                        Kind.LEAVE_STARTED,
                        Kind.LEAVE_ENDED,
                        Kind.ADMISSION_CANCELLED,
                        Kind.TRANSFER_CANCELLED,
                        Kind.DISCHARGED,
                        Kind.DISCHARGE_CANCELLED,
                        Kind.CODED,
                        Kind.DIED,
                        Kind.SUBMITTED,
                        Kind.ADJUDICATED,
                        Kind.REVERSED,
                        Kind.TRANSFERRED_TO_PATIENT,
                        Kind.PATIENT_PAID,
                        Kind.ADJUSTED);
    }

    @Test
    void shouldCorrectDischargesMoreThanAMonthLate() {
        long late = FEED.events().stream()
                .filter(sent -> sent.event().kind() == Kind.DISCHARGED)
                .filter(sent -> sent.event().recordedAt() - sent.event().occurredAt() > 45 * Spans.DAY)
                .count();

        assertThat(late).isPositive();
    }

    @Test
    void shouldKeepIdsApartWhenPatientsAreMany() {
        Set<String> ids = new HashSet<>();
        for (long patient = 0; patient < 500; patient++) {
            for (int number = 0; number < 200; number++) {
                assertThat(ids.add(Ids.of('V', patient, number))).isTrue();
            }
        }
    }

    @Test
    void shouldCarryTheDriversInTheEvents() {
        Map<String, List<Sent>> coded = FEED.events().stream()
                .filter(sent -> sent.event().kind() == Kind.CODED)
                .collect(Collectors.groupingBy(sent -> sent.event().encounterId()));
        long checked = 0;
        for (TruthRow row : FEED.truth()) {
            for (Sent sent : coded.getOrDefault(row.encounterId(), List.of())) {
                String codes = sent.event().fields().get(Field.DIAGNOSES).toString();
                for (Condition condition : Condition.ALL) {
                    if (condition.in(row.drivers().conditions())) {
                        assertThat(codes).contains(condition.chronicCode());
                        checked++;
                    }
                }
                assertThat(sent.event().fields().text(Field.DISPOSITION))
                        .isEqualTo(row.drivers().disposition());
            }
        }
        assertThat(checked).isPositive();
    }

    private static boolean isPoison(SimulatedRecord record) {
        return record instanceof Garbage || record instanceof Sent sent && sent.content() == Content.INVALID;
    }

    private static long count(Delivery delivery) {
        return FEED.records().stream()
                .filter(record -> record instanceof Sent sent && sent.delivery() == delivery)
                .count();
    }

    private static Set<Object> delivered(Feed feed) {
        return feed.events().stream().map(Sent::event).collect(Collectors.toSet());
    }

    /** All that can be seen of a record, as text. */
    private static List<String> lines(Feed feed) {
        return feed.records().stream()
                .map(record -> switch (record) {
                    case Garbage garbage -> garbage.deliveredAt() + garbage.line();
                    case Sent sent ->
                        sent.deliveredAt()
                                + sent.event().eventId()
                                + sent.event().recordedAt()
                                + sent.event().occurredAt()
                                + sent.event().fields().hashCode()
                                + sent.event().encounterId();
                })
                .toList();
    }
}
