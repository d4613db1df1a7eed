package io.wardwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who pays what they owe is planted, told, and to be found in the events. */
class BalanceTest {
    private static final SimulationConfig CONFIG = SimulationConfig.of(9, 1_500).undisturbed();
    private static final int DAYS = 300;
    private static final Feed FEED = Feed.of(CONFIG, DAYS);
    private static final Map<String, List<Event>> CLAIMS = FEED.events().stream()
            .map(Sent::event)
            .filter(event -> event.kind().type() == EventType.CLAIM)
            .collect(Collectors.groupingBy(Event::claimId));
    private static final Map<String, ZoneId> ZONES =
            CONFIG.facilities().stream().collect(Collectors.toMap(f -> f.code(), f -> f.zone()));

    @Test
    void shouldPayInTimeExactlyWhenTheTruthSaysSo() {
        long lastDay = CONFIG.startMicros() / Spans.DAY + DAYS - 92;
        int checked = 0;
        for (BalanceTruth row : FEED.told(BalanceTruth.class)) {
            List<Event> claim = CLAIMS.get(row.claimId());
            Event moved = only(claim, Kind.TRANSFERRED_TO_PATIENT);
            long owed = moved.fields().number(Field.PATIENT_RESPONSIBILITY_CENTS, -1);
            Event submitted = only(claim, Kind.SUBMITTED);
            assertThat(row.drivers())
                    .isEqualTo(new BalanceTruth.Drivers(
                            submitted.fields().text(Field.PAYER_CLASS),
                            owed,
                            submitted.fields().number(Field.CHARGE_CENTS, -1)));
            long from = localDay(moved);
            if (from < lastDay) {
                assertThat(paidBy(claim, from + 90) * 100 < owed * 95).isEqualTo(row.unpaid());
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(2_000);
    }

    @Test
    void shouldPayAboutAsOftenAsTheFormulaSays() {
        Oracle oracle = new Oracle();
        FEED.told().forEach(oracle::add);

        assertThat(oracle.unpaid().rate())
                .isBetween(.15, .35)
                .isCloseTo(oracle.unpaid().meanProbability(), within(.015));
        assertThat(oracle.unpaid().auroc()).isBetween(.65, .80);
    }

    @Test
    void shouldSettleInAllTheWaysThatBillingSees() {
        Set<String> ways = new HashSet<>();
        for (List<Event> claim : CLAIMS.values()) {
            long payments = count(claim, Kind.PATIENT_PAID);
            long returned = count(claim, Kind.PATIENT_PAYMENT_REVERSED);
            ways.add(payments + " paid, " + returned + " returned");
            claim.stream()
                    .filter(event -> event.kind() == Kind.ADJUSTED)
                    .forEach(event -> ways.add(
                            (payments > 0 ? "paid, " : "") + event.fields().text(Field.ADJUSTMENT_CLASS)));
        }

        assertThat(ways)
                .contains(
                        "0 paid, 0 returned",
                        "1 paid, 0 returned",
                        "1 paid, 1 returned",
                        "2 paid, 1 returned",
                        "4 paid, 0 returned",
                        "5 paid, 0 returned",
                        "BAD_DEBT",
                        "CHARITY",
                        "SMALL_BALANCE",
                        "paid, BAD_DEBT",
                        "paid, PROMPT_PAY",
                        "paid, ADMINISTRATIVE");
    }

    private static long paidBy(List<Event> claim, long day) {
        long cents = 0;
        for (Event event : claim) {
            if (event.fields().number(Field.EFFECTIVE_DATE, Long.MAX_VALUE) <= day) {
                long amount = event.fields().number(Field.PAID_CENTS, 0);
                cents += event.kind() == Kind.PATIENT_PAID ? amount : 0;
                cents -= event.kind() == Kind.PATIENT_PAYMENT_REVERSED ? amount : 0;
            }
        }
        return cents;
    }

    private static long localDay(Event event) {
        return LocalDate.ofInstant(Event.instant(event.occurredAt()), ZONES.get(event.facility()))
                .toEpochDay();
    }

    private static Event only(List<Event> claim, Kind kind) {
        return claim.stream().filter(event -> event.kind() == kind).findFirst().orElseThrow();
    }

    private static long count(List<Event> claim, Kind kind) {
        return claim.stream().filter(event -> event.kind() == kind).count();
    }
}
