package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DIED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.event.Kind.TRANSFERRED;
import static io.wardwatch.core.event.Kind.UPDATED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static io.wardwatch.core.scenario.EventBuilder.micros;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores while a stay is open and on due days after it, by what is new. Days begin at midnight, UTC. */
class RescoringScenarioTest {
    private static final Labs FINE = labs(140, 14);
    private static final Labs HIGH = labs(128, 14);

    private final Ward ward = new Ward(LabModel.scorer());

    private static Labs labs(double sodium, double hemoglobin) {
        return new Labs(
                List.of(new Labs.Value(Labs.SODIUM_MMOL_L, sodium), new Labs.Value(Labs.HEMOGLOBIN_G_DL, hemoglobin)));
    }

    private static EventBuilder admitted() {
        return event(ADMITTED, "in").at("2025-03-01T08:00").unit("5W").with(Field.LABS, FINE);
    }

    private static EventBuilder discharged() {
        return event(DISCHARGED, "out").at("2025-03-05T14:00");
    }

    private static EventBuilder coded(String at) {
        return event(CODED, "coded").at("2025-03-05T14:00").recorded(at);
    }

    private void apply(EventBuilder... events) {
        for (EventBuilder event : events) {
            ward.apply(event.build());
        }
    }

    private List<String> scores() {
        assertThat(ward.said.scores).isEqualTo(ward.described().scores);
        assertThat(ward.said.alerts).isEqualTo(ward.described().alerts);
        return ward.scores().stream()
                .map(score -> score.moment() + " " + score.trigger())
                .toList();
    }

    private List<String> alerts() {
        return ward.alertsSaid.stream()
                .map(alert -> alert.state() + " " + alert.reason())
                .toList();
    }

    @Test
    void shouldScoreAnOpenStayAgainWhenSomethingNewIsSaid() {
        apply(
                admitted(),
                event(UPDATED, "payer").at("2025-03-01T09:00").with(Field.PAYER, "OTHER"),
                event(UPDATED, "same").at("2025-03-01T10:00").with(Field.LABS, labs(139, 13)),
                event(TRANSFERRED, "icu").at("2025-03-02T10:00").unit("ICU"),
                event(UPDATED, "low").at("2025-03-03T10:00").with(Field.LABS, HIGH));

        assertThat(scores()).containsExactly("ADMISSION in", "UPDATE low");
        assertThat(alerts()).containsExactly("OPEN TIER_HIGH");
        ScoreCard lace = ward.scores().get(1).score().cards().get(0);
        assertThat(lace.version()).isEqualTo(ScoreVersion.LACE_2010);
        assertThat(lace.min()).as("two nights so far").isEqualTo(2);
        assertThat(ward.scores().get(1).score().lace()).isEqualTo(-1);
    }

    @Test
    void shouldCloseAnAlertWhenAnUpdateClearsIt() {
        apply(
                event(ADMITTED, "in").at("2025-03-01T08:00").with(Field.LABS, HIGH),
                event(UPDATED, "better").at("2025-03-03T10:00").with(Field.LABS, FINE),
                event(UPDATED, "worse").at("2025-03-04T10:00").with(Field.LABS, HIGH));

        assertThat(alerts()).containsExactly("OPEN TIER_HIGH", "CLOSED BELOW_CLEAR", "OPEN TIER_HIGH");
    }

    @Test
    void shouldWithdrawAnUpdateThatALateEntryShowsToSayNothingNew() {
        apply(admitted(), event(UPDATED, "low").at("2025-03-03T10:00").with(Field.LABS, HIGH));

        apply(event(UPDATED, "before").at("2025-03-02T10:00").with(Field.LABS, HIGH));

        assertThat(scores()).containsExactly("ADMISSION in", "UPDATE before");
        assertThat(ward.scoresSaid)
                .extracting(score -> score.trigger() + " " + score.revision() + " " + score.withdrawn())
                .containsExactly("in 1 false", "low 1 false", "before 1 false", "low 2 true");
    }

    @Test
    void shouldScoreOnTheDueDayAfterSomethingNewAndNotBefore() {
        apply(admitted(), discharged(), coded("2025-03-12T09:00").with(Field.LABS, HIGH));

        ward.pass("2025-03-12T23:00");
        assertThat(scores()).containsExactly("ADMISSION in", "DISCHARGE out");

        ward.pass("2025-03-13T00:00");
        assertThat(scores()).containsExactly("ADMISSION in", "DISCHARGE out", "FOLLOW_UP out#day8");
        assertThat(ward.scores().get(2).scoredAt()).isEqualTo(micros("2025-03-13T00:00"));
        assertThat(alerts()).containsExactly("OPEN TIER_HIGH");

        ward.pass("2025-06-01T00:00");
        assertThat(scores()).hasSize(3);
    }

    @Test
    void shouldSayTheSameWhenAllIsLearnedLater() {
        ward.pass("2025-06-01T00:00");

        apply(coded("2025-03-12T09:00").with(Field.LABS, HIGH), discharged(), admitted());

        assertThat(scores()).containsExactly("ADMISSION in", "DISCHARGE out", "FOLLOW_UP out#day8");
    }

    @Test
    void shouldScoreOnceForADayAndAgainForTheNextThatSaysMore() {
        apply(
                admitted(),
                discharged(),
                coded("2025-03-12T09:00").icd10("I50.9"),
                event(UPDATED, "more").at("2025-03-12T10:00").with(Field.LABS, HIGH),
                event(UPDATED, "nothing").at("2025-03-14T10:00").with(Field.LABS, HIGH),
                event(UPDATED, "fine").at("2025-03-15T10:00").with(Field.LABS, FINE));

        ward.pass("2025-06-01T00:00");

        assertThat(scores())
                .containsExactly("ADMISSION in", "DISCHARGE out", "FOLLOW_UP out#day8", "FOLLOW_UP out#day11");
        assertThat(alerts()).as("said at once, as it stands").containsExactly("CLOSED BELOW_CLEAR");
    }

    @Test
    void shouldNotScoreBeyondThirtyDays() {
        apply(admitted(), discharged(), coded("2025-04-03T23:59").with(Field.LABS, HIGH));
        ward.pass("2025-06-01T00:00");
        assertThat(scores()).endsWith("FOLLOW_UP out#day30");

        apply(event(UPDATED, "late").at("2025-04-04T00:01").with(Field.LABS, FINE));
        ward.pass("2025-07-01T00:00");
        assertThat(scores()).endsWith("FOLLOW_UP out#day30");
    }

    @Test
    void shouldNotScoreAPatientWhoDiedOrCameBack() {
        apply(admitted(), discharged(), coded("2025-03-12T09:00").with(Field.LABS, HIGH));
        apply(event(DIED, "died").of("NORTH", "").at("2025-03-10T00:00"));
        ward.pass("2025-06-01T00:00");
        assertThat(scores()).containsExactly("ADMISSION in", "DISCHARGE out");

        Ward other = new Ward(LabModel.scorer());
        for (EventBuilder event : List.of(
                admitted(),
                discharged(),
                event(ADMITTED, "back").of("WEST", "V2").at("2025-03-11T00:00"),
                coded("2025-03-12T09:00").with(Field.LABS, HIGH))) {
            other.apply(event.build());
        }
        other.pass("2025-06-01T00:00");
        assertThat(other.scores()).noneMatch(score -> score.moment() == Moment.FOLLOW_UP);
    }

    @Test
    void shouldTakeBackTheAlertOfADueDayWithItsDischarge() {
        apply(admitted(), discharged(), coded("2025-03-12T09:00").with(Field.LABS, HIGH));
        ward.pass("2025-03-13T00:00");

        apply(event(DISCHARGE_CANCELLED, "undo").at("2025-03-20T00:00"));

        assertThat(scores()).contains("FOLLOW_UP out#day8");
        assertThat(alerts()).containsExactly("OPEN TIER_HIGH", "RETRACTED TRIGGER_UNDONE");
    }

    @Test
    void shouldMoveWithADischargeThatIsSaidAnewUnderItsId() {
        apply(admitted(), discharged(), coded("2025-03-12T09:00").with(Field.LABS, HIGH));
        ward.pass("2025-03-14T00:00");

        apply(event(DISCHARGED, "out").at("2025-03-04T14:00").recorded("2025-03-04T14:00"));

        assertThat(scores()).containsExactly("ADMISSION in", "DISCHARGE out", "FOLLOW_UP out#day9");
    }
}
