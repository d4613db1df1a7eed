package io.wardwatch.core.engine;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.Ward;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of merges, for every set of events of several patients, however they and what patients tell one another arrive. */
class MergeLawsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long START = EventBuilder.micros("2025-02-20T22:00");
    private static final int PATIENTS = 4;
    private static final int KINDS = 33;

    /** What happens to one of the patients: nothing of identity. */
    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Integer> kind = Arbitraries.integers().between(0, KINDS - 1);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> hour = Arbitraries.integers().between(0, 120);
        Arbitrary<Integer> lag = Arbitraries.integers().between(0, 40);
        Arbitrary<Integer> flavour = Arbitraries.integers().between(0, 63);
        Arbitrary<Integer> id = Arbitraries.integers().between(0, 40);
        Arbitrary<Integer> patient = Arbitraries.integers().between(0, PATIENTS - 1);
        Arbitrary<Event> one =
                Combinators.combine(kind, place, hour, lag, flavour, id).as(EngineLawsTest::make);
        return Combinators.combine(one, patient)
                .as(MergeLawsTest::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(24);
    }

    @Provide
    Arbitrary<List<Event>> identities() {
        Arbitrary<Integer> kind = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> from = Arbitraries.integers().between(0, PATIENTS - 1);
        Arbitrary<Integer> to = Arbitraries.integers().between(0, PATIENTS - 1);
        Arbitrary<Integer> hour = Arbitraries.integers().between(0, 1_400);
        Arbitrary<Integer> id = Arbitraries.integers().between(0, 12);
        return Combinators.combine(kind, from, to, hour, id)
                .as(MergeLawsTest::identity)
                .list()
                .ofMaxSize(7);
    }

    private static Event identity(int kindAt, int from, int to, int hour, int id) {
        Kind kind = kindAt < 3 ? Kind.MERGED : kindAt < 5 ? Kind.UNMERGED : Kind.MOVED;
        int place = hour % 4;
        return event(kind, "i" + id + "-" + from)
                .patient(patient(from))
                .of(place % 2 == 0 ? "NORTH" : "WEST", kind == Kind.MOVED ? "V" + place : "")
                .at(START + hour * HOUR)
                .with(Field.SURVIVOR_PATIENT_KEY, patient(to).hex())
                .build();
    }

    static PatientKey patient(int number) {
        return number == 0 ? EventBuilder.PATIENT : new PatientKey(number * 1_000L, number);
    }

    /** The same of another patient; ids are a patient's own. */
    private static Event of(Event event, int number) {
        return with(event, patient(number), event.eventId() + "-" + number);
    }

    private static Event with(Event event, PatientKey patient, String id) {
        return new Event(
                event.kind(),
                id,
                event.source(),
                patient,
                event.facility(),
                event.encounterId(),
                event.claimId(),
                event.occurredAt(),
                event.recordedAt(),
                event.basis(),
                event.receivedAt(),
                event.sequence(),
                event.cleared(),
                event.causeId(),
                event.affectedEventId(),
                event.fields());
    }

    private static List<Event> both(List<Event> one, List<Event> other) {
        List<Event> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static List<Event> shuffledWithRepeats(List<Event> events, Random random) {
        List<Event> shuffled = new ArrayList<>(events);
        for (Event event : events) {
            if (random.nextInt(4) == 0) {
                shuffled.add(event);
            }
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Property(tries = 1_000)
    void shouldHoldTheSameWhateverArrivesWhen(
            @ForAll("histories") List<Event> history, @ForAll("identities") List<Event> identities, @ForAll long seed) {
        Random random = new Random(seed);
        List<Event> all = both(history, identities);

        Ward one = EngineLawsTest.ward().applyAll(all);
        Ward two = EngineLawsTest.ward().applyAll(shuffledWithRepeats(all, random), random);

        assertThat(two.describedAll())
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(one.describedAll());
    }

    /** A source that numbers its events anew for each patient, or sends an event again under the other number. */
    @Property(tries = 1_000)
    void shouldHoldTheSameWhenTwoNumbersShareTheIdsOfEvents(
            @ForAll("histories") List<Event> history, @ForAll("identities") List<Event> identities, @ForAll long seed) {
        Random random = new Random(seed);
        List<Event> all = new ArrayList<>(identities);
        history.forEach(event -> all.add(with(
                event,
                event.patient(),
                event.eventId().substring(0, event.eventId().lastIndexOf('-')))));

        Ward one = EngineLawsTest.ward().withSharedIds().applyAll(all);
        Ward two = EngineLawsTest.ward().withSharedIds().applyAll(shuffledWithRepeats(all, random), random);

        assertThat(two.describedAll())
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(one.describedAll());
        assertThat(said(two.said)).isEqualTo(said(two.describedAll()));
    }

    @Property(tries = 1_000)
    void shouldHaveSaidExactlyWhatHolds(
            @ForAll("histories") List<Event> history, @ForAll("identities") List<Event> identities, @ForAll long seed) {
        Random random = new Random(seed);
        Ward ward = EngineLawsTest.ward().applyAll(shuffledWithRepeats(both(history, identities), random), random);

        assertThat(said(ward.said)).isEqualTo(said(ward.describedAll()));
    }

    @Property(tries = 500)
    void shouldBeAsIfNeverMergedWhenAllIsUnmerged(
            @ForAll("histories") List<Event> history, @ForAll("identities") List<Event> identities, @ForAll long seed) {
        List<Event> undone = new ArrayList<>();
        Map<Integer, PatientKey> survivors = new TreeMap<>();
        int number = 0;
        for (int from = 1; from < PATIENTS; from++) {
            PatientKey to = patient(identities.size() > from ? from - 1 : 0);
            undone.add(link(Kind.MERGED, "m" + number++, patient(from), to, 100 * from));
            survivors.put(from, to);
        }
        for (Map.Entry<Integer, PatientKey> each : survivors.entrySet()) {
            undone.add(link(Kind.UNMERGED, "u" + number++, patient(each.getKey()), each.getValue(), 1_080 + number));
        }
        Random random = new Random(seed);

        Ward never = EngineLawsTest.ward().applyAll(history);
        Ward again = EngineLawsTest.ward().applyAll(shuffledWithRepeats(both(history, undone), random), random);

        assertThat(said(again.describedAll())).isEqualTo(said(never.describedAll()));
        assertThat(again.describedAll().entries).containsAllEntriesOf(never.describedAll().entries);
        assertThat(again.describedAll().entries)
                .hasSize(never.describedAll().entries.size() + undone.size());
    }

    private static Event link(Kind kind, String id, PatientKey from, PatientKey to, long hour) {
        return event(kind, id)
                .patient(from)
                .of("NORTH", "")
                .at(START + hour * HOUR)
                .with(Field.SURVIVOR_PATIENT_KEY, to.hex())
                .build();
    }

    @Property(tries = 500)
    void shouldBeAsOnePatientWhenMergedBeforeAll(@ForAll("histories") List<Event> history, @ForAll long seed) {
        List<Event> merges = new ArrayList<>();
        List<Event> ofOne = new ArrayList<>();
        for (int from = 1; from < PATIENTS; from++) {
            merges.add(link(Kind.MERGED, "m" + from, patient(from), patient(from / 2), -100));
        }
        history.forEach(event -> ofOne.add(with(event, EventBuilder.PATIENT, event.eventId())));
        Random random = new Random(seed);

        Ward one = EngineLawsTest.ward().applyAll(ofOne);
        Ward merged = EngineLawsTest.ward().applyAll(shuffledWithRepeats(both(history, merges), random), random);

        assertThat(said(merged.describedAll())).isEqualTo(said(one.describedAll()));
    }

    @Property(tries = 500)
    void shouldChangeNoScoreFromBeforeTheMerge(@ForAll("histories") List<Event> history, @ForAll long seed) {
        long last = history.stream().mapToLong(Event::recordedAt).max().orElseThrow();
        List<Event> merges = new ArrayList<>();
        for (int from = 1; from < PATIENTS; from++) {
            merges.add(link(Kind.MERGED, "m" + from, patient(from), patient(from / 2), (last - START) / HOUR + 1));
        }
        List<Event> apart = new ArrayList<>();
        // One encounter of two numbers is another encounter: here each has its own.
        history.forEach(event -> apart.add(inPlacesOfItsOwn(event)));
        Random random = new Random(seed);

        Ward never = EngineLawsTest.ward().applyAll(apart);
        Ward merged = EngineLawsTest.ward().applyAll(shuffledWithRepeats(both(apart, merges), random), random);

        assertThat(values(merged.describedAll().scores)).isEqualTo(values(never.describedAll().scores));
        assertThat(values(merged.describedAll().paymentScores).keySet())
                .isEqualTo(values(never.describedAll().paymentScores).keySet());
    }

    private static Event inPlacesOfItsOwn(Event event) {
        String own = event.eventId().substring(event.eventId().lastIndexOf('-'));
        return new Event(
                event.kind(),
                event.eventId(),
                event.source(),
                event.patient(),
                event.facility(),
                event.encounterId().isEmpty() ? "" : event.encounterId() + own,
                event.claimId().isEmpty() ? "" : event.claimId() + own,
                event.occurredAt(),
                event.recordedAt(),
                event.basis(),
                event.receivedAt(),
                event.sequence(),
                event.cleared(),
                event.causeId(),
                event.affectedEventId(),
                event.fields());
    }

    /** By their ids, whosever they are. */
    private static Map<String, String> values(Map<String, String> scores) {
        Map<String, String> byId = new TreeMap<>();
        scores.forEach((id, score) -> byId.put(id.split(" ", 2)[0], score));
        return byId;
    }

    /** All but the entries, which stay with their homes; as one text each, to be compared. */
    private static Map<String, String> said(Ward.Said said) {
        Map<String, String> all = new TreeMap<>();
        said.cells.forEach((cell, amount) -> all.put("cell " + cell, amount.toString()));
        said.scores.forEach((id, score) -> all.put("score " + id, score));
        said.alerts.forEach((id, alert) -> all.put(
                "alert " + id,
                alert.state() + " " + alert.severity() + " " + alert.openedAt() + " " + alert.closedAt() + " "
                        + alert.probability() + " " + alert.patient().hex()));
        said.paymentScores.forEach((id, score) -> all.put("payment " + id, score));
        said.financeAlerts.forEach((id, alert) -> all.put(
                "finance " + id,
                alert.state() + " " + alert.amountCents() + " " + alert.dueAt() + " " + alert.probability() + " "
                        + alert.patient().hex()));
        said.stays.forEach((id, stay) -> all.put(
                "stay " + id,
                stay.state() + " " + stay.begin() + " " + stay.end() + " " + stay.unit() + " "
                        + stay.patient().hex()));
        said.judgedStays.forEach((id, stay) -> all.put(
                "index stay " + id,
                stay.state() + " " + stay.begin() + " " + stay.end() + " " + stay.reasons() + " " + stay.episode() + " "
                        + stay.any() + stay.same() + stay.emergency() + stay.observation() + " "
                        + stay.patient().hex()));
        said.findings.forEach((finding, count) -> all.put("finding " + finding, count.toString()));
        return all;
    }
}
