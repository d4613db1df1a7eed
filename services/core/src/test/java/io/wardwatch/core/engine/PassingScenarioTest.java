package io.wardwatch.core.engine;

import static io.wardwatch.core.event.Kind.ADMITTED;
import static io.wardwatch.core.event.Kind.DISCHARGED;
import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.timeline.Finding.Code;
import org.junit.jupiter.api.Test;

/** What time alone changes. */
class PassingScenarioTest {
    private final Ward ward = new Ward();

    @Test
    void shouldSayThatAStayIsOpenForLongOnTheDayOfThePolicyAndNotBefore() {
        ward.apply(event(ADMITTED, "a").at("2025-01-01T08:30").build());

        ward.pass("2025-06-30T08:00");
        assertThat(ward.said.finds(Code.STAY_OPEN_LONG)).isFalse();

        ward.pass("2025-06-30T09:00");
        assertThat(ward.said.finds(Code.STAY_OPEN_LONG)).isTrue();
        assertThat(ward.said.stays.values()).extracting(Stay::state).containsExactly(Stay.State.IN_HOUSE);

        ward.apply(event(DISCHARGED, "d")
                .at("2025-02-03T10:00")
                .recorded("2025-07-01T10:00")
                .build());
        assertThat(ward.said.findings).isEmpty();
        assertThat(ward.said.findings).isEqualTo(ward.described().findings);
    }

    @Test
    void shouldSayItAtOnceWhenAnOldStayIsLearnedOfUnderALateClock() {
        ward.pass("2025-12-01T00:00");

        ward.apply(event(ADMITTED, "a").at("2025-01-01T08:30").build());

        assertThat(ward.said.finds(Code.STAY_OPEN_LONG)).isTrue();
    }
}
