package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.MERGED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.event.Kind.UNMERGED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.MergeEvents.all;
import static io.wardwatch.core.scenario.MergeEvents.identity;
import static io.wardwatch.core.scenario.MergeEvents.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.JudgedStay.State;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.scenario.Charts;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measure of unplanned readmissions of patients with several numbers: it judges the stays of a patient, not of a number. */
class MergedIndexStayScenarioTest {
    private static final PatientKey B = EventBuilder.PATIENT;
    private static final PatientKey A = new PatientKey(1, 1);
    private static final PatientKey C = new PatientKey(3, 3);

    /** Readmissions within 30 days of index stays. */
    private static final int IN_30_DAYS = Columns.INDEX + Columns.INDEX_ANY + 1;

    private static EventBuilder[] stay(PatientKey patient, String facility, String visit, String from, String to) {
        return new EventBuilder[] {
            event(ADMITTED, "a-" + visit)
                    .patient(patient)
                    .of(facility, visit)
                    .at(from)
                    .with(Field.AGE_YEARS, 70L)
                    .icd10("I50.9"),
            event(DISCHARGED, "d-" + visit)
                    .patient(patient)
                    .of(facility, visit)
                    .at(to)
                    .with(Field.DISPOSITION, "01")
        };
    }

    /** Three hospitals, one after the other; the second knew the patient under another number. */
    private static EventBuilder[] chain() {
        return all(
                stay(A, "NORTH", "V1", "2025-03-01T08:00", "2025-03-05T14:00"),
                stay(B, "SOUTH", "V2", "2025-03-05T16:00", "2025-03-08T10:00"),
                stay(A, "WEST", "V3", "2025-03-08T12:00", "2025-03-12T10:00"));
    }

    private static long count(Charts charts, int column) {
        return charts.sum(MeasureGroup.DISCHARGE, column);
    }

    private static void assertApart(Charts charts) {
        assertThat(charts.judged("NORTH", "V1").any().encounterId()).isEqualTo("V3");
        assertThat(charts.judged("NORTH", "V1").patient()).isEqualTo(A);
        assertThat(charts.judged("SOUTH", "V2").any().isNone()).isTrue();
        assertThat(charts.judged("SOUTH", "V2").patient()).isEqualTo(B);
        assertThat(charts.judged("WEST", "V3").episode().legs()).isOne();
        assertThat(count(charts, Columns.INDEX)).isEqualTo(3);
        assertThat(count(charts, IN_30_DAYS)).isOne();
    }

    @Test
    void shouldJudgeAChainWhoseMiddleCameWithAMerge() {
        assertApart(Charts.of(chain()));

        Charts merged = Charts.of(all(chain(), identity(MERGED, A, B, "2025-04-20")));

        assertThat(merged.judged("NORTH", "V1").reasons()).containsExactly(NotIndex.TRANSFERRED_OUT);
        assertThat(merged.judged("SOUTH", "V2").reasons()).containsExactly(NotIndex.TRANSFERRED_OUT);
        assertThat(merged.judged("WEST", "V3").state()).isEqualTo(State.INCLUDED);
        assertThat(merged.holds.judgedStays.values())
                .extracting(JudgedStay::patient)
                .containsOnly(B);
        assertThat(merged.holds.judgedStays.values())
                .extracting(stay -> stay.episode().encounterId())
                .containsOnly("V1");
        assertThat(merged.holds.judgedStays.values())
                .extracting(stay -> stay.episode().legs())
                .containsOnly(3);
        assertThat(count(merged, Columns.INDEX)).isOne();
        assertThat(count(merged, IN_30_DAYS)).isZero();
    }

    @Test
    void shouldHaveEachNumbersOwnRowsAgainAfterAnUnmerge() {
        assertApart(
                Charts.of(all(chain(), identity(MERGED, A, B, "2025-04-20"), identity(UNMERGED, A, B, "2025-05-20"))));
    }

    @Test
    void shouldTakeRowsBackUnderTheOldNumberBeforeTheyAreSaidUnderTheNew() {
        Ward ward = new Ward(LabModel.scorer());
        ward.applyAll(events(chain()));
        ward.judgedStaysSaid.clear();
        ward.applyAll(events(identity(MERGED, A, B, "2025-04-20")));

        List<JudgedStay> ofFirst = ward.judgedStaysSaid.stream()
                .filter(stay -> stay.encounterId().equals("V1"))
                .toList();
        List<JudgedStay> ofA =
                ofFirst.stream().filter(stay -> stay.patient().equals(A)).toList();

        assertThat(ofA).isNotEmpty();
        assertThat(ofA.get(ofA.size() - 1).state()).isEqualTo(State.VOID);
        assertThat(ofFirst.subList(0, ofA.size()))
                .as("all of the old number first")
                .isEqualTo(ofA);
        assertThat(ofFirst.subList(ofA.size(), ofFirst.size())).isNotEmpty().allSatisfy(stay -> assertThat(stay.state())
                .isNotEqualTo(State.VOID));
    }

    @Test
    void shouldFindTheReadmissionOfAVisitThatWasMovedToThisPatient() {
        EventBuilder[] visits = all(
                stay(A, "NORTH", "V1", "2025-03-01T08:00", "2025-03-05T14:00"),
                stay(B, "NORTH", "V2", "2025-03-15T08:00", "2025-03-18T14:00"));
        Charts before = Charts.of(visits);
        Charts moved = Charts.of(all(visits, moved(B, "V2", A, "2025-03-20")));

        assertThat(count(before, IN_30_DAYS)).isZero();
        assertThat(moved.judged("NORTH", "V1").any().encounterId()).isEqualTo("V2");
        assertThat(moved.judged("NORTH", "V2").patient()).isEqualTo(A);
        assertThat(count(moved, IN_30_DAYS)).isOne();
        assertThat(count(moved, Columns.INDEX)).isEqualTo(2);
    }

    @Test
    void shouldFindAReturnToTheEmergencyDepartmentUnderANumberTwoMergesAway() {
        Charts charts = Charts.of(all(
                stay(A, "NORTH", "V1", "2025-03-01T08:00", "2025-03-05T14:00"),
                event(REGISTERED, "urgent")
                        .patient(C)
                        .of("NORTH", "E1")
                        .at("2025-03-08T08:00")
                        .with(Field.CLASS, "EMERGENCY"),
                identity(MERGED, C, B, "2025-03-20"),
                identity(MERGED, A, B, "2025-03-22")));

        assertThat(charts.judged("NORTH", "V1").emergency().days()).isEqualTo(3);
        assertThat(count(charts, Columns.EMERGENCY_RETURNS)).isOne();
    }

    private static List<Event> events(EventBuilder... builders) {
        return Arrays.stream(builders).map(EventBuilder::build).toList();
    }
}
