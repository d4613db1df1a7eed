package io.wardwatch.alerts;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.Scorer;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the engine says of claims, as the finance feed shows it. */
final class FinanceAlertsOfTheEngineTest {
    private final FeedChart chart = FeedChart.live().clock("2025-03-01T10:00:00Z");
    private int shown;

    @AfterEach
    void close() {
        chart.close();
    }

    private static EventBuilder claim(Kind kind, String id, String time) {
        return event(kind, id).claim("C1").at(time);
    }

    private static EventBuilder sent() {
        return claim(Kind.SUBMITTED, "sent", "2025-03-01T09:00")
                .with(Field.CHARGE_CENTS, 12_345_00L)
                .with(Field.PAYER, "ACME")
                .with(Field.CURRENCY, "EUR")
                .with(Field.AUTHORIZATION_REQUIRED, true)
                .with(Field.ELIGIBILITY_VERIFIED, true);
    }

    /** Applies an event and hands what the engine says of it to the feed, as it travels; the last alert said. */
    private FinanceAlert apply(Ward ward, EventBuilder event) {
        ward.apply(event.build());
        while (shown < ward.financeAlertsSaid.size()) {
            chart.finance(ward.financeAlertsSaid.get(shown++));
        }
        return ward.financeAlertsSaid.get(shown - 1);
    }

    @Test
    void shouldExplainARiskOfADenialAndCloseItWithTheAnswer() {
        Ward ward = new Ward(LabModel.scorer());
        String id = apply(ward, sent()).alertId();

        Detail detail = chart.detail(FeedName.FINANCE, id);
        assertThat(detail.sentence())
                .startsWith(
                        "NORTH: 23 % risk of a denial, 12,345.00 EUR at ACME, because of: the required authorization");
        assertThat(detail.advice())
                .extracting(Detail.Advice::text)
                .containsExactly(
                        "Get the authorization and send the claim corrected",
                        "Review the claim before the payer answers");
        assertThat(detail.base().probability()).isCloseTo(0.00995, within(1e-4));
        assertThat(detail.model()).as("not the bundled one").isNull();
        assertThat(detail.stays()).as("nothing of care").isEmpty();
        assertThat(detail.lace()).isNull();

        apply(ward, claim(Kind.ADJUDICATED, "answer", "2025-03-20T09:00").with(Field.CLAIM_STATUS, "4"));
        assertThat(chart.shown(FeedName.FINANCE, id).row().stateText()).isEqualTo("Closed: the payer has answered");
        assertThat(chart.feeds.table(FeedName.CARE).all()).isEmpty();
    }

    @Test
    void shouldShowABalanceUntilWhenToActAndWhatStillIsOwed() {
        Ward ward = new Ward(LabModel.scorer());
        ward.apply(sent().with(Field.PAYER_CLASS, "SELF_PAY")
                .with(Field.AUTHORIZATION, "A1")
                .build());
        String id = apply(
                        ward,
                        claim(Kind.TRANSFERRED_TO_PATIENT, "moved", "2025-04-01T09:00")
                                .with(Field.PATIENT_RESPONSIBILITY_CENTS, 400_00L))
                .alertId();
        apply(ward, claim(Kind.PATIENT_PAID, "paid", "2025-04-10T09:00").with(Field.PAID_CENTS, 150_00L));

        Row row = chart.shown(FeedName.FINANCE, id).row();
        assertThat(row.kindText()).isEqualTo("Risk of a balance not paid within 90 days");
        assertThat(row.amountCents()).isEqualTo(250_00);
        assertThat(row.currency()).isEqualTo("EUR");
        assertThat(row.actBy()).isEqualTo(Instant.parse("2025-06-30T09:00:00Z"));
        assertThat(row.overdue()).isFalse();
        assertThat(chart.detail(FeedName.FINANCE, id).advice().get(0).text())
                .isEqualTo("Screen for financial assistance before anything else");

        apply(ward, claim(Kind.PATIENT_PAID, "rest", "2025-04-20T09:00").with(Field.PAID_CENTS, 250_00L));
        assertThat(chart.shown(FeedName.FINANCE, id).row().stateText()).isEqualTo("Closed: nothing is owed any more");
    }

    @Test
    void shouldNameTheBundledModelWithItsCard() {
        Policy always = Policy.parse("""
                denial.moderate.raise = 0.0003
                denial.moderate.clear = 0.0002
                denial.high.raise = 0.0005
                denial.high.clear = 0.0004
                """);
        Ward ward = new Ward(new Scorer(Models.bundled(), always));

        Detail detail = chart.detail(FeedName.FINANCE, apply(ward, sent()).alertId());

        assertThat(detail.model().card()).isEqualTo(Models.bundled().denial().card());
        assertThat(detail.model().version()).isEqualTo(Models.bundled().denial().version());
        assertThat(detail.base().text()).startsWith("the reference claim");
    }
}
