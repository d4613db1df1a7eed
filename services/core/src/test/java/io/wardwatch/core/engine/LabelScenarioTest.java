package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMISSION_CANCELLED;
import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.CODED;
import static io.wardwatch.core.event.Kind.DIED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.event.Kind.DISCHARGE_CANCELLED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.Label.Outcome;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.policy.DeathPolicy;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.Scorer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a discharge on the 5th of March, and when: its horizons pass on days 7, 30, 60 and 90 after. */
class LabelScenarioTest {
    private static final String DAY_7 = "2025-03-13T18:00";
    private static final String DAY_30 = "2025-04-05T18:00";
    private static final String DAY_90 = "2025-06-04T18:00";

    private Ward ward = new Ward();

    @BeforeEach
    void stay() {
        apply(ward);
    }

    private static void apply(Ward ward) {
        ward.apply(event(ADMITTED, "a")
                .at("2025-03-01T08:00")
                .with(Field.AGE_YEARS, 70L)
                .icd10("I50.9")
                .build());
        ward.apply(event(DISCHARGED, "d")
                .at("2025-03-05T14:00")
                .with(Field.DISPOSITION, "01")
                .build());
    }

    private static EventBuilder back(String at) {
        return event(ADMITTED, "back")
                .of("NORTH", "V2")
                .at(at)
                .with(Field.AGE_YEARS, 70L)
                .icd10("I50.9");
    }

    private List<String> said() {
        return said(ward);
    }

    private static List<String> said(Ward ward) {
        List<String> said = ward.labelsSaid.stream()
                .filter(label -> label.encounterId().equals("V1"))
                .map(label -> label.horizonDays() + " " + label.outcome() + " " + label.revision())
                .toList();
        ward.labelsSaid.clear();
        return said;
    }

    @Test
    void shouldSayNothingBeforeAHorizonHasPassedEverywhere() {
        ward.pass("2025-03-13T17:00");

        assertThat(said()).isEmpty();
    }

    @Test
    void shouldSayEachHorizonAsItPasses() {
        ward.pass(DAY_7);
        assertThat(said()).containsExactly("7 NOT_READMITTED 1");
        ward.pass(DAY_90);
        assertThat(said()).containsExactly("30 NOT_READMITTED 1", "60 NOT_READMITTED 1", "90 NOT_READMITTED 1");
    }

    @Test
    void shouldSayAReadmissionAsSoonAsItIsKnownAndNotAgain() {
        ward.pass(DAY_7);
        said();
        ward.apply(back("2025-03-20T08:00").build());
        assertThat(said()).containsExactly("30 READMITTED 1", "60 READMITTED 1", "90 READMITTED 1");

        ward.pass(DAY_90);
        assertThat(said()).isEmpty();
    }

    @Test
    void shouldSayItAnewWhenTheReadmissionIsTakenBackLate() {
        ward.apply(back("2025-03-20T08:00").build());
        ward.pass(DAY_90);
        said();

        ward.apply(event(ADMISSION_CANCELLED, "never")
                .of("NORTH", "V2")
                .at("2025-03-20T09:00")
                .recorded("2025-06-20T09:00")
                .build());

        assertThat(said()).containsExactly("30 NOT_READMITTED 2", "60 NOT_READMITTED 2", "90 NOT_READMITTED 2");
        assertThat(ward.said.labels).isEqualTo(ward.described().labels);
    }

    @Test
    void shouldSayItAnewWhenTheDischargeIsCancelled45DaysLate() {
        ward.pass("2025-04-19T18:00");
        assertThat(said()).containsExactly("7 NOT_READMITTED 1", "30 NOT_READMITTED 1");

        ward.apply(event(DISCHARGE_CANCELLED, "stayed")
                .at("2025-03-05T15:00")
                .recorded("2025-04-19T19:00")
                .build());
        assertThat(said()).containsExactly("7 WITHDRAWN 2", "30 WITHDRAWN 2");

        ward.apply(event(DISCHARGED, "d2")
                .at("2025-03-06T10:00")
                .recorded("2025-04-19T20:00")
                .with(Field.DISPOSITION, "01")
                .build());
        assertThat(said()).containsExactly("7 NOT_READMITTED 3", "30 NOT_READMITTED 3");
    }

    @Test
    void shouldTellTheReasonWhenTheStayIsNoIndexStay() {
        ward.apply(event(CODED, "c")
                .at("2025-03-19T14:00")
                .with(Field.DISPOSITION, "07")
                .build());
        ward.pass(DAY_7);

        Label label = ward.labelsSaid.getLast();
        assertThat(label.outcome()).isEqualTo(Outcome.NOT_INDEX);
        assertThat(label.included()).isFalse();
        assertThat(label.reasons()).containsExactly("LEFT_AGAINST_ADVICE");
        assertThat(label.maturedAt()).isEqualTo(EventBuilder.micros(DAY_7));
    }

    @Test
    void shouldSayADeathAtOnceAndByThePolicy() {
        for (DeathPolicy deaths : DeathPolicy.values()) {
            Ward other = new Ward(new Scorer(Models.bundled(), policy(deaths)));
            apply(other);
            other.apply(
                    event(DIED, "died").of("NORTH", "").at("2025-03-25T10:00").build());

            Label label = other.labelsSaid.getFirst();
            assertThat(label.deaths()).isEqualTo(deaths);
            assertThat(label.included()).isEqualTo(deaths != DeathPolicy.EXCLUDE);
            assertThat(label.positive()).isEqualTo(deaths == DeathPolicy.COMPOSITE);
            assertThat(label.reasons()).hasSize(deaths == DeathPolicy.EXCLUDE ? 1 : 0);
            assertThat(said(other))
                    .containsExactly("30 DIED_NO_READMIT 1", "60 DIED_NO_READMIT 1", "90 DIED_NO_READMIT 1");
            other.pass(DAY_90);
            assertThat(said(other)).containsExactly("7 NOT_READMITTED 1");
        }
    }

    private static Policy policy(DeathPolicy deaths) {
        return Policy.parse("label.death = " + deaths + "\n");
    }

    @Test
    void shouldCountAReadmissionBeforeADeathAsOne() {
        ward.apply(event(DIED, "died").of("NORTH", "").at("2025-03-25T10:00").build());
        said();

        ward.apply(back("2025-03-20T08:00").recorded("2025-03-26T08:00").build());

        assertThat(said()).containsExactly("30 READMITTED 2", "60 READMITTED 2", "90 READMITTED 2");
    }

    @Test
    void shouldHoldTheSameWhenEverythingIsLearnedOfLate() {
        Ward late = new Ward();
        late.pass(DAY_90);
        apply(late);
        ward.pass(DAY_30).pass(DAY_90);

        assertThat(late.said.labels).isEqualTo(ward.said.labels).hasSize(4);
    }
}
