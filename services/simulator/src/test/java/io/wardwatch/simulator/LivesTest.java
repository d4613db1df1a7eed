package io.wardwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.simulator.SimulatedRecord.Content;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What happens to patients and claims makes sense. */
class LivesTest {
    private static final SimulationConfig CONFIG = SimulationConfig.of(3, 2_000).undisturbed();
    /** Long enough that what happened in the first half is told in full by its end. */
    private static final int DAYS = 400;

    private static final Feed FEED = Feed.of(CONFIG, DAYS);
    private static final Map<String, ZoneId> ZONES =
            CONFIG.facilities().stream().collect(Collectors.toMap(f -> f.code(), f -> f.zone()));

    private record Interval(long from, long to, String encounter) {}

    @Test
    void shouldNeverOverlapTwoTrueVisitsOfOnePatient() {
        for (List<Event> life : trueLives().values()) {
            List<Interval> visits = new ArrayList<>();
            Map<String, List<Event>> byEncounter = life.stream()
                    .filter(event -> event.kind().type() != EventType.CLAIM
                            && !event.encounterId().isEmpty())
                    .collect(Collectors.groupingBy(Event::encounterId));
            byEncounter.forEach((encounter, events) -> visits.add(new Interval(
                    events.stream().mapToLong(Event::occurredAt).min().orElseThrow(),
                    events.stream().mapToLong(Event::occurredAt).max().orElseThrow(),
                    encounter)));
            visits.sort(Comparator.comparingLong(Interval::from));
            for (int i = 1; i < visits.size(); i++) {
                assertThat(visits.get(i).from()).isGreaterThan(visits.get(i - 1).to());
            }
        }
    }

    @Test
    void shouldLetNothingHappenToTheDeadOnAWard() {
        for (List<Event> life : trueLives().values()) {
            long death = life.stream()
                    .filter(LivesTest::isDeath)
                    .mapToLong(Event::occurredAt)
                    .min()
                    .orElse(Long.MAX_VALUE);
            assertThat(life)
                    .filteredOn(event -> event.kind().type() != EventType.CLAIM)
                    .allMatch(event -> event.occurredAt() <= death);
        }
    }

    @Test
    void shouldReturnWithin30LocalDaysExactlyWhenTheTruthSaysSo() {
        Map<String, TreeOfStays> stays = stays();
        int checked = 0;
        for (TruthRow row : FEED.truth()) {
            if (Event.micros(row.dischargedAt()) > CONFIG.startMicros() + 200 * Spans.DAY) {
                continue;
            }
            LocalDate left =
                    row.dischargedAt().atZone(ZONES.get(row.facility())).toLocalDate();
            boolean came =
                    stays.get(row.patientId()).firstAfter(Event.micros(row.dischargedAt())) instanceof LocalDate day
                            && ChronoUnit.DAYS.between(left, day) <= 30;
            assertThat(came).as("returned").isEqualTo(row.returned());
            checked++;
        }
        assertThat(checked).isGreaterThan(500);
    }

    @Test
    void shouldReturnAboutAsOftenAsTheFormulaSaysAndAsHospitalsSee() {
        Oracle oracle = new Oracle();
        FEED.truth().forEach(oracle::add);

        assertThat(oracle.discharges()).isGreaterThan(2_000);
        assertThat(oracle.rate()).isBetween(.145, .185);
        assertThat(oracle.rate()).isCloseTo(oracle.meanProbability(), within(.02));
        assertThat(oracle.auroc()).isBetween(.68, .76);
    }

    @Test
    void shouldNameTheAdjudicationThatAReversalTakesBack() {
        Set<String> answers = new HashSet<>();
        Set<String> controls = new HashSet<>();
        int named = 0;
        int unnamed = 0;
        for (Event event : inOrderOfRecording()) {
            if (event.kind() == Kind.ADJUDICATED) {
                answers.add(event.eventId());
                assertThat(controls.add(event.fields().text(Field.PAYER_CONTROL_NUMBER)))
                        .isTrue();
            } else if (event.kind() == Kind.REVERSED) {
                named += event.affectedEventId().isEmpty() ? 0 : 1;
                unnamed += event.affectedEventId().isEmpty() ? 1 : 0;
                assertThat(event.affectedEventId().isEmpty() || answers.contains(event.affectedEventId()))
                        .isTrue();
                assertThat(controls).contains(event.fields().text(Field.PAYER_CONTROL_NUMBER));
            }
        }
        assertThat(named).isPositive();
        assertThat(unnamed).isPositive();
    }

    @Test
    void shouldDenyAPlausibleShareOfFirstAnswers() {
        Set<String> seen = new HashSet<>();
        int denied = 0;
        for (Event event : inOrderOfRecording()) {
            if (event.kind() == Kind.ADJUDICATED && seen.add(event.claimId())) {
                denied += event.fields().text(Field.CLAIM_STATUS).equals("4") ? 1 : 0;
            }
        }
        assertThat((double) denied / seen.size()).isBetween(.05, .15);
    }

    @Test
    void shouldEndEveryOldClaimAtABalanceOfZero() {
        Map<String, Long> balances = new HashMap<>();
        Map<String, Long> charged = new HashMap<>();
        Map<String, Long> began = new HashMap<>();
        for (Event event : inOrderOfRecording()) {
            if (event.kind().type() == EventType.CLAIM) {
                began.putIfAbsent(event.claimId(), event.occurredAt());
                balances.merge(event.claimId(), change(event, charged), Long::sum);
            }
        }
        int settled = 0;
        for (Map.Entry<String, Long> balance : balances.entrySet()) {
            if (began.get(balance.getKey()) < CONFIG.startMicros() + 60 * Spans.DAY) {
                assertThat(balance.getValue()).isZero();
                settled++;
            }
        }
        assertThat(settled).isGreaterThan(500);
    }

    private static long change(Event event, Map<String, Long> charged) {
        return switch (event.kind()) {
            case SUBMITTED -> {
                long now = event.fields().number(Field.CHARGE_CENTS, 0);
                Long before = charged.put(event.claimId(), now);
                yield now - (before == null ? 0 : before);
            }
            case ADJUDICATED, PATIENT_PAID -> -event.fields().number(Field.PAID_CENTS, 0);
            case REVERSED, PATIENT_PAYMENT_REVERSED -> event.fields().number(Field.PAID_CENTS, 0);
            case ADJUSTED -> -adjusted(event);
            case ADJUSTMENT_REVERSED -> adjusted(event);
            default -> 0;
        };
    }

    private static long adjusted(Event event) {
        long cents = 0;
        for (Object adjustment : (List<?>) event.fields().get(Field.ADJUSTMENTS)) {
            cents += ((Adjustment) adjustment).cents();
        }
        return cents;
    }

    private static List<Event> inOrderOfRecording() {
        return FEED.events().stream()
                .map(Sent::event)
                .sorted(Comparator.comparingLong(Event::recordedAt).thenComparingLong(Event::sequence))
                .toList();
    }

    private static Map<String, List<Event>> trueLives() {
        return FEED.events().stream()
                .filter(sent -> sent.content() == Content.TRUE)
                .collect(Collectors.groupingBy(Sent::patientId, Collectors.mapping(Sent::event, Collectors.toList())));
    }

    private static boolean isDeath(Event event) {
        return event.kind() == Kind.DIED
                || event.kind() == Kind.DISCHARGED && "20".equals(event.fields().text(Field.DISPOSITION));
    }

    /** The local days on which a patient's true inpatient stays began, by instant. */
    private record TreeOfStays(java.util.TreeMap<Long, LocalDate> begins) {
        LocalDate firstAfter(long micros) {
            var next = begins.higherEntry(micros);
            return next == null ? null : next.getValue();
        }
    }

    private static Map<String, TreeOfStays> stays() {
        Map<String, TreeOfStays> stays = new HashMap<>();
        trueLives().forEach((patient, life) -> {
            var begins = new java.util.TreeMap<Long, LocalDate>();
            for (Event event : life) {
                boolean began = event.kind() == Kind.ADMITTED
                        || event.kind() == Kind.CLASS_CHANGED
                                && "INPATIENT".equals(event.fields().text(Field.CLASS));
                if (began) {
                    begins.put(
                            event.occurredAt(),
                            Event.instant(event.occurredAt())
                                    .atZone(ZONES.get(event.facility()))
                                    .toLocalDate());
                }
            }
            stays.put(patient, new TreeOfStays(begins));
        });
        return stays;
    }
}
