package io.wardwatch.core.readmission;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.timeline.EncounterFold;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the measure takes from an encounter's facts. */
class StayCodingTest {
    private static final ValueSetEditions EDITIONS = ValueSetEditions.of(List.of(ValueSetReader.excerpt()));

    private static EventBuilder admitted() {
        return event(ADMITTED, "admitted").at("2025-03-01T08:00");
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00");
    }

    private static StayCoding coding(EventBuilder... events) {
        List<Entry> entries = Arrays.stream(events)
                .map(builder -> Entry.of(builder.build()))
                .sorted(Entry.BY_STAMP)
                .toList();
        return StayCoding.of(
                "NORTH",
                EncounterFold.fold(entries, entries.size()),
                EDITIONS,
                new LocalDays(ZoneId.of("America/New_York")));
    }

    private static Diagnosis icd(String code, int rank) {
        return new Diagnosis(code, "ICD10", rank, null);
    }

    private static int condition(StayCoding coding) {
        return StayClass.condition(coding.classBits());
    }

    @Test
    void shouldSayNothingOfWhatIsNoStay() {
        assertThat(coding(event(REGISTERED, "er").at("2025-03-01T08:00").with(Field.CLASS, "EMERGENCY")))
                .isEqualTo(StayCoding.NONE);
    }

    @Test
    void shouldTakeTheLastListThatNamesAPrincipalDiagnosis() {
        EventBuilder in = admitted().with(Field.DIAGNOSES, List.of(icd("N390", 1)));
        EventBuilder out = discharged().with(Field.DIAGNOSES, List.of(icd("I489", 2), icd("A41.9", 1)));
        EventBuilder coded =
                event(CODED, "coded").at("2025-03-20T14:00").with(Field.DIAGNOSES, List.of(icd("J189", 1)));

        assertThat(condition(coding(in))).isEqualTo(159);
        assertThat(condition(coding(in, out))).isEqualTo(2);
        assertThat(condition(coding(in, out, coded))).isEqualTo(122);
    }

    @Test
    void shouldTakeTheOnlyDiagnosisAndGuessAmongNone() {
        assertThat(condition(coding(admitted().with(Field.DIAGNOSES, List.of(icd("I509", 0))))))
                .isEqualTo(108);
        assertThat(condition(coding(admitted().with(Field.DIAGNOSES, List.of(icd("I509", 0), icd("N390", 0))))))
                .isZero();
        assertThat(condition(
                        coding(admitted().with(Field.DIAGNOSES, List.of(new Diagnosis("Asthma", "TEXT", 1, null))))))
                .isZero();
        assertThat(condition(coding(admitted()))).isZero();
    }

    @Test
    void shouldTakeProcedures() {
        StayCoding coding = coding(
                admitted(), discharged().with(Field.PROCEDURES, List.of(new Procedure("0TY00Z0", "ICD10PCS", null))));

        assertThat(StayClass.planned(coding.classBits())).isEqualTo(PlannedRule.ALWAYS_PLANNED_PROCEDURE);
    }

    @ParameterizedTest
    @CsvSource({
        "01, ALIVE",
        "03, TO_SKILLED_NURSING",
        "06, ALIVE",
        "50, ALIVE",
        "51, ALIVE",
        "62, ALIVE",
        "63, ALIVE",
        "65, ALIVE",
        "81, ALIVE",
        "83, TO_SKILLED_NURSING",
        "02, TO_ACUTE",
        "05, TO_ACUTE",
        "43, TO_ACUTE",
        "66, TO_ACUTE",
        "82, TO_ACUTE",
        "85, TO_ACUTE",
        "88, TO_ACUTE",
        "94, TO_ACUTE",
        "07, AGAINST_ADVICE",
        "20, DIED",
        "40, DIED",
        "41, DIED",
        "42, DIED"
    })
    void shouldReadTheDisposition(String disposition, Ending ending) {
        assertThat(coding(admitted(), discharged().with(Field.DISPOSITION, disposition))
                        .ending())
                .isEqualTo(ending);
    }

    @Test
    void shouldBeOpenUntilDischargedAndAliveWithoutDisposition() {
        assertThat(coding(admitted()).ending()).isEqualTo(Ending.OPEN);
        assertThat(coding(admitted(), discharged()).ending()).isEqualTo(Ending.ALIVE);
    }

    @Test
    void shouldTakeTheAgeOnTheFirstLocalDay() {
        long birth = LocalDate.parse("1960-03-01").toEpochDay();

        assertThat(coding(admitted().with(Field.BIRTH_DATE, birth)).ageYears()).isEqualTo(65);
        // 03:00 in UTC is still the evening before in New York.
        assertThat(coding(event(ADMITTED, "a").at("2025-03-01T03:00").with(Field.BIRTH_DATE, birth))
                        .ageYears())
                .isEqualTo(64);
        assertThat(coding(admitted().with(Field.AGE_YEARS, 40L)).ageYears()).isEqualTo(40);
        assertThat(coding(admitted()).ageYears()).isEqualTo(-1);
    }
}
