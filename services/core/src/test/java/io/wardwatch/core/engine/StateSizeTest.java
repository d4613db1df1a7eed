package io.wardwatch.core.engine;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.score.Scorer;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How much is kept of a patient: the aim is 1.5 KB for 2 encounters, 2 claims and 25 events. Also: how an encounter grows. */
class StateSizeTest {
    private static final int AIM = 1_500;

    private int events;
    private LocalDateTime now;
    private String visit;

    @Test
    void shouldKeepAPatientOfTwentyFiveEventsInFifteenHundredBytes() {
        Ward ward = new Ward(Scorer.bundled()).facility(new Facility("NORTH", ZoneId.of("America/New_York"), 200));
        stay(ward, "V00012301", "2025-01-03T08:15");
        stay(ward, "V00012302", "2025-02-11T22:40");
        send(ward, Kind.CODED, 14 * 24, event -> event.with(Field.DRG, "291").icd10("I50.9", "E11.2"));

        assertThat(events).isEqualTo(25);
        assertThat(ward.scores()).hasSize(6);
        assertThat(ward.stateBytes())
                .as("bytes of 2 encounters, 2 claims, 25 events, keys included")
                .isLessThanOrEqualTo(AIM);
    }

    /** Eight events of a stay and four of its claim, as a hospital's interface would send them. */
    private void stay(Ward ward, String visitId, String begin) {
        visit = visitId;
        now = LocalDateTime.parse(begin);
        send(ward, Kind.REGISTERED, 0, event -> event.unit("ED")
                .with(Field.CLASS, "EMERGENCY")
                .with(Field.AGE_YEARS, 78L)
                .with(Field.SEX, "F")
                .with(Field.PAYER, "MEDICARE"));
        send(ward, Kind.ADMITTED, 5, event -> event.unit("5W")
                .with(Field.CLASS, "INPATIENT")
                .with(Field.ADMISSION_TYPE, "EMERGENCY")
                .with(Field.PROVIDER, "D104")
                .icd10("I50.9", "E11.2"));
        send(ward, Kind.UPDATED, 9, event -> event.with(Field.PROVIDER, "D117"));
        send(ward, Kind.TRANSFERRED, 20, event -> event.unit("ICU"));
        send(ward, Kind.TRANSFERRED, 30, event -> event.unit("5W"));
        send(ward, Kind.UPDATED, 3, event -> event.icd10("I50.9", "E11.2", "N18.4"));
        send(ward, Kind.DISCHARGED, 40, event -> event.with(Field.DISPOSITION, "01")
                .with(Field.CHARGE_CENTS, 18_420_00L)
                .with(Field.LABS, new Labs(List.of(new Labs.Value(Labs.SODIUM_MMOL_L, 134)))));
        send(ward, Kind.CODED, 90, event -> event.with(Field.DRG, "291").icd10("I50.9", "E11.2", "N18.4"));
        send(ward, Kind.SUBMITTED, 48, event -> claim(event)
                .with(Field.PAYER, "MEDICARE")
                .with(Field.CHARGE_CENTS, 18_420_00L)
                .with(Field.SUBMISSION, new Submission(1, "1", "P", "")));
        send(ward, Kind.ADJUDICATED, 240, event -> claim(event)
                .with(Field.CLAIM_STATUS, "1")
                .with(Field.PAID_CENTS, 9_000_00L)
                .with(Field.PAYER_CONTROL_NUMBER, "ICN" + events));
        send(ward, Kind.ADJUSTED, 1, event -> claim(event)
                .with(Field.ADJUSTMENTS, List.of(new Adjustment("CLAIM", 0, "CO", "45", 9_420_00))));
        send(ward, Kind.PATIENT_PAID, 400, event -> claim(event)
                .with(Field.PAYMENT_ID, "P" + events)
                .with(Field.PAID_CENTS, 100_00L));
    }

    private EventBuilder claim(EventBuilder event) {
        return event.claim("C" + visit.substring(1));
    }

    private void send(Ward ward, Kind kind, int hoursLater, UnaryOperator<EventBuilder> carrying) {
        now = now.plusHours(hoursLater);
        String id = String.format("E00012300%02d", ++events);
        EventBuilder event = event(kind, id)
                .of("NORTH", visit)
                .at(now.toString())
                .recorded(now.plusSeconds(97).toString());
        ward.apply(carrying.apply(event.source("adt", events)).build());
    }

    @Test
    void shouldHoldAnEncounterOfFiveHundredEntries() {
        Ward ward = new Ward(Scorer.bundled());
        visit = "V1";
        now = LocalDateTime.parse("2025-01-03T08:15");
        send(ward, Kind.ADMITTED, 0, event -> event.unit("U0"));
        for (int i = 1; i < 499; i++) {
            String unit = "U" + i % 7;
            send(ward, i % 10 == 0 ? Kind.CLASS_CHANGED : Kind.TRANSFERRED, 1, event -> event.unit(unit)
                    .with(Field.CLASS, "INPATIENT"));
        }
        send(ward, Kind.DISCHARGED, 1, event -> event);

        Ward.Said holds = ward.described();

        assertThat(holds.entries).hasSize(500);
        assertThat(ward.said.cells).isEqualTo(holds.cells);
        assertThat(holds.findings).isEmpty();
    }
}
