package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DIED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.EventBuilder.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two days after a discharge of high risk, with and without an appointment. */
class FollowUpAlertScenarioTest {
    private final Ward ward = new Ward(LabModel.scorer(Policy.parse("rule.followUpMissing.on = true")));

    private static Labs labs(double sodium) {
        return new Labs(List.of(new Labs.Value(Labs.SODIUM_MMOL_L, sodium), new Labs.Value(Labs.HEMOGLOBIN_G_DL, 14)));
    }

    private static EventBuilder admitted() {
        return event(ADMITTED, "a").at("2025-03-01T08:00").unit("5W");
    }

    private static EventBuilder discharged(double sodium) {
        return event(DISCHARGED, "d")
                .at("2025-03-05T14:30")
                .with(Field.DISPOSITION, "01")
                .with(Field.LABS, labs(sodium));
    }

    private Ward read(EventBuilder... events) {
        for (EventBuilder event : events) {
            ward.apply(event.build());
        }
        return ward;
    }

    private List<String> said() {
        assertThat(ward.said.alerts).isEqualTo(ward.described().alerts);
        return ward.alertsSaid.stream()
                .filter(alert -> alert.kind().equals("FOLLOW_UP_MISSING"))
                .map(alert -> alert.state() + " " + alert.reason())
                .toList();
    }

    @Test
    void shouldOpenTwoDaysAfterADischargeOfHighRiskAndNotBefore() {
        read(admitted(), discharged(128)).pass("2025-03-07T14:00");
        assertThat(said()).isEmpty();

        ward.pass("2025-03-07T15:00");
        assertThat(said()).containsExactly("OPEN RULE_HOLDS");
        CareAlert alert = ward.alertsSaid.get(ward.alertsSaid.size() - 1);
        assertThat(alert.openedAt()).isEqualTo(micros("2025-03-07T15:00"));
        assertThat(alert.severity()).isEqualTo("warning");
    }

    @Test
    void shouldSayNothingOfALowRiskOrWhereTheRuleIsOff() {
        read(admitted(), discharged(140)).pass("2025-04-07T15:00");
        assertThat(said()).isEmpty();

        Ward off = new Ward(LabModel.scorer());
        off.applyAll(List.of(admitted().build(), discharged(128).build())).pass("2025-04-07T15:00");
        assertThat(off.alertsSaid).noneMatch(alert -> alert.kind().equals("FOLLOW_UP_MISSING"));
    }

    @Test
    void shouldSayNothingWhenAnAppointmentIsBookedInTime() {
        read(
                        admitted(),
                        discharged(128),
                        event(CODED, "c").at("2025-03-07T14:59").with(Field.FOLLOW_UP_AT, micros("2025-03-12T09:00")))
                .pass("2025-03-09T15:00");

        assertThat(said()).isEmpty();
    }

    @Test
    void shouldCloseWhenAnAppointmentIsBookedLateAndOpenAgainWhenItIsTakenBack() {
        read(admitted(), discharged(128)).pass("2025-03-07T15:00");
        read(event(CODED, "c").at("2025-03-08T10:00").with(Field.FOLLOW_UP_AT, micros("2025-03-12T09:00")));
        assertThat(said()).containsExactly("OPEN RULE_HOLDS", "CLOSED FOLLOW_UP_BOOKED");

        read(event(CODED, "c2").at("2025-03-09T10:00").clearing(Field.FOLLOW_UP_AT));
        assertThat(said()).containsExactly("OPEN RULE_HOLDS", "CLOSED FOLLOW_UP_BOOKED", "OPEN RULE_HOLDS");
    }

    @Test
    void shouldRetractWhenTheDischargeIsCancelledAndWaitAnewForTheNext() {
        read(admitted(), discharged(128)).pass("2025-03-07T15:00");
        read(event(DISCHARGE_CANCELLED, "dc").at("2025-03-08T10:00"));
        assertThat(said()).containsExactly("OPEN RULE_HOLDS", "RETRACTED FACT_GONE");

        read(event(DISCHARGED, "d2")
                        .at("2025-03-09T14:00")
                        .with(Field.DISPOSITION, "01")
                        .with(Field.LABS, labs(128)))
                .pass("2025-03-11T14:00");
        assertThat(said()).containsExactly("OPEN RULE_HOLDS", "RETRACTED FACT_GONE", "OPEN RULE_HOLDS");
        assertThat(ward.alertsSaid.stream()
                        .filter(alert -> alert.kind().equals("FOLLOW_UP_MISSING"))
                        .map(CareAlert::alertId)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void shouldRetractWhenADeathOrAReturnBeforeItWasDueIsLearnedOf() {
        read(admitted(), discharged(128)).pass("2025-03-07T15:00");
        read(event(DIED, "x").of("NORTH", "").at("2025-03-06T10:00").recorded("2025-03-20T10:00"));
        assertThat(said()).containsExactly("OPEN RULE_HOLDS", "RETRACTED FACT_GONE");
    }

    @ParameterizedTest
    @CsvSource({"2025-03-07T15:00, 0", "2025-03-07T15:01, 1"})
    void shouldSpeakOfNobodyWhoIsBackInTheHouse(String back, int alerts) {
        read(admitted(), discharged(128), event(ADMITTED, "b").of("WEST", "V2").at(back))
                .pass("2025-03-09T15:00");

        assertThat(said()).hasSize(alerts);
    }

    @ParameterizedTest
    @CsvSource({"01, 1", "06, 1", "07, 1", "03, 0", "02, 0", "51, 0", "20, 0"})
    void shouldSpeakOfThoseWhoWentHome(String disposition, int alerts) {
        read(admitted(), discharged(128).with(Field.DISPOSITION, disposition)).pass("2025-03-09T15:00");

        assertThat(said()).hasSize(alerts);
    }

    @Test
    void shouldFollowTheScoreWhenALateEntryChangesIt() {
        read(admitted(), discharged(128)).pass("2025-03-07T15:00");
        // The same discharge as first recorded: its values were normal, so its score is another one.
        read(event(DISCHARGED, "d")
                .at("2025-03-05T14:30")
                .recorded("2025-03-05T14:20")
                .with(Field.DISPOSITION, "01")
                .with(Field.LABS, labs(140)));
        assertThat(said()).containsExactly("OPEN RULE_HOLDS", "RETRACTED FACT_GONE");
    }
}
