package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CLASS_CHANGED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.event.Kind.MERGED;
import static io.wardwatch.core.event.Kind.REGISTERED;
import static io.wardwatch.core.event.Kind.UNMERGED;
import static io.wardwatch.core.event.Kind.VISIT_DELETED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.EventBuilder.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.scenario.Chart;
import io.wardwatch.core.scenario.Charts;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.MergeEvents;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule at its boundary, one off, and when the fact it rests on goes. */
class RuleAlertScenarioTest {
    private static EventBuilder admitted(String visit, String at) {
        return event(ADMITTED, "a-" + visit).of("NORTH", visit).at(at).unit("5W");
    }

    private static EventBuilder discharged(String visit, String at) {
        return event(DISCHARGED, "d-" + visit).of("NORTH", visit).at(at).with(Field.DISPOSITION, "01");
    }

    private static EventBuilder emergency(String visit, String at) {
        return event(REGISTERED, "r-" + visit)
                .of("NORTH", visit)
                .at(at)
                .unit("ED")
                .with(Field.CLASS, "EMERGENCY");
    }

    private static EventBuilder observation(String visit, String at) {
        return event(REGISTERED, "r-" + visit)
                .of("NORTH", visit)
                .at(at)
                .unit("CDU")
                .with(Field.CLASS, "OBSERVATION");
    }

    private static List<String> holding(EventBuilder... events) {
        return Chart.of(events).ruleAlerts().stream()
                .map(RuleAlertScenarioTest::text)
                .toList();
    }

    private static List<String> said(EventBuilder... events) {
        return Chart.of(events).alertsSaid().stream()
                .filter(alert -> !alert.rule().isEmpty())
                .map(alert -> alert.encounterId() + " " + alert.kind() + " " + alert.state() + " " + alert.reason())
                .toList();
    }

    private static String text(CareAlert alert) {
        return alert.encounterId() + " " + alert.kind() + " " + alert.state() + " " + facts(alert);
    }

    private static String facts(CareAlert alert) {
        return alert.facts().stream()
                .map(fact -> fact.code() + "=" + fact.value())
                .collect(Collectors.joining(","));
    }

    // ---- readmission in progress ------------------------------------------------------------------------------

    @Test
    void shouldSayWhoWhereAndByWhichRuleWhenSomebodyComesBack() {
        CareAlert alert = Chart.of(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00"),
                        emergency("V2", "2025-03-15T10:00"))
                .ruleAlerts()
                .get(0);

        assertThat(alert.kind()).isEqualTo("READMISSION_IN_PROGRESS");
        assertThat(alert.rule()).isEqualTo("READMISSION_IN_PROGRESS@1");
        assertThat(alert.severity()).isEqualTo("warning");
        assertThat(alert.state()).isEqualTo(CareAlert.State.OPEN);
        assertThat(alert.encounterId()).isEqualTo("V2");
        assertThat(alert.unit()).isEqualTo("ED");
        assertThat(alert.openedAt()).isEqualTo(micros("2025-03-15T10:00"));
        assertThat(alert.facts()).containsExactly(new RuleFact(RuleFact.DAYS_SINCE_DISCHARGE, 9));
        assertThat(alert.scoreId()).isEmpty();
        assertThat(alert.probability()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-05T14:00, 1", // at the discharge itself
        "2025-04-04T14:00, 1", // thirty days to the hour
        "2025-04-04T14:01, 0",
        "2025-03-05T13:59, 0" // before it
    })
    void shouldLookBackThirtyDaysWhenSomebodyComesToTheEmergencyDepartment(String at, int alerts) {
        assertThat(Chart.of(
                                admitted("V1", "2025-03-01T08:00"),
                                discharged("V1", "2025-03-05T14:00"),
                                emergency("V2", at))
                        .ruleAlerts())
                .hasSize(alerts);
        assertThat(Chart.of(
                                admitted("V1", "2025-03-01T08:00"),
                                discharged("V1", "2025-03-05T14:00"),
                                observation("V2", at))
                        .ruleAlerts())
                .hasSize(alerts);
    }

    @Test
    void shouldCloseWhenTheVisitEnds() {
        assertThat(said(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00"),
                        emergency("V2", "2025-03-15T10:00"),
                        discharged("V2", "2025-03-15T16:00")))
                .containsExactly(
                        "V2 READMISSION_IN_PROGRESS OPEN RULE_HOLDS", "V2 READMISSION_IN_PROGRESS CLOSED VISIT_ENDED");
    }

    @Test
    void shouldCloseAsAdmittedWhenTheReturnHasBecomeAReadmission() {
        Chart chart = Chart.of(
                admitted("V1", "2025-03-01T08:00"),
                discharged("V1", "2025-03-05T14:00"),
                observation("V2", "2025-03-15T10:00"),
                event(CLASS_CHANGED, "up")
                        .of("NORTH", "V2")
                        .at("2025-03-16T09:00")
                        .with(Field.CLASS, "INPATIENT"));

        assertThat(chart.alertsSaid().stream()
                        .filter(alert -> alert.kind().equals("READMISSION_IN_PROGRESS"))
                        .map(alert -> alert.state() + " " + alert.reason()))
                .containsExactly("OPEN RULE_HOLDS", "CLOSED ADMITTED");
        assertThat(chart.ruleAlerts())
                .filteredOn(alert -> alert.kind().equals("READMISSION_IN_PROGRESS"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.closedAt()).isEqualTo(micros("2025-03-16T09:00")));
    }

    @Test
    void shouldRetractWhenTheEarlierStayIsCancelledOrDeleted() {
        assertThat(said(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00"),
                        emergency("V2", "2025-03-15T10:00"),
                        event(DISCHARGE_CANCELLED, "dc").of("NORTH", "V1").at("2025-03-15T11:00")))
                .containsExactly(
                        "V2 READMISSION_IN_PROGRESS OPEN RULE_HOLDS", "V2 READMISSION_IN_PROGRESS RETRACTED FACT_GONE");
        assertThat(holding(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00"),
                        emergency("V2", "2025-03-15T10:00"),
                        event(VISIT_DELETED, "vd").of("NORTH", "V1").at("2025-04-20T11:00")))
                .isEmpty();
    }

    @Test
    void shouldRetractWhenTheRegistrationIsCancelledAndKeepTheAlertWhenItIsSaidAgain() {
        assertThat(said(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00"),
                        emergency("V2", "2025-03-15T10:00"),
                        event(ADMISSION_CANCELLED, "ac").of("NORTH", "V2").at("2025-03-15T10:20")))
                .containsExactly(
                        "V2 READMISSION_IN_PROGRESS OPEN RULE_HOLDS", "V2 READMISSION_IN_PROGRESS RETRACTED FACT_GONE");

        List<CareAlert> twice = Chart.of(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00"),
                        emergency("V2", "2025-03-15T10:00"),
                        event(REGISTERED, "again")
                                .of("NORTH", "V2")
                                .at("2025-03-15T09:50")
                                .recorded("2025-03-15T10:05")
                                .unit("ED")
                                .with(Field.CLASS, "EMERGENCY"))
                .alertsSaid();
        assertThat(twice)
                .hasSize(2)
                .extracting(CareAlert::alertId)
                .containsOnly(twice.get(0).alertId());
        assertThat(twice).noneMatch(alert -> alert.state() == CareAlert.State.RETRACTED);
    }

    @Test
    void shouldSayNothingWhenTheStayEndedInDeathOrByATransferToThisDoor() {
        assertThat(holding(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00").with(Field.DISPOSITION, "20"),
                        emergency("V2", "2025-03-15T10:00")))
                .isEmpty();
        assertThat(holding(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00").with(Field.DISPOSITION, "02"),
                        emergency("V2", "2025-03-06T14:00").of("WEST", "V2")))
                .isEmpty();
        assertThat(holding(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00").with(Field.DISPOSITION, "02"),
                        emergency("V2", "2025-03-06T14:01").of("WEST", "V2")))
                .containsExactly("V2 READMISSION_IN_PROGRESS OPEN DAYS_SINCE_DISCHARGE=1,FROM_OTHER_FACILITY=1");
    }

    @Test
    void shouldOpenWhenTheEarlierDischargeIsLearnedOfLater() {
        assertThat(said(
                        admitted("V1", "2025-03-01T08:00"),
                        emergency("V2", "2025-03-15T10:00"),
                        discharged("V1", "2025-03-05T14:00").recorded("2025-03-15T12:00")))
                .containsExactly("V2 READMISSION_IN_PROGRESS OPEN RULE_HOLDS");
    }

    // ---- frequent emergency visits ----------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"2025-04-30T10:00, 1", "2025-04-30T10:01, 0"})
    void shouldCountEmergencyVisitsOfSixtyDaysWhenAThirdBegins(String third, int alerts) {
        assertThat(Chart.of(
                                emergency("V1", "2025-03-01T10:00"),
                                emergency("V2", "2025-03-15T10:00"),
                                emergency("V3", third))
                        .ruleAlerts())
                .hasSize(alerts);
    }

    @Test
    void shouldCountOnesThatLedToAStayAndNoObservationWhenVisitsAreCounted() {
        assertThat(holding(
                        emergency("V1", "2025-03-01T10:00"),
                        admitted("V1", "2025-03-01T13:00"),
                        emergency("V2", "2025-03-15T10:00"),
                        emergency("V3", "2025-03-20T10:00"),
                        discharged("V3", "2025-03-20T15:00")))
                .containsExactly("V3 FREQUENT_EMERGENCY_VISITS CLOSED EMERGENCY_VISITS=3,WINDOW_DAYS=60");
        assertThat(holding(
                        observation("V1", "2025-03-01T10:00"),
                        emergency("V2", "2025-03-15T10:00"),
                        emergency("V3", "2025-03-20T10:00")))
                .isEmpty();
    }

    @Test
    void shouldRetractWhenOneOfTheEmergencyVisitsIsDeleted() {
        assertThat(said(
                        emergency("V1", "2025-03-01T10:00"),
                        emergency("V2", "2025-03-15T10:00"),
                        emergency("V3", "2025-03-20T10:00"),
                        event(VISIT_DELETED, "vd").of("NORTH", "V1").at("2025-03-21T10:00")))
                .containsExactly(
                        "V3 FREQUENT_EMERGENCY_VISITS OPEN RULE_HOLDS",
                        "V3 FREQUENT_EMERGENCY_VISITS RETRACTED FACT_GONE");
    }

    // ---- frequent admissions ----------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"2026-03-01T08:00, 1", "2026-03-01T08:01, 0"})
    void shouldCountAdmissionsOfTwelveMonthsWhenAStayBegins(String second, int alerts) {
        assertThat(Chart.of(
                                admitted("V1", "2025-03-01T08:00"),
                                discharged("V1", "2025-03-05T14:00"),
                                admitted("V2", second))
                        .ruleAlerts())
                .hasSize(alerts);
    }

    @Test
    void shouldCountATransferToAnotherHospitalAsOneAdmission() {
        EventBuilder[] chain = {
            admitted("V1", "2025-03-01T08:00"),
            discharged("V1", "2025-03-05T14:00").with(Field.DISPOSITION, "02"),
            admitted("V2", "2025-03-05T16:00").of("WEST", "V2"),
            discharged("V2", "2025-03-09T16:00").of("WEST", "V2")
        };
        assertThat(holding(chain)).isEmpty();
        assertThat(holding(Stream.concat(Stream.of(chain), Stream.of(admitted("V3", "2025-08-01T08:00")))
                        .toArray(EventBuilder[]::new)))
                .containsExactly("V3 FREQUENT_ADMISSIONS OPEN ADMISSIONS=2,WINDOW_DAYS=365");
    }

    @Test
    void shouldMoveWithTheEarlierDischargeWhenItTurnsOutToBeATransfer() {
        // The third stay is reached through the second, whose count rests on how the first one ended.
        assertThat(holding(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00"),
                        admitted("V2", "2025-03-05T16:00").of("WEST", "V2"),
                        discharged("V2", "2025-03-09T16:00").of("WEST", "V2"),
                        admitted("V3", "2025-08-01T08:00"),
                        event(CODED, "c")
                                .of("NORTH", "V1")
                                .at("2025-08-02T08:00")
                                .with(Field.DISPOSITION, "02")))
                .containsExactly("V3 FREQUENT_ADMISSIONS OPEN ADMISSIONS=2,WINDOW_DAYS=365");
    }

    @Test
    void shouldRetractWhenTheAdmissionIsCancelledOrReclassified() {
        assertThat(said(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00"),
                        admitted("V2", "2025-08-01T08:00"),
                        event(ADMISSION_CANCELLED, "ac").of("NORTH", "V2").at("2025-08-01T09:00")))
                .containsExactly(
                        "V2 FREQUENT_ADMISSIONS OPEN RULE_HOLDS", "V2 FREQUENT_ADMISSIONS RETRACTED FACT_GONE");
        assertThat(holding(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00"),
                        admitted("V2", "2025-08-01T08:00"),
                        event(CLASS_CHANGED, "code-44")
                                .of("NORTH", "V2")
                                .at("2025-08-02T08:00")
                                .with(Field.CLASS, "OBSERVATION")))
                .isEmpty();
    }

    // ---- recent skilled nursing -------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "2025-04-04T14:00, 03, true",
        "2025-04-04T14:01, 03, false",
        "2025-04-04T14:00, 06, false",
        "2025-04-04T14:00, 83, true"
    })
    void shouldLookBackThirtyDaysForADischargeToSkilledNursing(String at, String disposition, boolean fires) {
        List<CareAlert> alerts = Chart.of(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00").with(Field.DISPOSITION, disposition),
                        admitted("V2", at))
                .ruleAlerts();

        assertThat(alerts.stream().anyMatch(alert -> alert.kind().equals("RECENT_SKILLED_NURSING")))
                .isEqualTo(fires);
    }

    @Test
    void shouldSayWhichFactTellsOfSkilledNursing() {
        assertThat(holding(admitted("V1", "2025-03-01T08:00").with(Field.ADMIT_SOURCE, "5")))
                .containsExactly("V1 RECENT_SKILLED_NURSING OPEN ADMITTED_FROM_SKILLED_NURSING=1");
        assertThat(holding(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00").with(Field.DISPOSITION, "03"),
                        admitted("V2", "2025-03-20T08:00").with(Field.ADMIT_SOURCE, "5"),
                        discharged("V2", "2025-03-22T08:00")))
                .contains("V2 RECENT_SKILLED_NURSING CLOSED"
                        + " DAYS_SINCE_SKILLED_NURSING=14,ADMITTED_FROM_SKILLED_NURSING=1");
    }

    @Test
    void shouldFollowTheFinalCodingWhenItCorrectsTheDisposition() {
        assertThat(holding(
                        admitted("V1", "2025-03-01T08:00"),
                        discharged("V1", "2025-03-05T14:00").with(Field.DISPOSITION, "03"),
                        admitted("V2", "2025-03-20T08:00"),
                        event(CODED, "c")
                                .of("NORTH", "V1")
                                .at("2025-04-02T08:00")
                                .with(Field.DISPOSITION, "06")))
                .containsExactly("V2 FREQUENT_ADMISSIONS OPEN ADMISSIONS=2,WINDOW_DAYS=365");
    }

    @Test
    void shouldNameEachRuleOnce() {
        assertThat(Stream.of(CareRule.values()).map(CareRule::key)).doesNotHaveDuplicates();
    }

    // ---- several numbers --------------------------------------------------------------------------------------

    private static final PatientKey OTHER = new PatientKey(1, 1);

    private static List<String> ofAll(EventBuilder... events) {
        return Charts.of(events).alerts().stream()
                .filter(alert -> !alert.rule().isEmpty())
                .map(alert -> alert.patient().hex().endsWith("b") + " " + text(alert))
                .toList();
    }

    private static EventBuilder[] twoNumbers(EventBuilder... more) {
        return Stream.concat(
                        Stream.of(
                                admitted("V1", "2025-03-01T08:00").patient(OTHER),
                                discharged("V1", "2025-03-05T14:00").patient(OTHER),
                                emergency("V2", "2025-03-15T10:00")),
                        Stream.of(more))
                .toArray(EventBuilder[]::new);
    }

    @Test
    void shouldBringAnAlertWithAMergeAndTakeItAwayWithTheUnmerge() {
        EventBuilder merge = MergeEvents.identity(MERGED, OTHER, EventBuilder.PATIENT, "2025-03-16");
        EventBuilder unmerge = MergeEvents.identity(UNMERGED, OTHER, EventBuilder.PATIENT, "2025-03-18");

        assertThat(ofAll(twoNumbers())).isEmpty();
        assertThat(ofAll(twoNumbers(merge)))
                .containsExactly("true V2 READMISSION_IN_PROGRESS OPEN DAYS_SINCE_DISCHARGE=9");
        assertThat(ofAll(twoNumbers(MergeEvents.identity(MERGED, OTHER, EventBuilder.PATIENT, "2025-03-16"), unmerge)))
                .isEmpty();
    }

    @Test
    void shouldSayTheAlertUnderTheRootsNumberWhenItsVisitIsMergedAway() {
        List<CareAlert> alerts = Charts.of(
                        admitted("V1", "2025-03-01T08:00").patient(OTHER),
                        discharged("V1", "2025-03-05T14:00").patient(OTHER),
                        emergency("V2", "2025-03-15T10:00").patient(OTHER),
                        MergeEvents.identity(MERGED, OTHER, EventBuilder.PATIENT, "2025-03-16"))
                .alerts()
                .stream()
                .toList();

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.patient()).isEqualTo(EventBuilder.PATIENT);
            assertThat(alert.state()).isEqualTo(CareAlert.State.OPEN);
        });
    }
}
