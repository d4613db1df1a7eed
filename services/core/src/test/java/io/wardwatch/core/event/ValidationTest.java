package io.wardwatch.core.event;

import static io.wardwatch.core.scenario.EventBuilder.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.scenario.EventBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a record alone gets wrong, with its reason. */
class ValidationTest {

    private static EventBuilder admitted(String id) {
        return event(Kind.ADMITTED, id).at("2025-03-01T08:00");
    }

    private static EventBuilder claim(Kind kind) {
        return event(kind, "c").claim("C1").at("2025-03-01T08:00");
    }

    private static String reason(EventBuilder event) {
        Rejection rejection = Validation.check(event.build());
        return rejection == null ? "accepted" : rejection.reason() + " " + rejection.detail();
    }

    @Test
    void shouldAcceptWhatIsWhole() {
        assertThat(reason(admitted("e1"))).isEqualTo("accepted");
        assertThat(reason(admitted("内科-🫀"))).isEqualTo("accepted");
        assertThat(reason(event(Kind.DIED, "d").of("NORTH", "").at("2025-03-01T08:00")))
                .isEqualTo("accepted");
        assertThat(reason(claim(Kind.SUBMITTED).of("NORTH", ""))).isEqualTo("accepted");
    }

    @Test
    void shouldRejectMissingIds() {
        assertThat(reason(admitted(""))).isEqualTo("MISSING_FIELD eventId");
        assertThat(reason(admitted("e").of("", "V1"))).isEqualTo("MISSING_FIELD facility");
        assertThat(reason(admitted("e").of("NORTH", ""))).isEqualTo("MISSING_FIELD encounterId");
        assertThat(reason(claim(Kind.SUBMITTED).claim(""))).isEqualTo("MISSING_FIELD claimId");
        assertThat(reason(claim(Kind.PATIENT_PAID))).isEqualTo("MISSING_FIELD paymentId");
        assertThat(reason(event(Kind.MERGED, "m").at("2025-03-01T08:00"))).isEqualTo("MISSING_FIELD survivorPatientId");
    }

    @Test
    void shouldRejectIdsThatNoStateCanKeepApart() {
        assertThat(reason(admitted("e\u0000"))).startsWith("INVALID_VALUE");
        assertThat(reason(admitted("\ud83e"))).startsWith("INVALID_VALUE");
        assertThat(reason(admitted("\udec0x"))).startsWith("INVALID_VALUE");
        assertThat(reason(admitted("e".repeat(Validation.MAX_ID + 1)))).isEqualTo("TOO_LONG an id");
    }

    @Test
    void shouldRejectTimesOutOfRange() {
        assertThat(reason(admitted("e").at("1899-12-31T23:59:59"))).isEqualTo("TIME_OUT_OF_RANGE occurredAt");
        assertThat(reason(admitted("e").at("1900-01-01T00:00"))).isEqualTo("accepted");
        assertThat(reason(admitted("e").at("2299-12-31T23:59:59"))).isEqualTo("accepted");
        assertThat(reason(admitted("e").recorded("2300-01-01T00:00"))).isEqualTo("TIME_OUT_OF_RANGE recordedAt");
        assertThat(reason(admitted("e").recorded("9999-01-01T00:00"))).isEqualTo("TIME_OUT_OF_RANGE recordedAt");
        assertThat(reason(admitted("e").recorded("0001-01-01T00:00"))).isEqualTo("TIME_OUT_OF_RANGE recordedAt");
        assertThat(reason(admitted("e").with(Field.BIRTH_DATE, 130_000L))).isEqualTo("TIME_OUT_OF_RANGE birthDate");
    }

    @Test
    void shouldRejectAgesThatNobodyReaches() {
        assertThat(reason(admitted("e").with(Field.AGE_YEARS, 0L))).isEqualTo("accepted");
        assertThat(reason(admitted("e").with(Field.AGE_YEARS, 150L))).isEqualTo("accepted");
        assertThat(reason(admitted("e").with(Field.AGE_YEARS, 151L))).isEqualTo("OUT_OF_RANGE ageYears");
        assertThat(reason(admitted("e").with(Field.AGE_YEARS, 999L))).isEqualTo("OUT_OF_RANGE ageYears");
        assertThat(reason(admitted("e").with(Field.AGE_YEARS, -1L))).isEqualTo("OUT_OF_RANGE ageYears");
    }

    @Test
    void shouldRejectAmountsThatCannotBe() {
        assertThat(reason(claim(Kind.SUBMITTED).with(Field.CHARGE_CENTS, -1L)))
                .isEqualTo("NEGATIVE_AMOUNT chargeCents");
        assertThat(reason(claim(Kind.SUBMITTED).with(Field.CHARGE_CENTS, Validation.MAX_CENTS)))
                .isEqualTo("OUT_OF_RANGE chargeCents");
        assertThat(reason(claim(Kind.ADJUSTED).with(Field.ADJUSTMENTS, adjustment(-5))))
                .isEqualTo("accepted");
        assertThat(reason(claim(Kind.ADJUSTED).with(Field.ADJUSTMENTS, adjustment(-Validation.MAX_CENTS))))
                .isEqualTo("OUT_OF_RANGE adjustments");
        assertThat(reason(claim(Kind.ADJUSTED).with(Field.ADJUSTMENTS, adjustment(Long.MIN_VALUE))))
                .isEqualTo("OUT_OF_RANGE adjustments");
    }

    @Test
    void shouldBoundAllAdjustmentsOfARecordTogether() {
        long half = Validation.MAX_CENTS / 2;
        assertThat(reason(claim(Kind.ADJUSTED).with(Field.ADJUSTMENTS, adjustments(half, half - 1))))
                .isEqualTo("accepted");
        assertThat(reason(claim(Kind.ADJUSTED).with(Field.ADJUSTMENTS, adjustments(half, half))))
                .isEqualTo("OUT_OF_RANGE adjustments");
        assertThat(reason(claim(Kind.ADJUSTED).with(Field.ADJUSTMENTS, adjustments(half, -half))))
                .isEqualTo("OUT_OF_RANGE adjustments");
    }

    @Test
    void shouldRejectACodeThatIsNotListed() {
        assertThat(reason(admitted("e").with(Field.CLASS, "PENTHOUSE"))).isEqualTo("UNKNOWN_CODE class");
    }

    private static List<Adjustment> adjustment(long cents) {
        return adjustments(cents);
    }

    private static List<Adjustment> adjustments(long... cents) {
        return Arrays.stream(cents)
                .mapToObj(each -> new Adjustment("CLAIM", 0, "CO", "45", each))
                .toList();
    }
}
