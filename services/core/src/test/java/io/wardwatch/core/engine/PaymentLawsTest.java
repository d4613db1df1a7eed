package io.wardwatch.core.engine;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.scenario.EventBuilder;
import io.wardwatch.core.scenario.LabModel;
import io.wardwatch.core.scenario.Ward;
import io.wardwatch.core.timeline.Entry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Histogram;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The laws of payment scores and finance alerts, on one claim that is sent, answered, moved, paid and taken back in any order. */
class PaymentLawsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long START = EventBuilder.micros("2025-03-01T02:00");
    private static final Kind[] KINDS = {
        Kind.SUBMITTED,
        Kind.SUBMITTED,
        Kind.SUBMITTED,
        Kind.PREPARED,
        Kind.ADJUDICATED,
        Kind.ADJUDICATED,
        Kind.REVERSED,
        Kind.VOIDED,
        Kind.TRANSFERRED_TO_PATIENT,
        Kind.TRANSFERRED_TO_PATIENT,
        Kind.TRANSFERRED_TO_PATIENT,
        Kind.PATIENT_PAID,
        Kind.PATIENT_PAID,
        Kind.PATIENT_PAYMENT_REVERSED,
        Kind.ADJUSTED,
        Kind.ADJUSTMENT_REVERSED,
        Kind.REFUNDED
    };
    private static final String[] PAYER_CLASSES = {"SELF_PAY", "SELF_PAY", "MEDICAID", "COMMERCIAL"};
    private static final String[] STATUSES = {"1", "4", "22", "1"};

    @Provide
    Arbitrary<List<Event>> claims() {
        return Combinators.combine(
                        Arbitraries.of(KINDS),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 119),
                        Arbitraries.integers().between(0, 20))
                .as(PaymentLawsTest::make)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    /** Few amounts, moments and ids, so that balances come to nothing, moments tie and ids clash. */
    private static Event make(Kind kind, int time, int lag, int flavour, int id) {
        long at = START + time * 37 * HOUR;
        EventBuilder builder = event(kind, "e" + id).claim("C").at(at).recorded(at + lag * 20 * HOUR);
        builder.with(Field.PAID_CENTS, 100L * (1 + flavour % 3))
                .with(Field.PATIENT_RESPONSIBILITY_CENTS, 100L * (1 + flavour % 3))
                .with(Field.PAYMENT_ID, "P" + flavour % 3)
                .with(Field.CLAIM_STATUS, STATUSES[flavour % 4])
                .with(Field.ADJUSTMENTS, List.of(new Adjustment("CLAIM", 0, "OA", "23", 400L * (flavour % 3))));
        if (flavour % 2 == 0) {
            builder.with(Field.PAYER_CLASS, PAYER_CLASSES[flavour / 2 % 4]).with(Field.PAYER, "PAYER" + flavour % 3);
        }
        if (kind == Kind.SUBMITTED) {
            builder.with(Field.CHARGE_CENTS, flavour % 5 == 0 ? null : (Object) (500L * (1 + flavour % 4)))
                    .with(Field.AUTHORIZATION_REQUIRED, flavour % 3 != 0)
                    .with(Field.AUTHORIZATION, flavour % 4 == 0 ? "A" : null)
                    .with(Field.ELIGIBILITY_VERIFIED, flavour % 5 != 1);
        }
        if (kind == Kind.SUBMITTED && flavour % 12 == 0) {
            builder.with(Field.SUBMISSION, new Submission(2, flavour == 0 ? "8" : "7", "P", ""));
        }
        if (flavour % 9 == 0) {
            builder.undoing("e" + flavour % 11);
        }
        if (flavour % 40 == 7) {
            builder.with(Field.CURRENCY, flavour < 40 ? "USD" : "EUR");
        }
        if (flavour % 30 == 11) {
            builder.clearing(Field.PAYER_CLASS).with(Field.PAYER_CLASS, null);
        }
        return builder.build();
    }

    private static Ward ward() {
        return new Ward(LabModel.scorer()).facility(new Facility("NORTH", ZoneId.of("America/New_York"), 10));
    }

    @Property(tries = 2_000)
    void shouldHoldTheSameWhateverTheOrderAndDuplicates(@ForAll("claims") List<Event> claim, @ForAll long seed) {
        List<Event> other = new ArrayList<>(claim);
        Random random = new Random(seed);
        claim.stream().filter(event -> random.nextInt(4) == 0).forEach(other::add);
        Collections.shuffle(other, random);

        assertThat(ward().applyAll(other).described())
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(ward().applyAll(claim).described());
    }

    @Property(tries = 2_000)
    @StatisticsReport(format = Histogram.class)
    void shouldHaveSaidExactlyWhatHolds(@ForAll("claims") List<Event> claim) {
        Ward ward = ward().applyAll(claim);
        Ward.Said holds = ward.described();

        assertThat(ward.said.paymentScores).isEqualTo(holds.paymentScores);
        assertThat(ward.said.financeAlerts).isEqualTo(holds.financeAlerts);
        holds.financeAlerts.values().forEach(alert -> Statistics.collect(alert.kind() + " " + alert.reason()));
        // All that the fold can say has to come about, or the law holds of nothing.
        Statistics.coverage(coverage -> {
            for (String way : List.of("ANSWERED", "VOIDED", "BELOW_CLEAR", "TIER_HIGH", "TIER_VERY_HIGH")) {
                coverage.check("DENIAL_RISK " + way).count(count -> count > 0);
            }
            for (String way : List.of("SETTLED", "VOIDED", "BELOW_CLEAR", "BALANCE_CHANGED", "TIER_HIGH")) {
                coverage.check("PAYMENT_RISK " + way).count(count -> count > 0);
            }
        });
    }

    @Property(tries = 1_000)
    void shouldScoreEachTriggerAsIfNothingHadComeAfterIt(@ForAll("claims") List<Event> claim) {
        Ward all = ward().applyAll(claim);
        for (IssuedPaymentScore score : all.paymentScores()) {
            Entry trigger = claim.stream()
                    .map(Entry::of)
                    .filter(entry -> entry.eventId().equals(score.trigger()))
                    .min(Entry.BY_STAMP)
                    .orElseThrow();
            List<Event> past = claim.stream()
                    .filter(event -> Entry.of(event).compareStamp(trigger) <= 0)
                    .toList();

            assertThat(ward().applyAll(past).described().paymentScores)
                    .containsEntry(
                            score.scoreId(), all.described().paymentScores.get(score.scoreId()));
        }
    }

    @Property(tries = 1_000)
    void shouldOweNothingOnceAPaymentRiskIsSettled(@ForAll("claims") List<Event> claim) {
        Ward ward = ward().applyAll(claim);

        ward.described().financeAlerts.values().stream()
                .filter(alert -> alert.kind().equals("PAYMENT_RISK"))
                .forEach(alert -> assertThat(alert.amountCents() == 0)
                        .as("%s", alert)
                        .isEqualTo(
                                List.of("SETTLED", "VOIDED", "MIXED_CURRENCY").contains(alert.reason())));
    }
}
