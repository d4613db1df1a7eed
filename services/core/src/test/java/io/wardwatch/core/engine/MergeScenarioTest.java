package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.DIED;
import static io.wardwatch.core.event.Kind.MERGED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.event.Kind.TRANSFERRED;
import static io.wardwatch.core.event.Kind.UNMERGED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.MergeEvents.admitted;
import static io.wardwatch.core.scenario.MergeEvents.all;
import static io.wardwatch.core.scenario.MergeEvents.claim;
import static io.wardwatch.core.scenario.MergeEvents.discharged;
import static io.wardwatch.core.scenario.MergeEvents.identity;
import static io.wardwatch.core.scenario.MergeEvents.stay;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.scenario.Charts;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.timeline.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Merges, unmerges and moves of patients as a ward meets them. */
class MergeScenarioTest {
    private static final PatientKey B = EventBuilder.PATIENT;
    private static final PatientKey A = new PatientKey(1, 1);
    private static final PatientKey C = new PatientKey(3, 3);

    private static long readmissions(Charts charts) {
        return charts.sum(MeasureGroup.DISCHARGE, Columns.READMITTED + 1);
    }

    @Test
    void shouldFindAReadmissionThatOnlyExistsOnceTwoNumbersAreOne() {
        Charts apart =
                Charts.of(all(stay(A, "V1", "2025-03-01", "2025-03-05"), stay(B, "V2", "2025-03-15", "2025-03-17")));
        Charts merged = Charts.of(all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                stay(B, "V2", "2025-03-15", "2025-03-17"),
                identity(MERGED, A, B, "2025-03-20")));

        assertThat(readmissions(apart)).isZero();
        assertThat(readmissions(merged)).isOne();
        assertThat(merged.staysOf(B)).hasSize(2);
        assertThat(merged.staysOf(A)).isEmpty();
    }

    @Test
    void shouldFindThatStaysOverlapWhenTheHistoriesOfTwoNumbersDo() {
        Charts merged = Charts.of(all(
                stay(A, "V1", "2025-03-01", "2025-03-10"),
                stay(B, "V2", "2025-03-05", "2025-03-07"),
                identity(MERGED, A, B, "2025-03-20")));

        assertThat(merged.holds.finds(Finding.Code.OVERLAPPING_STAYS)).isTrue();
    }

    @Test
    void shouldRestoreAllWhenUnmerged45DaysLater() {
        EventBuilder[] care = all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                stay(B, "V2", "2025-03-15", "2025-03-17"),
                claim(A, "C1", "V1"));
        Charts never = Charts.of(care);
        Charts again =
                Charts.of(all(care, identity(MERGED, A, B, "2025-03-18"), identity(UNMERGED, A, B, "2025-05-02")));

        assertThat(again.holds.cells).isEqualTo(never.holds.cells);
        assertThat(again.holds.scores).isEqualTo(never.holds.scores);
        assertThat(again.holds.alerts).isEqualTo(never.holds.alerts);
        assertThat(again.holds.stays).isEqualTo(never.holds.stays);
        assertThat(again.holds.findings).isEqualTo(never.holds.findings);
        assertThat(again.holds.entries).containsAllEntriesOf(never.holds.entries);
        assertThat(again.holds.entries).hasSize(never.holds.entries.size() + 2);
    }

    @Test
    void shouldBeWithTheLastOfAChainWhicheverMergeCameFirst() {
        EventBuilder[] care = all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                stay(B, "V2", "2025-03-15", "2025-03-17"),
                stay(C, "V3", "2025-03-25", "2025-03-27"));
        Charts upwards =
                Charts.of(all(care, identity(MERGED, A, B, "2025-04-01"), identity(MERGED, B, C, "2025-04-02")));
        Charts downwards =
                Charts.of(all(care, identity(MERGED, B, C, "2025-04-01"), identity(MERGED, A, B, "2025-04-02")));

        assertThat(upwards.staysOf(C)).hasSize(3);
        assertThat(upwards.holds.cells).isEqualTo(downwards.holds.cells);
        assertThat(readmissions(upwards)).isEqualTo(2);
    }

    @Test
    void shouldComeBackFromTheMiddleOfAChainWhenThatMergeIsUndone() {
        Charts charts = Charts.of(all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                stay(B, "V2", "2025-03-15", "2025-03-17"),
                stay(C, "V3", "2025-03-25", "2025-03-27"),
                identity(MERGED, A, B, "2025-04-01"),
                identity(MERGED, B, C, "2025-04-02"),
                identity(UNMERGED, B, C, "2025-04-20")));

        assertThat(charts.staysOf(B)).hasSize(2);
        assertThat(charts.staysOf(C)).hasSize(1);
    }

    @Test
    void shouldKeepTheEarlierMergeAndSaySoWhenTwoAbsorbEachOther() {
        Charts charts = Charts.of(all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                stay(B, "V2", "2025-03-15", "2025-03-17"),
                identity(MERGED, A, B, "2025-04-01"),
                identity(MERGED, B, A, "2025-04-02")));

        assertThat(charts.staysOf(B)).hasSize(2);
        assertThat(charts.holds.finds(Finding.Code.MERGE_CYCLE)).isTrue();
    }

    @Test
    void shouldFollowTheLaterMergeWhenOneNumberIsAbsorbedTwice() {
        Charts charts = Charts.of(all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                identity(MERGED, A, B, "2025-04-01"),
                identity(MERGED, A, C, "2025-04-02")));

        assertThat(charts.staysOf(C)).hasSize(1);
        assertThat(charts.staysOf(B)).isEmpty();
    }

    @Test
    void shouldGoWhereTheNumberGoesWhatComesForItAfterTheMerge() {
        Charts charts = Charts.of(all(
                admitted(A, "V1", "2025-03-01"),
                identity(MERGED, A, B, "2025-03-02"),
                event(TRANSFERRED, "t")
                        .patient(A)
                        .of("NORTH", "V1")
                        .at("2025-03-03T08:00")
                        .unit("ICU"),
                discharged(A, "V1", "2025-03-05"),
                stay(A, "V2", "2025-03-10", "2025-03-12"),
                event(DIED, "died").patient(A).of("NORTH", "").at("2025-06-01T08:00")));

        assertThat(charts.staysOf(B)).hasSize(2);
        assertThat(charts.staysOf(B).get(0).places()).hasSize(2);
        assertThat(readmissions(charts)).isOne();
    }

    @Test
    void shouldTakeBackAStayWhoseAdmissionIsCancelledUnderTheAbsorbedNumber() {
        Charts charts = Charts.of(all(
                stay(B, "V2", "2025-03-15", "2025-03-17"),
                admitted(A, "V3", "2025-03-20"),
                identity(MERGED, A, B, "2025-03-21"),
                event(ADMISSION_CANCELLED, "x").patient(A).of("NORTH", "V3").at("2025-05-05T08:00")));

        assertThat(charts.stays()).hasSize(1);
        assertThat(readmissions(charts)).isZero();
    }

    @Test
    void shouldBeOneVisitWhenTheUnknownManIsFoundToBeSomebody() {
        // Admitted as an unknown number; what comes after he is known comes under his own, for the same visit.
        Charts charts = Charts.of(all(
                stay(B, "V1", "2025-02-20", "2025-02-22"),
                event(REGISTERED, "r")
                        .patient(A)
                        .of("NORTH", "V9")
                        .at("2025-03-01T02:00")
                        .with(Field.CLASS, "EMERGENCY"),
                admitted(A, "V9", "2025-03-01"),
                identity(MERGED, A, B, "2025-03-02"),
                event(TRANSFERRED, "t")
                        .patient(B)
                        .of("NORTH", "V9")
                        .at("2025-03-03T08:00")
                        .unit("6W"),
                discharged(B, "V9", "2025-03-05")));

        assertThat(charts.staysOf(B)).hasSize(2);
        assertThat(charts.sum(MeasureGroup.DISCHARGE, Columns.DISCHARGES)).isEqualTo(2);
        assertThat(readmissions(charts)).isOne();
        assertThat(charts.holds.finds(Finding.Code.DISCHARGE_WITHOUT_ADMISSION)).isFalse();
    }

    @Test
    void shouldCountOnceWhatIsSentAgainUnderTheSurvivingNumber() {
        Charts charts = Charts.of(all(
                admitted(A, "V1", "2025-03-01"),
                discharged(A, "V1", "2025-03-05"),
                identity(MERGED, A, B, "2025-03-02"),
                event(TRANSFERRED, "t")
                        .patient(B)
                        .of("NORTH", "V1")
                        .at("2025-03-03T08:00")
                        .unit("6W"),
                event(TRANSFERRED, "t")
                        .patient(A)
                        .of("NORTH", "V1")
                        .at("2025-03-03T08:00")
                        .unit("6W")));

        assertThat(charts.stays()).hasSize(1);
        assertThat(charts.staysOf(B).get(0).places()).hasSize(2);
        assertThat(charts.holds.findings).isEmpty();
    }

    @Test
    void shouldKnowAtATriggerOnlyWhatWasMergedBeforeIt() {
        Charts before = Charts.of(all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                identity(MERGED, A, B, "2025-03-10"),
                stay(B, "V2", "2025-03-15", "2025-03-17")));
        Charts after = Charts.of(all(
                stay(A, "V1", "2025-03-01", "2025-03-05"),
                identity(MERGED, A, B, "2025-03-16"),
                stay(B, "V2", "2025-03-15", "2025-03-17")));
        Charts never =
                Charts.of(all(stay(A, "V1", "2025-03-01", "2025-03-05"), stay(B, "V2", "2025-03-15", "2025-03-17")));

        // The admission of V2 knew of V1 only where the merge came before it; its discharge did in both.
        assertThat(changed(before, never)).isEqualTo(2);
        assertThat(changed(after, never)).isEqualTo(1);
    }

    private static long changed(Charts charts, Charts from) {
        return charts.holds.scores.values().stream()
                .filter(score -> !from.holds.scores.containsValue(score))
                .count();
    }

    @Test
    void shouldSayAnAlertAgainUnderItsIdWhenItsPatientIsMerged() {
        Ward ward = new Ward(LabModel.scorer());
        ward.applyAll(List.of(admitted(A, "V1", "2025-03-01").build()));
        List<CareAlert> opened = List.copyOf(ward.alertsSaid);
        ward.applyAll(List.of(identity(MERGED, A, B, "2025-03-02").build()));

        assertThat(opened).hasSize(1);
        List<CareAlert> since = ward.alertsSaid.subList(1, ward.alertsSaid.size());
        assertThat(since)
                .extracting(CareAlert::alertId)
                .containsOnly(opened.get(0).alertId())
                .hasSize(2);
        assertThat(since.get(0).state()).isEqualTo(CareAlert.State.RETRACTED);
        assertThat(since.get(0).reason()).isEqualTo("MERGED");
        assertThat(since.get(0).patient()).isEqualTo(A);
        assertThat(since.get(1).state()).isNotEqualTo(CareAlert.State.RETRACTED);
        assertThat(since.get(1).patient()).isEqualTo(B);
        // Said, withdrawn, said by the other: revisions count on.
        assertThat(ward.scoresSaid).extracting(IssuedScore::revision).containsExactly(1, 2, 3);
    }
}
