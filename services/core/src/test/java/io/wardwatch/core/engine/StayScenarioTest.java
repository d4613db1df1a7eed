package io.wardwatch.core.engine;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.EventBuilder.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.Stay.State;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.Ward;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of stays: where, since when, until when. */
class StayScenarioTest {
    private static final String MORNING = "2025-03-01T08:00";
    private static final String NOON = "2025-03-02T12:00";
    private static final String EVENING = "2025-03-03T18:00";

    private static EventBuilder admitted() {
        return event(Kind.ADMITTED, "in")
                .at(MORNING)
                .unit("5W")
                .with(Field.BED, "5W-1")
                .with(Field.PROVIDER, "DR1")
                .with(Field.PAYER, "MEDICARE");
    }

    private static EventBuilder moved() {
        return event(Kind.TRANSFERRED, "move").at(NOON).unit("ICU").with(Field.BED, "ICU-3");
    }

    private static EventBuilder bedMoved() {
        return event(Kind.TRANSFERRED, "bed").at("2025-03-01T20:00").with(Field.BED, "5W-2");
    }

    private static EventBuilder discharged() {
        return event(Kind.DISCHARGED, "out").at(EVENING).with(Field.DISPOSITION, "01");
    }

    @Test
    void shouldSayEachStepWhenAStayIsAdmittedMovedAndDischarged() {
        Chart chart = Chart.of(admitted(), moved(), discharged());

        List<Stay> said = chart.staysSaid();
        assertThat(said).extracting(Stay::state).containsExactly(State.IN_HOUSE, State.IN_HOUSE, State.DISCHARGED);
        assertThat(said).extracting(Stay::unit).containsExactly("5W", "ICU", "ICU");
        assertThat(said).extracting(Stay::bed).containsExactly("5W-1", "ICU-3", "");
        assertThat(said).extracting(Stay::end).containsExactly(Event.ABSENT, Event.ABSENT, micros(EVENING));
        assertThat(said).extracting(Stay::disposition).containsExactly("", "", "01");
        Stay last = chart.stay("V1");
        assertThat(last).isEqualTo(said.getLast());
        assertThat(last.begin()).isEqualTo(micros(MORNING));
        assertThat(last.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(List.of(last.provider(), last.payer())).containsExactly("DR1", "MEDICARE");
        assertThat(last.places())
                .containsExactly(new Stay.Place("5W", micros(MORNING)), new Stay.Place("ICU", micros(NOON)));
    }

    @Test
    void shouldBeInTheHouseAgainWhenADischargeIsCancelled() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(Kind.DISCHARGE_CANCELLED, "back").at("2025-03-03T19:00"));

        assertThat(chart.stay("V1")).isEqualTo(chart.staysSaid().getFirst());
        assertThat(chart.staysSaid())
                .extracting(Stay::state)
                .containsExactly(State.IN_HOUSE, State.DISCHARGED, State.IN_HOUSE);
    }

    @Test
    void shouldBeVoidWhenTheAdmissionIsCancelled() {
        Chart chart = Chart.of(
                admitted(), event(Kind.ADMISSION_CANCELLED, "no").at(MORNING).recorded(NOON));

        assertThat(chart.stay("V1")).isNull();
        Stay last = chart.staysSaid().getLast();
        assertThat(last.state()).isEqualTo(State.VOID);
        assertThat(List.of(last.facility(), last.encounterId(), last.unit(), last.bed()))
                .containsExactly("NORTH", "V1", "", "");
        assertThat(List.of(last.begin(), last.end())).containsOnly(Event.ABSENT);
        assertThat(last.places()).isEmpty();
    }

    @Test
    void shouldSayNothingWhenTheCancellationCameFirst() {
        Chart chart = Chart.of(event(Kind.ADMISSION_CANCELLED, "no").at(MORNING).recorded(NOON), admitted());

        assertThat(chart.staysSaid()).isEmpty();
    }

    @Test
    void shouldBeVoidWhenTheClassChangesToObservation() {
        Chart chart =
                Chart.of(admitted(), event(Kind.CLASS_CHANGED, "class").at(NOON).with(Field.CLASS, "OBSERVATION"));

        assertThat(chart.stay("V1")).isNull();
        assertThat(chart.staysSaid()).extracting(Stay::state).containsExactly(State.IN_HOUSE, State.VOID);
    }

    @Test
    void shouldBeginWhenObservationBecomesInpatientAndKeepThePlacesBefore() {
        Chart chart = Chart.of(
                event(Kind.REGISTERED, "reg").at(MORNING).unit("ED").with(Field.CLASS, "OBSERVATION"),
                event(Kind.CLASS_CHANGED, "class").at(NOON).with(Field.CLASS, "INPATIENT"));

        Stay stay = chart.stay("V1");
        assertThat(stay.begin()).isEqualTo(micros(NOON));
        assertThat(stay.unit()).isEqualTo("ED");
        assertThat(stay.places()).containsExactly(new Stay.Place("ED", micros(MORNING)));
        assertThat(chart.staysSaid()).hasSize(1);
    }

    @Test
    void shouldBeWhereItWasWhenATransferIsCancelled() {
        Chart chart = Chart.of(
                admitted(), moved(), event(Kind.TRANSFER_CANCELLED, "undo").at("2025-03-02T13:00"));

        assertThat(chart.stay("V1")).isEqualTo(chart.staysSaid().getFirst());
        assertThat(chart.stay("V1").bed()).isEqualTo("5W-1");
    }

    @Test
    void shouldBeginAStayEarlierAsMoreOfItIsLearnedOfAfterItsDischarge() {
        Chart chart = Chart.of(discharged(), moved(), admitted());

        assertThat(chart.staysSaid()).extracting(Stay::state).containsOnly(State.DISCHARGED);
        assertThat(chart.staysSaid()).extracting(Stay::begin).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(chart.staysSaid()).hasSize(3);
    }

    @Test
    void shouldStayInTheHouseWhenThePatientIsOnLeave() {
        Chart chart = Chart.of(admitted(), event(Kind.LEAVE_STARTED, "leave").at(NOON));

        assertThat(chart.stay("V1").state()).isEqualTo(State.IN_HOUSE);
        assertThat(chart.staysSaid()).hasSize(1);
    }

    @Test
    void shouldFollowTheBedWithinAUnitAndLoseItWithTheUnit() {
        assertThat(Chart.of(admitted(), bedMoved()).stay("V1").bed()).isEqualTo("5W-2");
        assertThat(Chart.of(admitted(), bedMoved()).stay("V1").places()).hasSize(1);

        EventBuilder sameUnit =
                event(Kind.TRANSFERRED, "same").at("2025-03-01T21:00").unit("5W");
        assertThat(Chart.of(admitted(), bedMoved(), sameUnit).stay("V1").bed()).isEqualTo("5W-2");

        EventBuilder elsewhere = event(Kind.TRANSFERRED, "move").at(NOON).unit("ICU");
        assertThat(Chart.of(admitted(), bedMoved(), elsewhere).stay("V1").bed()).isEmpty();

        EventBuilder cleared =
                event(Kind.TRANSFERRED, "clear").at(NOON).unit("5W").clearing(Field.BED);
        assertThat(Chart.of(admitted(), cleared).stay("V1").bed()).isEmpty();
    }

    @Test
    void shouldTellTheLastPlacesOnlyAndNoneAfterTheDischarge() {
        List<EventBuilder> events = new ArrayList<>(List.of(admitted(), discharged()));
        for (int hour = 0; hour < 60; hour++) {
            events.add(event(Kind.TRANSFERRED, "m" + hour)
                    .at(micros("2025-03-01T09:00") + hour * 3_600_000_000L)
                    .unit("U" + hour));
        }
        List<Stay.Place> places =
                Chart.of(events.toArray(EventBuilder[]::new)).stay("V1").places();

        // The 58th begins at the moment of the discharge, the later ones after it.
        assertThat(places).hasSize(Stay.MOST_PLACES);
        assertThat(places.getLast()).isEqualTo(new Stay.Place("U57", micros(EVENING)));
    }

    @Test
    void shouldKeepTheZoneItWasSaidInUntilTheVisitChanges() {
        Ward ward = new Ward();
        ward.apply(admitted().build());
        ward.facility(new Facility("NORTH", ZoneId.of("Europe/Paris"), 10));
        assertThat(ward.described().stays.get("NORTH V1").zone()).isEqualTo(ZoneId.of("UTC"));

        ward.apply(moved().build());

        assertThat(ward.staysSaid).extracting(Stay::zone).containsExactly(ZoneId.of("UTC"), ZoneId.of("Europe/Paris"));
    }

    @Test
    void shouldSayNothingOfAStayWhenNothingOfItChanged() {
        Chart chart = Chart.of(
                admitted(),
                event(Kind.UPDATED, "same").at(NOON).with(Field.PAYER, "MEDICARE"),
                event(Kind.SUBMITTED, "claim").at(NOON).claim("C1").with(Field.CHARGE_CENTS, 100L));

        assertThat(chart.staysSaid()).hasSize(1);
    }
}
