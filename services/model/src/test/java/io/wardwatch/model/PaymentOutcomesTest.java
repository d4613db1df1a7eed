package io.wardwatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentOutcomesTest {
    private static final LocalDays DAYS = new LocalDays(ZoneId.of("America/New_York"));
    private static final long DAY = 86_400_000_000L;
    private static final long START = Event.micros(Instant.parse("2025-03-01T12:00:00Z"));
    private static final long OWED = 10_000;

    @Test
    void shouldTakeTheFirstAnswerThatIsOne() {
        assertThat(denied(submitted(0), answered(5, "22"), answered(6, "23"), answered(7, "25"), answered(8, "4")))
                .contains(true);
        assertThat(denied(submitted(0), answered(8, "1"), answered(9, "4"))).contains(false);
    }

    @Test
    void shouldLeaveOutWhatWasNotAnsweredBeforeTheClaimWasSentAgain() {
        assertThat(denied(submitted(0))).isEmpty();
        assertThat(denied(submitted(0), submitted(3), answered(8, "4"))).isEmpty();
        assertThat(denied(submitted(0), entry(Kind.VOIDED, 3, null, null), answered(8, "4")))
                .isEmpty();
    }

    @Test
    void shouldCountPaymentsUpToTheNinetiethLocalDay() {
        assertThat(unpaid(paid(90, 9_500))).contains(false);
        assertThat(unpaid(paid(91, 10_000))).contains(true);
        assertThat(unpaid(paid(30, 5_000), paid(60, 4_499))).contains(true);
    }

    @Test
    void shouldCountPaymentsNetOfWhatCameBackInTime() {
        assertThat(unpaid(paid(30, 10_000), returned(40, 10_000))).contains(true);
        assertThat(unpaid(paid(30, 10_000), returned(91, 10_000))).contains(false);
        assertThat(unpaid(paid(30, 10_000), returned(40, 10_000), paid(50, 9_600)))
                .contains(false);
    }

    private static Optional<Boolean> denied(Entry... entries) {
        return PaymentOutcomes.denied(List.of(entries), entries[0]);
    }

    private static Optional<Boolean> unpaid(Entry... after) {
        Entry[] entries = new Entry[after.length + 2];
        entries[0] = entry(Kind.SUBMITTED, -20, Field.CHARGE_CENTS, 100_000L);
        entries[1] = entry(Kind.TRANSFERRED_TO_PATIENT, 0, Field.PATIENT_RESPONSIBILITY_CENTS, OWED);
        System.arraycopy(after, 0, entries, 2, after.length);
        return PaymentOutcomes.unpaid(Arrays.asList(entries), entries[1], OWED, DAYS);
    }

    private static Entry submitted(int day) {
        return entry(Kind.SUBMITTED, day, Field.CHARGE_CENTS, 100_000L);
    }

    private static Entry answered(int day, String status) {
        return entry(Kind.ADJUDICATED, day, Field.CLAIM_STATUS, status);
    }

    private static Entry paid(int day, long cents) {
        return entry(Kind.PATIENT_PAID, day, Field.PAID_CENTS, cents);
    }

    /** Of the one payment on day 30. */
    private static Entry returned(int day, long cents) {
        return entry(Kind.PATIENT_PAYMENT_REVERSED, day, Field.PAID_CENTS, cents);
    }

    private static Entry entry(Kind kind, int day, Field field, Object value) {
        Fields.Builder fields = new Fields.Builder();
        if (field != null) {
            fields.set(field, value);
        }
        long at = START + day * DAY;
        return Entry.of(new Event(
                kind,
                kind + "@" + day,
                "TEST",
                new PatientKey(1, 1),
                "NORTH",
                "v1",
                "c1",
                at,
                at,
                RecordedAtBasis.SOURCE,
                Event.ABSENT,
                Event.ABSENT,
                0,
                "",
                kind == Kind.PATIENT_PAYMENT_REVERSED ? Kind.PATIENT_PAID + "@30" : "",
                fields.build()));
    }
}
