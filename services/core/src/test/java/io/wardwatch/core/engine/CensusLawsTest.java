package io.wardwatch.core.engine;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.Stay.State;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.timeline.LocalDays;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A census is the stays open then, at any instant, and never below nobody; whatever the order in which it was told. */
class CensusLawsTest {
    private static final long HOUR = 3_600_000_000L;
    /** The last hours of the days before clocks change in both zones. */
    private static final long START = EventBuilder.micros("2025-03-05T22:00");

    private static final Map<String, ZoneId> ZONES =
            Map.of("NORTH", ZoneId.of("America/New_York"), "WEST", ZoneId.of("America/Los_Angeles"));
    private static final Kind[] KINDS = {
        Kind.ADMITTED,
        Kind.ADMITTED,
        Kind.ADMITTED,
        Kind.TRANSFERRED,
        Kind.TRANSFERRED,
        Kind.TRANSFER_CANCELLED,
        Kind.LEAVE_STARTED,
        Kind.LEAVE_ENDED,
        Kind.CLASS_CHANGED,
        Kind.ADMISSION_CANCELLED,
        Kind.DISCHARGED,
        Kind.DISCHARGED,
        Kind.DISCHARGE_CANCELLED,
        Kind.VISIT_DELETED
    };

    @Provide
    Arbitrary<List<Event>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, KINDS.length - 1),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 240),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 1_000))
                .as(CensusLawsTest::make)
                .list()
                .ofMaxSize(20);
    }

    private static Event make(int kindAt, int place, int hour, int flavour, int id) {
        Kind kind = KINDS[kindAt];
        EventBuilder event = event(kind, "e" + id)
                .at(START + hour * HOUR)
                .recorded(START + (hour + flavour) * HOUR)
                .of(place % 2 == 0 ? "NORTH" : "WEST", "V" + place);
        if (kind == Kind.ADMITTED || kind == Kind.TRANSFERRED) {
            event.unit("U" + flavour % 3);
        }
        if (kind == Kind.CLASS_CHANGED) {
            event.with(Field.CLASS, flavour % 2 == 0 ? "INPATIENT" : "OBSERVATION");
        }
        return event.build();
    }

    private static Ward ward(List<Event> events) {
        Ward ward = new Ward(LabModel.scorer());
        ZONES.forEach((code, zone) -> ward.facility(new Facility(code, zone, 0)));
        return ward.applyAll(events);
    }

    /** Level of {@code columns} at the end of {@code day} by what {@code part} says a contribution belongs to. */
    private static Map<String, Long> levels(
            Ward ward, long day, Function<Contribution, String> part, List<Integer> columns) {
        Map<String, Long> levels = new TreeMap<>();
        for (Contribution said : ward.differencesSaid) {
            for (int i = 0; i < said.columns().length; i++) {
                boolean counts =
                        said.group() == MeasureGroup.CENSUS && said.day() <= day && columns.contains(said.columns()[i]);
                levels.merge(part.apply(said), counts ? said.amounts()[i] : 0, Long::sum);
            }
        }
        levels.values().removeIf(level -> level == 0);
        return levels;
    }

    @Property(tries = 400)
    void shouldCountTheStaysThatAreOpenAtAnyInstant(
            @ForAll("histories") List<Event> events, @ForAll("instants") int hour) {
        long instant = START + hour * HOUR;
        Ward ward = ward(
                events.stream().filter(event -> event.occurredAt() <= instant).toList());

        ZONES.forEach((facility, zone) -> {
            Map<String, Long> open = new HashMap<>();
            for (Stay stay : ward.said.stays.values()) {
                if (stay.state() == State.IN_HOUSE && stay.facility().equals(facility)) {
                    open.merge(
                            facility + "/" + (stay.unit().isEmpty() ? Contribution.UNKNOWN : stay.unit()),
                            1L,
                            Long::sum);
                }
            }
            long day = new LocalDays(zone).dayOf(instant);
            assertThat(levels(
                            ward,
                            day,
                            said -> said.facility() + "/" + said.unit(),
                            List.of(Columns.OCCUPIED, Columns.ON_LEAVE)))
                    .as("by unit at %s", facility)
                    .containsAllEntriesOf(open);
            assertThat(levels(ward, day, Contribution::facility, List.of(Columns.OCCUPIED, Columns.ON_LEAVE))
                            .getOrDefault(facility, 0L))
                    .isEqualTo(open.values().stream().mapToLong(Long::longValue).sum());
        });
    }

    @Provide
    Arbitrary<Integer> instants() {
        return Arbitraries.integers().between(0, 240);
    }

    @Property(tries = 300)
    void shouldNeverCountFewerThanNobodyAndKnowEachOnesAge(@ForAll("histories") List<Event> events) {
        Ward ward = ward(events);

        for (String facility : ZONES.keySet()) {
            LocalDays days = new LocalDays(ZONES.get(facility));
            for (long day = days.dayOf(START) - 1; day < days.dayOf(START) + 14; day++) {
                assertDay(ward, facility, days, day);
            }
        }
    }

    private static void assertDay(Ward ward, String facility, LocalDays days, long day) {
        for (int column : new int[] {Columns.OCCUPIED, Columns.ON_LEAVE}) {
            assertThat(levels(ward, day, said -> said.facility() + "/" + said.unit(), List.of(column))
                            .values())
                    .allSatisfy(level -> assertThat(level).isPositive());
        }
        long open = 0;
        long begins = 0;
        for (Stay stay : ward.said.stays.values()) {
            long begin = days.dayOf(stay.begin());
            boolean ended = stay.state() == State.DISCHARGED && days.dayOf(stay.end()) <= day;
            if (stay.facility().equals(facility) && begin <= day && !ended) {
                open++;
                begins += begin;
            }
        }
        Map<String, Long> onLeave = levels(ward, day, Contribution::facility, List.of(Columns.ON_LEAVE));
        long present = levels(ward, day, Contribution::facility, List.of(Columns.OCCUPIED))
                .getOrDefault(facility, 0L);
        assertThat(present + onLeave.getOrDefault(facility, 0L)).isEqualTo(open);
        if (!onLeave.containsKey(facility)) {
            assertThat(levels(ward, day, Contribution::facility, List.of(Columns.BEGIN_DAYS))
                            .getOrDefault(facility, 0L))
                    .isEqualTo(begins);
        }
    }
}
