package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CLASS_CHANGED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.readmission.ValueSetReader;
import io.wardwatch.core.readmission.ValueSetReading;
import io.wardwatch.core.readmission.ValueSetTable;
import io.wardwatch.core.readmission.ValueSets;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The measure of unplanned readmissions follows corrections, however late they come. */
class IndexStayScenarioTest {
    /** Readmissions within 30 days of index stays. */
    private static final int IN_30_DAYS = Columns.INDEX + Columns.INDEX_ANY + 1;

    private static EventBuilder admitted() {
        return event(ADMITTED, "admitted")
                .at("2025-03-01T08:00")
                .with(Field.AGE_YEARS, 70L)
                .icd10("I50.9");
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "discharged").at("2025-03-05T14:00").with(Field.DISPOSITION, "01");
    }

    private static EventBuilder again() {
        return event(ADMITTED, "again")
                .of("NORTH", "V2")
                .at("2025-03-15T08:00")
                .with(Field.AGE_YEARS, 70L)
                .icd10("N39.0");
    }

    private static EventBuilder homeAgain() {
        return event(DISCHARGED, "home-again").of("NORTH", "V2").at("2025-03-18T14:00");
    }

    private static long count(Chart chart, int column) {
        return chart.sum(MeasureGroup.DISCHARGE, column);
    }

    @Test
    void shouldCountAnIndexStayAndItsUnplannedReadmission() {
        Chart chart = Chart.of(admitted(), discharged(), again(), homeAgain());

        assertThat(chart.judged("V1").state()).isEqualTo(JudgedStay.State.INCLUDED);
        assertThat(chart.judged("V1").cms()).isTrue();
        assertThat(chart.judged("V1").conditions()).containsExactly(ConditionCohort.HF);
        assertThat(chart.judged("V1").any().encounterId()).isEqualTo("V2");
        assertThat(count(chart, Columns.INDEX)).isEqualTo(2);
        assertThat(count(chart, IN_30_DAYS)).isEqualTo(1);
        assertThat(count(chart, Columns.INDEX + Columns.INDEX_ANY))
                .as("within 7 days")
                .isZero();
        assertThat(count(chart, Columns.INDEX_CMS)).isEqualTo(2);
        assertThat(count(chart, Columns.indexOf(ConditionCohort.HF) + Columns.INDEX_ANY + 1))
                .isEqualTo(1);
        assertThat(count(chart, Columns.indexOf(ConditionCohort.PN))).isZero();
    }

    @Test
    void shouldTakeBackTheReadmissionWhenItsAdmissionIsCancelled45DaysLate() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again(),
                event(ADMISSION_CANCELLED, "never-came")
                        .of("NORTH", "V2")
                        .at("2025-03-15T08:00")
                        .recorded("2025-04-29T08:00"));

        assertThat(chart.judged("V2")).isNull();
        assertThat(chart.judged("V1").any().isNone()).isTrue();
        assertThat(count(chart, Columns.INDEX)).isEqualTo(1);
        assertThat(count(chart, IN_30_DAYS)).isZero();
        assertThat(chart.judgedStaysSaid())
                .filteredOn(stay -> stay.state() == JudgedStay.State.VOID)
                .singleElement()
                .satisfies(stay -> assertThat(stay.encounterId()).isEqualTo("V2"));
    }

    @Test
    void shouldOpenTheIndexAgainWhenItsDischargeIsCancelled45DaysLate() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again(),
                homeAgain(),
                event(DISCHARGE_CANCELLED, "stayed").at("2025-03-05T14:00").recorded("2025-04-19T14:00"));

        assertThat(chart.judged("V1").reasons()).containsExactly(NotIndex.STILL_OPEN);
        assertThat(chart.judged("V1").any().isNone()).isTrue();
        assertThat(count(chart, IN_30_DAYS)).isZero();
        assertThat(count(chart, Columns.NOT_INDEX + NotIndex.STILL_OPEN.ordinal()))
                .as("open stays count nowhere")
                .isZero();
    }

    @Test
    void shouldBeNoOutcomeOnceReclassifiedToObservation() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again(),
                homeAgain(),
                event(CLASS_CHANGED, "review")
                        .of("NORTH", "V2")
                        .at("2025-03-15T08:00")
                        .recorded("2025-03-25T08:00")
                        .with(Field.CLASS, "OBSERVATION"));

        assertThat(chart.judged("V2").reasons()).containsExactly(NotIndex.NOT_INPATIENT);
        assertThat(chart.judged("V1").any().isNone()).isTrue();
        assertThat(chart.judged("V1").observation().days()).isEqualTo(10);
        assertThat(count(chart, Columns.INDEX)).isEqualTo(1);
        assertThat(count(chart, IN_30_DAYS)).isZero();
        assertThat(count(chart, Columns.OBSERVATION_RETURNS + 1)).isEqualTo(1);
    }

    @Test
    void shouldNameTheCohortOnceCoded() {
        EventBuilder uncoded =
                event(ADMITTED, "admitted").at("2025-03-01T08:00").with(Field.AGE_YEARS, 70L);
        Chart before = Chart.of(uncoded, discharged());
        Chart chart = Chart.of(
                uncoded,
                discharged(),
                event(CODED, "coded")
                        .at("2025-03-05T14:00")
                        .recorded("2025-03-19T10:00")
                        .icd10("J18.9"));

        assertThat(before.judged("V1").reasons()).containsExactly(NotIndex.NO_PRINCIPAL_DIAGNOSIS);
        assertThat(count(before, Columns.CODED))
                .as("there is nothing to tell of")
                .isZero();
        assertThat(chart.judged("V1").state()).isEqualTo(JudgedStay.State.INCLUDED);
        assertThat(chart.judged("V1").cohort()).isEqualTo("CARDIORESPIRATORY");
        assertThat(count(chart, Columns.CODED)).isEqualTo(1);
    }

    @Test
    void shouldMoveTheRowOfTheStayBeforeWhenTheNextIsFoundPlanned() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                again(),
                homeAgain(),
                event(CODED, "coded")
                        .of("NORTH", "V2")
                        .at("2025-03-18T14:00")
                        .recorded("2025-04-02T10:00")
                        .icd10("M17.11")
                        .with(Field.PROCEDURES, List.of(new Procedure("0SRC0J9", "ICD10PCS", null))));

        assertThat(chart.judged("V1").any().counts()).isFalse();
        assertThat(count(chart, IN_30_DAYS)).isZero();
        assertThat(chart.readmitted()).as("the crude measure knows no plans").containsExactly(0L, 1L, 1L, 1L);
    }

    @Test
    void shouldFollowItsOwnStayWhenTheProviderChanges() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(CODED, "coded")
                        .at("2025-03-05T14:00")
                        .recorded("2025-03-19T10:00")
                        .with(Field.PROVIDER, "DR9"));

        assertThat(chart.sum(MeasureGroup.DISCHARGE, Columns.INDEX, cell -> cell.provider()
                        .equals("DR9")))
                .isEqualTo(1);
        assertThat(count(chart, Columns.INDEX)).isEqualTo(1);
    }

    @Test
    void shouldTellReturnsToTheEmergencyDepartmentBesideIt() {
        Chart chart = Chart.of(
                admitted(),
                discharged(),
                event(REGISTERED, "urgent")
                        .of("NORTH", "E1")
                        .at("2025-03-08T08:00")
                        .with(Field.CLASS, "EMERGENCY"));

        assertThat(chart.judged("E1")).as("an emergency visit has no row").isNull();
        assertThat(chart.judged("V1").emergency().days()).isEqualTo(3);
        assertThat(count(chart, Columns.EMERGENCY_RETURNS)).isEqualTo(1);
    }

    /** The lists that ship, with choices of one's own. */
    private static ValueSetEditions chosen(Map<String, String> choices) {
        Map<String, String> texts = new TreeMap<>(choices);
        for (ValueSetTable table : ValueSetTable.values()) {
            String file = table.fileName() + ".csv";
            try (InputStream in = ValueSets.class.getResourceAsStream("excerpt/" + file)) {
                if (in != null) {
                    texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ValueSetEditions.of(List.of(((ValueSetReading.Loaded) ValueSetReader.read(texts)).sets()));
    }

    private static Ward judging(ValueSetEditions editions, EventBuilder... events) {
        Ward ward = new Ward(LabModel.scorer(), editions);
        for (EventBuilder event : events) {
            ward.apply(event.build());
        }
        return ward;
    }

    @Test
    void shouldLeaveOutStaysOfExemptHospitalsButCountThemAsReadmissions() {
        Ward ward = judging(
                chosen(Map.of("exempt_hospital.csv", "facility\nTUMOR\n")),
                admitted(),
                discharged(),
                again().of("TUMOR", "V2"),
                homeAgain().of("TUMOR", "V2"));

        assertThat(ward.judgedStaysSaid)
                .filteredOn(stay -> stay.facility().equals("TUMOR") && stay.end() != Event.ABSENT)
                .singleElement()
                .satisfies(stay -> assertThat(stay.reasons()).containsExactly(NotIndex.CANCER_HOSPITAL));
        assertThat(ward.said.sum(MeasureGroup.DISCHARGE, Columns.INDEX)).isEqualTo(1);
        assertThat(ward.said.sum(MeasureGroup.DISCHARGE, IN_30_DAYS)).isEqualTo(1);
    }

    @Test
    void shouldLeaveOutWhatNoListAssignsWhereTheEditionSaysSo() {
        EventBuilder odd = event(ADMITTED, "odd")
                .at("2025-03-01T08:00")
                .with(Field.AGE_YEARS, 70L)
                .icd10("Z99.9");
        Ward left = judging(chosen(Map.of("edition.txt", "unlisted = NO_COHORT\n")), odd, discharged());
        Ward taken = judging(chosen(Map.of()), odd, discharged());

        assertThat(left.judgedStaysSaid.getLast().reasons()).containsExactly(NotIndex.NO_COHORT);
        assertThat(taken.judgedStaysSaid.getLast().reasons()).isEmpty();
        assertThat(taken.judgedStaysSaid.getLast().cohort()).isEqualTo("MEDICINE");
    }

    @Test
    void shouldSayNothingRatherThanHalfWhereAListIsMissing() {
        Ward ward = new Ward(
                LabModel.scorer(),
                ValueSetEditions.of(List.of(((ValueSetReading.Loaded)
                                ValueSetReader.read(Map.of("acute_diagnosis_ccs.csv", "ccs_diagnosis_category\n2\n")))
                        .sets())));
        ward.apply(admitted().build());
        ward.apply(discharged().build());

        assertThat(ward.judgedStaysSaid).isEmpty();
        assertThat(ward.said.sum(MeasureGroup.DISCHARGE, Columns.CODED)).isZero();
        assertThat(ward.said.sum(MeasureGroup.DISCHARGE, Columns.LIVE)).isEqualTo(1);
    }
}
