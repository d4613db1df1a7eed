package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADJUDICATED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DIED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.event.Kind.SUBMITTED;
import static io.wardwatch.core.event.Kind.TRANSFERRED;
import static io.wardwatch.core.event.Kind.UPDATED;
import static io.wardwatch.core.event.Kind.VISIT_DELETED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.Ward;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What contradicts itself is accepted, counted as the rules say, and found: the same in every order of arrival. */
class FindingScenarioTest {

    private static EventBuilder admitted() {
        return event(ADMITTED, "admitted").at("2025-03-01T08:00").unit("5W");
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00");
    }

    @Test
    void shouldFindADischargeBeforeTheAdmission() {
        Chart chart = Chart.of(admitted(), event(DISCHARGED, "early").at("2025-02-28T14:00"));

        assertThat(chart.findings()).containsExactly("DISCHARGE_BEFORE_ADMISSION");
        assertThat(chart.cells()).isEmpty();
    }

    @Test
    void shouldFindADischargeBetweenRegistrationAndAdmission() {
        Chart chart = Chart.of(
                event(REGISTERED, "er").at("2025-03-01T06:00").with(Field.CLASS, "EMERGENCY"),
                admitted(),
                event(DISCHARGED, "early").at("2025-03-01T07:00"));

        assertThat(chart.findings()).containsExactly("DISCHARGE_BEFORE_ADMISSION");
        assertThat(chart.cells()).isEmpty();
    }

    @Test
    void shouldFindADischargeWithoutAnAdmission() {
        Chart chart = Chart.of(discharged());

        assertThat(chart.findings()).containsExactly("DISCHARGE_WITHOUT_ADMISSION");
        assertThat(chart.scores()).isEmpty();
    }

    @Test
    void shouldWithdrawTheFindingWhenTheAdmissionArrives() {
        Ward ward = new Ward();

        ward.apply(discharged().build());
        assertThat(ward.said.findings).hasSize(1);

        ward.apply(admitted().build());
        assertThat(ward.said.findings).isEmpty();
    }

    @Test
    void shouldFindOverlappingStays() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(ADMITTED, "inside").of("WEST", "W1").at("2025-03-02T08:00"),
                event(DISCHARGED, "out").of("WEST", "W1").at("2025-03-03T08:00"),
                event(ADMITTED, "inside-too").of("WEST", "W2").at("2025-03-04T08:00"));

        // W1 and W2 both lie within V1; W2 does not touch W1.
        assertThat(chart.findings()).containsExactly("OVERLAPPING_STAYS", "OVERLAPPING_STAYS");
        assertThat(chart.admissions()).isEqualTo(3);
    }

    @Test
    void shouldFindAnOverlapWithAStayThatNeverEnded() {
        Chart chart =
                Chart.of(admitted(), event(ADMITTED, "next").of("NORTH", "V2").at("2025-09-01T08:00"));

        assertThat(chart.findings()).containsExactly("OVERLAPPING_STAYS");
    }

    @Test
    void shouldFindPresenceAfterDeathInAnyEncounter() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(DIED, "died").of("NORTH", "").at("2025-04-01T03:00"),
                event(ADMITTED, "ghost").of("WEST", "W1").at("2025-04-02T08:00"),
                event(REGISTERED, "ghost-too").of("WEST", "W2").at("2025-04-03T08:00"));

        assertThat(chart.findings()).containsExactly("EVENT_AFTER_DEATH", "EVENT_AFTER_DEATH");
    }

    @Test
    void shouldFindAnAgeThatNoBirthdayExplains() {
        Chart chart = Chart.of(
                admitted().with(Field.AGE_YEARS, 70L),
                discharged(),
                event(ADMITTED, "older").of("WEST", "W1").at("2025-03-08T08:00").with(Field.AGE_YEARS, 71L),
                event(DISCHARGED, "home").of("WEST", "W1").at("2025-03-09T08:00"),
                event(ADMITTED, "younger")
                        .of("WEST", "W2")
                        .at("2025-05-08T08:00")
                        .with(Field.AGE_YEARS, 64L),
                event(DISCHARGED, "home-too").of("WEST", "W2").at("2025-05-09T08:00"),
                event(ADMITTED, "fits").of("WEST", "W3").at("2026-02-08T08:00").with(Field.AGE_YEARS, 71L));

        assertThat(chart.findings()).containsExactly("AGE_CHANGED");
        assertThat(chart.admissions()).isEqualTo(4);
    }

    @Test
    void shouldFindABirthDateThatContradictsAnAge() {
        long birth = LocalDate.parse("1955-03-02").toEpochDay();
        Chart chart = Chart.of(
                admitted().with(Field.BIRTH_DATE, birth),
                discharged(),
                event(ADMITTED, "old").of("WEST", "W1").at("2025-06-08T08:00").with(Field.AGE_YEARS, 92L));
        Chart same = Chart.of(
                admitted().with(Field.BIRTH_DATE, birth),
                discharged(),
                event(ADMITTED, "old").of("WEST", "W1").at("2025-06-08T08:00").with(Field.AGE_YEARS, 70L));

        assertThat(chart.findings()).containsExactly("AGE_CHANGED");
        assertThat(same.findings()).isEmpty();
    }

    @Test
    void shouldFindABirthAfterTheVisit() {
        Chart after = Chart.of(
                admitted().with(Field.BIRTH_DATE, LocalDate.parse("2030-01-01").toEpochDay()), discharged());
        Chart corrected = Chart.of(
                admitted().with(Field.BIRTH_DATE, LocalDate.parse("2030-01-01").toEpochDay()),
                discharged(),
                event(UPDATED, "born")
                        .at("2025-03-02T08:00")
                        .with(Field.BIRTH_DATE, LocalDate.parse("1930-01-01").toEpochDay()));

        assertThat(after.findings()).containsExactly("BIRTH_AFTER_VISIT");
        assertThat(corrected.findings()).isEmpty();
    }

    @Test
    void shouldFindAVisitAtAFacilityThatNobodyStated() {
        List<Facility> stated = List.of(new Facility("NORTH", ZoneId.of("America/New_York"), 10));
        Chart chart = Chart.in(
                stated,
                admitted(),
                discharged(),
                event(ADMITTED, "there").of("ATLANTIS", "A1").at("2025-04-08T03:00"),
                event(DISCHARGED, "home").of("ATLANTIS", "A1").at("2025-04-09T03:00"));

        assertThat(chart.findings()).containsExactly("FACILITY_UNKNOWN");
        assertThat(chart.admissionsOn("2025-04-08")).as("a day of UTC").isOne();
        assertThat(chart.staysSaid().getLast().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void shouldWithdrawTheFindingOnceTheFacilityIsStated() {
        Ward ward = new Ward();
        ward.facility(new Facility("NORTH", ZoneId.of("America/New_York"), 10));
        ward.apply(event(ADMITTED, "there")
                .of("SOUTH", "A1")
                .at("2025-04-08T03:00")
                .build());
        assertThat(ward.said.findings).hasSize(1);

        ward.facility(new Facility("SOUTH", ZoneId.of("Europe/Vienna"), 10));
        ward.apply(event(DISCHARGED, "home")
                .of("SOUTH", "A1")
                .at("2025-04-09T03:00")
                .build());

        assertThat(ward.said.findings).isEmpty();
        assertThat(ward.described().findings).isEmpty();
    }

    @Test
    void shouldNotTakePaperworkForPresence() {
        Chart chart = Chart.of(
                admitted(),
                discharged().with(Field.DISPOSITION, "20"),
                event(UPDATED, "address").at("2025-03-10T08:00").with(Field.PAYER, "MEDICARE"),
                event(CODED, "coded").at("2025-03-19T08:00").with(Field.DRG, "291"),
                event(SUBMITTED, "claim").claim("C1").at("2025-03-20T08:00"));

        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldTakeTheLastSaidTimeOfDeath() {
        Chart chart = Chart.of(
                event(DIED, "first").of("NORTH", "").at("2025-02-01T03:00"),
                admitted(),
                event(DIED, "corrected").of("NORTH", "").at("2025-04-01T03:00"));

        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldHoldTheLesserStampWhenOneIdSaysTwoThings() {
        Chart chart = Chart.of(
                event(ADMITTED, "twice")
                        .at("2025-03-01T08:00")
                        .recorded("2025-03-01T09:00")
                        .unit("5W"),
                event(ADMITTED, "twice")
                        .at("2025-03-02T08:00")
                        .recorded("2025-03-02T09:00")
                        .unit("6E"));

        assertThat(chart.admissionsOn("2025-03-01")).isOne();
        assertThat(chart.admissions()).isOne();
        assertThat(chart.findings()).containsExactly("SAME_ID_OTHER_CONTENT");
    }

    @Test
    void shouldHoldOneOfThemWhenTheStampsAreEqualToo() {
        Chart chart = Chart.of(
                admitted(), event(ADMITTED, "admitted").at("2025-03-01T08:00").unit("6E"));

        assertThat(chart.census("2025-03-01")).isOne();
        assertThat(chart.findings()).containsExactly("SAME_ID_OTHER_CONTENT");
    }

    @Test
    void shouldHoldOneEntryWhenOneIdIsUsedInTwoEncounters() {
        Chart chart = Chart.of(
                event(ADMITTED, "same").of("NORTH", "V1").at("2025-03-01T08:00"),
                event(ADMITTED, "same").of("WEST", "V2").at("2025-03-03T08:00"));

        assertThat(chart.admissionsOn("2025-03-01")).isOne();
        assertThat(chart.admissions()).isOne();
        assertThat(chart.findings()).containsExactly("SAME_ID_OTHER_CONTENT");
        assertThat(chart.scores()).hasSize(1);
    }

    @Test
    void shouldHoldOneEntryWhenOneIdIsUsedInTwoEncountersAndByItself() {
        Chart chart = Chart.of(
                event(DIED, "same").of("NORTH", "").at("2025-03-09T08:00"),
                event(ADMITTED, "same").of("NORTH", "V2").at("2025-03-05T08:00"),
                event(ADMITTED, "same").of("NORTH", "V1").at("2025-03-07T08:00"));

        assertThat(chart.admissions()).isOne();
        assertThat(chart.findings()).containsExactly("SAME_ID_OTHER_CONTENT");
        assertThat(chart.ward().described().entries).hasSize(1);
    }

    @Test
    void shouldKeepOneIdOfTwoClaimsApart() {
        Chart chart = Chart.of(
                event(ADJUDICATED, "remit").claim("C1").at("2025-03-05T08:00").with(Field.CLAIM_STATUS, "4"),
                event(ADJUDICATED, "remit").claim("C2").at("2025-03-05T08:00").with(Field.CLAIM_STATUS, "1"),
                event(ADJUDICATED, "remit").claim("C2").at("2025-03-05T08:00").with(Field.CLAIM_STATUS, "1"));

        assertThat(chart.sum(MeasureGroup.ADJUDICATION, Columns.ADJUDICATED)).isEqualTo(2);
        assertThat(chart.sum(MeasureGroup.ADJUDICATION, Columns.DENIED)).isOne();
        assertThat(chart.findings()).doesNotContain("SAME_ID_OTHER_CONTENT");
        assertThat(chart.ward().described().entries).hasSize(2);
    }

    @Test
    void shouldKeepOneIdOfTwoSourcesApart() {
        Chart chart = Chart.of(
                event(ADMITTED, "1").source("adt", 1).at("2025-03-01T08:00"),
                event(DISCHARGED, "1").source("billing", 1).at("2025-03-05T08:00"));

        assertThat(chart.discharges()).isOne();
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void shouldSeeARepeatInNothingButALaterArrival() {
        Ward ward = new Ward();
        EventBuilder first = admitted().recorded("2025-03-01T08:01").basis(RecordedAtBasis.ARRIVAL);
        EventBuilder repeat = admitted().recorded("2025-03-01T09:00").basis(RecordedAtBasis.ARRIVAL);

        assertThat(ward.apply(first.build())).isEqualTo(Result.APPLIED);
        assertThat(ward.apply(repeat.build())).isEqualTo(Result.DUPLICATE);
        assertThat(ward.said.findings).isEmpty();
    }

    @Test
    void shouldCountEachEventAsAppliedOrDuplicate() {
        Ward ward = new Ward();

        assertThat(ward.apply(admitted().build())).isEqualTo(Result.APPLIED);
        assertThat(ward.apply(admitted().build())).isEqualTo(Result.DUPLICATE);
        assertThat(ward.apply(admitted().unit("6E").build())).isEqualTo(Result.DUPLICATE);
        assertThat(ward.apply(discharged().build())).isEqualTo(Result.APPLIED);
    }

    @Test
    void shouldFindACancellationOfADischargeThatNeverWas() {
        Chart chart = Chart.of(admitted(), event(DISCHARGE_CANCELLED, "c").at("2025-03-05T15:00"));

        assertThat(chart.findings()).containsExactly("UNDO_WITHOUT_TARGET");
    }

    @Test
    void shouldFindNothingOfADeletedVisitButItsClashesOfIds() {
        Chart chart = Chart.of(
                event(DISCHARGED, "early").at("2025-02-28T14:00"),
                admitted(),
                event(TRANSFERRED, "late").at("2025-03-02T14:00").unit("6E"),
                event(VISIT_DELETED, "deleted").at("2025-03-09T14:00"));

        assertThat(chart.findings()).isEmpty();
    }
}
