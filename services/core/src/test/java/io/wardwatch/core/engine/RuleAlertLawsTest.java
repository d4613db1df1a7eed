package io.wardwatch.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the alerts of rules whatever arrives when, with windows so short that histories lie on both sides of their ends. */
class RuleAlertLawsTest {
    private static final Policy SHORT = Policy.parse("""
            rule.readmissionInProgress.days = 6
            rule.frequentEmergencyVisits.days = 9
            rule.frequentEmergencyVisits.atLeast = 2
            rule.frequentAdmissions.days = 12
            rule.recentSkilledNursing.days = 5
            rule.followUpMissing.on = true
            rule.followUpMissing.days = 3
            """);

    private static final Kind[] KINDS = {
        Kind.ADMITTED,
        Kind.ADMITTED,
        Kind.REGISTERED,
        Kind.REGISTERED,
        Kind.CLASS_CHANGED,
        Kind.ADMISSION_CANCELLED,
        Kind.VISIT_DELETED,
        Kind.DISCHARGED,
        Kind.DISCHARGED,
        Kind.DISCHARGED,
        Kind.DISCHARGE_CANCELLED,
        Kind.CODED,
        Kind.UPDATED,
        Kind.DIED,
        Kind.MERGED,
        Kind.UNMERGED,
        Kind.MOVED
    };
    private static final String[] CLASSES = {"EMERGENCY", "OBSERVATION", "INPATIENT", "EMERGENCY"};
    private static final String[] DISPOSITIONS = {"01", "03", "20", "02"};
    private static final long DAY = 86_400_000_000L;
    private static final long START = EventBuilder.micros("2025-02-20T00:00");

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Integer> kind = Arbitraries.integers().between(0, KINDS.length - 1);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 25);
        Arbitrary<Integer> lag = Arbitraries.integers().between(0, 20);
        Arbitrary<Integer> flavour = Arbitraries.integers().between(0, 63);
        Arbitrary<Integer> patient = Arbitraries.integers().between(0, 2);
        return Combinators.combine(kind, place, day, lag, flavour, patient)
                .as(RuleAlertLawsTest::make)
                .list()
                .ofMinSize(4)
                .ofMaxSize(30)
                .map(RuleAlertLawsTest::numbered);
    }

    private static EventBuilder make(int kindAt, int place, int day, int lag, int flavour, int patient) {
        Kind kind = KINDS[kindAt];
        EventBuilder event = EventBuilder.event(
                        kind, "e" + kindAt + "-" + place + "-" + day + "-" + flavour + "-" + patient)
                .patient(patient(patient))
                .of(place % 2 == 0 ? "NORTH" : "WEST", "V" + place)
                .at(START + day * DAY)
                .recorded(START + (day + lag) * DAY);
        return switch (kind) {
            case REGISTERED, CLASS_CHANGED -> event.unit("U" + flavour % 2).with(Field.CLASS, CLASSES[flavour % 4]);
            case ADMITTED ->
                labs(event, flavour).unit("U" + flavour % 2).with(Field.ADMIT_SOURCE, flavour % 4 == 0 ? "5" : "1");
            case DISCHARGED, CODED -> {
                if (flavour % 3 == 0) {
                    event.with(Field.FOLLOW_UP_AT, START + 40 * DAY);
                }
                yield labs(event, flavour).with(Field.DISPOSITION, DISPOSITIONS[flavour % 4]);
            }
            case DIED -> event.of("NORTH", flavour % 2 == 0 ? "" : "V0");
            case MERGED, UNMERGED ->
                event.of("NORTH", "")
                        .with(Field.SURVIVOR_PATIENT_KEY, patient(flavour % 3).hex());
            case MOVED ->
                event.with(Field.SURVIVOR_PATIENT_KEY, patient(flavour % 3).hex());
            default -> event;
        };
    }

    /** HIGH where the flavour is odd. */
    private static EventBuilder labs(EventBuilder event, int flavour) {
        return event.with(
                Field.LABS, new Labs(List.of(new Labs.Value(Labs.SODIUM_MMOL_L, flavour % 2 == 0 ? 140 : 128))));
    }

    private static List<Event> numbered(List<EventBuilder> builders) {
        return builders.stream().map(EventBuilder::build).toList();
    }

    private static PatientKey patient(int number) {
        return number == 0 ? EventBuilder.PATIENT : new PatientKey(number, number);
    }

    private static Ward ward() {
        return new Ward(LabModel.scorer(SHORT));
    }

    @Property(tries = 400)
    void shouldHaveSaidExactlyWhatHoldsWhateverTheOrder(@ForAll("histories") List<Event> history, @ForAll long seed) {
        Random random = new Random(seed);
        List<Event> other = new ArrayList<>(history);
        other.addAll(history.subList(0, history.size() / 3));
        Collections.shuffle(other, random);

        Ward one = ward().applyAll(history);
        Ward two = ward().applyAll(other, random);

        assertThat(one.said.alerts).isEqualTo(one.describedAll().alerts);
        assertThat(two.said.alerts).isEqualTo(two.describedAll().alerts);
        assertThat(two.describedAll().alerts).isEqualTo(one.describedAll().alerts);
    }

    @Property(tries = 400)
    void shouldHoldTheSameWheneverTimePassed(@ForAll("histories") List<Event> history, @ForAll long seed) {
        Random random = new Random(seed);
        long end = START + random.nextInt(60) * DAY;
        Ward atTheEnd = ward().applyAll(history).pass(end);

        List<Event> other = new ArrayList<>(history);
        Collections.shuffle(other, random);
        Ward between = ward();
        long clock = START;
        for (Event event : other) {
            between.applyAll(List.of(event), random);
            clock = Math.min(end, clock + random.nextInt(6) * DAY);
            between.pass(clock);
        }
        between.pass(end);

        assertThat(between.said.alerts).isEqualTo(between.describedAll().alerts);
        assertThat(atTheEnd.said.alerts).isEqualTo(atTheEnd.describedAll().alerts);
        assertThat(between.describedAll().alerts).isEqualTo(atTheEnd.describedAll().alerts);
    }
}
