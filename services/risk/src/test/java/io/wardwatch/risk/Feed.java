package io.wardwatch.risk;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** Events of a ward for scenarios: {@code patient(1).admitted("08:15")}, on 2025-03-01 in facility NORTH. */
final class Feed {
    static final Instant DAY = Instant.parse("2025-03-01T00:00:00Z");
    private static final Diagnosis HEART_FAILURE = new Diagnosis("I50.9", "ICD10", 1, true);

    private final int number;
    private final int visit;

    private Feed(int number, int visit) {
        this.number = number;
        this.visit = visit;
    }

    static Feed patient(int number) {
        return new Feed(number, 0);
    }

    /** The same patient, admitted again ten days later for each visit. */
    Feed again(int times) {
        return new Feed(number, times);
    }

    PatientKey key() {
        return new PatientKey(number, 42);
    }

    /** An emergency admission of an old patient with a failing heart: at high risk under any model. */
    Event admitted(String time) {
        return event(Kind.ADMITTED, "a-", at(time), admission());
    }

    /** An admission at eight, recorded at a moment of our choosing. */
    Event admittedRecordedAt(long micros) {
        return event(Kind.ADMITTED, "late-", at("08:00"), micros, "", admission());
    }

    Event discharged(String time) {
        return event(
                Kind.DISCHARGED,
                "d-",
                at(time),
                new Fields.Builder().set(Field.DISPOSITION, "01").build());
    }

    Event claimed(String time, long cents) {
        return event(Kind.SUBMITTED, "c-", at(time), charge(cents));
    }

    Event claimedWithoutNumber(String time) {
        return event(Kind.SUBMITTED, "n-", at(time), at(time), "", charge(1));
    }

    static List<Event> stay(int number) {
        Feed patient = patient(number);
        return List.of(patient.admitted("08:00"), patient.discharged("14:00"), patient.claimed("15:00", 1_842_000));
    }

    private static Fields admission() {
        return new Fields.Builder()
                .set(Field.CLASS, "INPATIENT")
                .set(Field.ADMISSION_TYPE, "EMERGENCY")
                .set(Field.UNIT, "5W")
                .set(Field.PAYER, "MEDICARE")
                .set(Field.AGE_YEARS, 88L)
                .set(Field.DIAGNOSES, List.of(HEART_FAILURE))
                .build();
    }

    private static Fields charge(long cents) {
        return new Fields.Builder().set(Field.CHARGE_CENTS, cents).build();
    }

    private long at(String time) {
        Instant day = DAY.plus(Duration.ofDays(10L * visit));
        return Event.micros(
                day.atOffset(ZoneOffset.UTC).with(LocalTime.parse(time)).toInstant());
    }

    private Event event(Kind kind, String id, long at, Fields fields) {
        return event(kind, id, at, at, kind.type() == EventType.CLAIM ? "C-" + visitId() : "", fields);
    }

    private Event event(Kind kind, String id, long occurredAt, long recordedAt, String claimId, Fields fields) {
        return new Event(
                kind,
                id + visitId(),
                "ADT",
                key(),
                "NORTH",
                visitId(),
                claimId,
                occurredAt,
                recordedAt,
                RecordedAtBasis.SOURCE,
                Event.ABSENT,
                Event.ABSENT,
                0,
                "",
                "",
                fields);
    }

    private String visitId() {
        return "V" + number + "-" + visit;
    }
}
