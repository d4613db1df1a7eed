package io.wardwatch.simulator;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.simulator.SimulatedRecord.Content;
import io.wardwatch.simulator.SimulatedRecord.Delivery;
import io.wardwatch.simulator.SimulatedRecord.Sent;

/**
 * Writes one patient's events: gives them ids and running numbers, decides when each is entered and when it arrives, and
 * hands them to the {@link Outbox}. One note is open at a time.
 */
final class Scribe {
    private static final double ENTERED_LATE = .02;
    private static final int LONGEST_LATE_DAYS = 50;
    /** Running numbers of bookings begin here, in blocks of one balance; {@link Ids} has room for as many claims again. */
    private static final int FIRST_OF_BALANCES = 1 << 20;

    private static final int BALANCE_NUMBERS = 32;
    private static final int DRAWS_OF_A_DELIVERY = 6;

    private final Outbox outbox;
    private final long patient;
    private final String patientId;
    private final PatientKey key;
    private final Dice lag;
    private final Dice delivery;
    private final Fields.Builder fields = new Fields.Builder();

    private int events;
    private int visits;
    private Kind kind;
    private Visit visit;
    private String claimId;
    private long occurredAt;
    private long recordedAt;
    private String affected;
    private long cleared;
    private Content content;

    Scribe(Outbox outbox, long patient) {
        this.outbox = outbox;
        this.patient = patient;
        this.patientId = Ids.patient(patient);
        this.key = outbox.keyOf(patientId);
        this.lag = outbox.dice(patient, Outbox.LAG);
        this.delivery = outbox.dice(patient, Outbox.DELIVERY);
    }

    private Scribe(Scribe wards, int claim) {
        this.outbox = wards.outbox;
        this.patient = wards.patient;
        this.patientId = wards.patientId;
        this.key = wards.key;
        this.lag = outbox.dice(patient, Outbox.balance(claim) + Outbox.LAG);
        this.delivery = outbox.dice(patient, Outbox.balance(claim) + Outbox.DELIVERY);
        this.events = FIRST_OF_BALANCES + BALANCE_NUMBERS * claim;
    }

    /** A scribe of the same patient, with numbers and lags of its own, for what the patient pays of a claim. */
    Scribe ofBalance(int claim) {
        return new Scribe(this, claim);
    }

    long patient() {
        return patient;
    }

    String patientId() {
        return patientId;
    }

    Visit open(Hospital hospital) {
        return new Visit(hospital, Ids.of('V', patient, visits++));
    }

    /** Opens the note of an event that happened at {@code when}, entered after the usual lag. */
    Scribe note(Kind kind, Visit visit, long when) {
        this.kind = kind;
        this.visit = visit;
        this.occurredAt = when;
        this.recordedAt = when + lag.span(20 * Spans.SECOND, 12 * Spans.MINUTE) / Spans.SECOND * Spans.SECOND;
        this.claimId = "";
        this.affected = "";
        this.cleared = 0;
        this.content = Content.TRUE;
        return this;
    }

    /** Sometimes the entry is forgotten for hours, rarely for weeks. */
    Scribe perhapsEnteredLate() {
        if (lag.chance(ENTERED_LATE)) {
            double days = lag.chance(.08) ? 5 + lag.unit() * (LONGEST_LATE_DAYS - 5) : .05 + lag.unit() * 1.5;
            recordedAt += Spans.days(days);
        }
        return this;
    }

    Scribe recorded(long when) {
        recordedAt = when;
        return this;
    }

    long recordedAt() {
        return recordedAt;
    }

    Scribe with(Field field, Object value) {
        fields.set(field, value);
        return this;
    }

    Scribe claim(String id) {
        claimId = id;
        return this;
    }

    Scribe affects(String eventId) {
        affected = eventId;
        return this;
    }

    Scribe clearing(Field field) {
        cleared |= field.bit();
        return this;
    }

    Scribe as(Content worth) {
        content = worth;
        return this;
    }

    /** Passes over one event, with the draws that it would have taken. */
    void skip() {
        events++;
        lag.unit();
        for (int draw = 0; draw < DRAWS_OF_A_DELIVERY; draw++) {
            delivery.unit();
        }
    }

    /** Closes the note and sends it; returns the event's id. */
    String send() {
        int number = events++;
        String eventId = Ids.of('E', patient, number);
        boolean claims = kind.type() == EventType.CLAIM;
        Hospital hospital = visit.hospital();
        Event event = new Event(
                kind,
                eventId,
                claims ? hospital.billing() : hospital.admissions(),
                key,
                hospital.code(),
                visit.encounterId(),
                claimId,
                occurredAt,
                recordedAt,
                RecordedAtBasis.SOURCE,
                Event.ABSENT,
                number,
                cleared,
                "",
                affected,
                fields.build());
        deliver(event, number);
        return eventId;
    }

    private void deliver(Event event, int number) {
        long at = event.recordedAt();
        Delivery how = Delivery.ON_TIME;
        // Every decision draws the same numbers whatever the shares are, so that these change nothing else.
        double late = delivery.unit();
        long hold = heldUp(delivery.unit(), delivery.unit());
        double again = delivery.unit();
        long gap = resentAfter(delivery.unit(), delivery.unit());
        if (late < outbox.config().disorder()) {
            at += hold;
            how = Delivery.DELAYED;
        }
        outbox.put(new Sent(at, patientId, event, how, content), patient, 2L * number);
        if (again < outbox.config().duplicates()) {
            outbox.put(new Sent(at + gap, patientId, event, Delivery.RESENT, content), patient, 2L * number + 1);
        }
    }

    private static long heldUp(double which, double how) {
        if (which < .75) {
            return 10 * Spans.MINUTE + (long) (how * 12 * Spans.HOUR);
        }
        return which < .95 ? Spans.hours(12 + 60 * how) : Spans.hours(72 + 400 * how);
    }

    private static long resentAfter(double which, double how) {
        return which < .7 ? (long) (how * 30 * Spans.SECOND) : Spans.hours(1 + 100 * how);
    }
}
