package io.wardwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.alert.rule.RuleWords;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.tile.Surge;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleAlertOnFeedTest {
    private static final long OPENED = Event.micros(Instant.parse("2025-03-15T10:00:00Z"));
    private static final CareAlert.Course OPEN = new CareAlert.Course(OPENED, Event.ABSENT, "");

    private final FeedChart chart = FeedChart.live();

    @AfterEach
    void close() {
        chart.close();
    }

    private void cameBack(CareAlert.Course course) {
        chart.rule(
                "r1",
                CareRule.READMISSION_IN_PROGRESS,
                course,
                new RuleFact(RuleFact.DAYS_SINCE_DISCHARGE, 9),
                new RuleFact(RuleFact.FROM_OTHER_FACILITY, 1));
    }

    @Test
    void shouldShowTitleFactsAndRuleWhenNoScoreStandsBehindAnAlert() {
        cameBack(OPEN);

        Row row = chart.row("r1");

        assertThat(row.kind()).isEqualTo("READMISSION_IN_PROGRESS");
        assertThat(row.kindText()).isEqualTo("Back within 30 days of a stay");
        assertThat(row.severity()).isEqualTo("warning");
        assertThat(row.state()).isEqualTo("NEW");
        assertThat(row.probability()).isNull();
        assertThat(row.band()).isNull();
        assertThat(row.rule()).isEqualTo("READMISSION_IN_PROGRESS@1");
        assertThat(row.actByText()).isEqualTo("while it lasts");
        assertThat(row.reasons())
                .extracting(Row.ReasonLine::text)
                .containsExactly("left hospital 9 days before", "another hospital than this one");
    }

    @Test
    void shouldSayWhatToDoAndByWhoseWordWhenOneLooksCloser() {
        cameBack(OPEN);

        Detail detail = chart.detail("r1");

        assertThat(detail.sentence())
                .isEqualTo("NORTH ED: Back within 30 days of a stay: left hospital 9 days before,"
                        + " another hospital than this one.");
        assertThat(detail.advice().get(0).text()).isEqualTo("Call the case manager to the bedside now");
        assertThat(detail.rule().id()).isEqualTo("READMISSION_IN_PROGRESS");
        assertThat(detail.rule().version()).isEqualTo(1);
        assertThat(detail.rule().source()).contains("30-day readmission measures");
        assertThat(detail.model()).isNull();
        assertThat(detail.outcome()).isNull();
    }

    @Test
    void shouldSayWhyItIsOverWhenTheEngineClosesIt() {
        cameBack(new CareAlert.Course(OPENED, OPENED + 1, "ADMITTED"));

        assertThat(chart.row("r1").stateText()).isEqualTo("Closed: the patient was admitted");
    }

    @Test
    void shouldNameNoPatientWhenAFacilityAlerts() {
        chart.surge("s1", new Surge(20_150, KpiValue.ABSENT, 117, 120));

        Row row = chart.row("s1");

        assertThat(row.patient()).isEmpty();
        assertThat(row.encounterId()).isNull();
        assertThat(row.unit()).isNull();
        assertThat(row.kindText()).isEqualTo("Occupancy above surge level");
        assertThat(chart.detail("s1").sentence())
                .isEqualTo("NORTH: Occupancy above surge level: 97 % of staffed beds at midnight, 117 inpatients,"
                        + " 120 staffed beds.");
        assertThat(chart.detail("s1").stays()).isEmpty();
    }

    @Test
    void shouldCountInItsWindowWhenVisitsAreCounted() {
        assertThat(RuleReasons.line(
                        List.of(new RuleFact(RuleFact.EMERGENCY_VISITS, 4), new RuleFact(RuleFact.WINDOW_DAYS, 60))))
                .isEqualTo("4 emergency visits in 60 days, this one among them");
    }

    @ParameterizedTest
    @EnumSource(CareRule.class)
    void shouldSayWhatToDoWhateverTheRule(CareRule rule) {
        assertThat(RuleReasons.advice(rule.name())).isNotEmpty();
        assertThat(Words.kind(rule.name())).isEqualTo(RuleWords.of(rule).title());
    }
}
