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
    /** Running numbers of claims begin here, in blocks of one claim; {@link Ids} has room for some 30,000 of a patient. */
    private static final int FIRST_OF_CLAIMS = 1 << 20;

    private static final int NUMBERS_OF_A_CLAIM = 32;

    private final Outbox outbox;
    private final long patient;
    private final String patientId;
    private final PatientKey key;
    private final Dice lag;
    private final Dice delivery;
    private final Fields.Builder fields;

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
        this.fields = new Fields.Builder();
    }

    private Scribe(Scribe wards, int claim) {
        this.outbox = wards.outbox;
        this.patient = wards.patient;
        this.patientId = wards.patientId;
        this.key = wards.key;
        this.lag = outbox.dice(patient, Outbox.claim(claim) + Outbox.LAG);
        this.delivery = outbox.dice(patient, Outbox.claim(claim) + Outbox.DELIVERY);
        // Empty between notes, and large: open claims are many.
        this.fields = wards.fields;
        this.events = FIRST_OF_CLAIMS + NUMBERS_OF_A_CLAIM * claim;
    }

    /** A scribe of the same patient for one claim. Its numbers, lags and deliveries depend on nothing that others write. */
    Scribe ofClaim(int claim) {
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
        double spoilt = delivery.unit();
        double spoiltAgain = delivery.unit();
        if (late < outbox.config().disorder()) {
            at += hold;
            how = Delivery.DELAYED;
        }
        put(new Sent(at, patientId, event, how, content), 2L * number, spoilt);
        if (again < outbox.config().duplicates()) {
            put(new Sent(at + gap, patientId, event, Delivery.RESENT, content), 2L * number + 1, spoiltAgain);
        }
    }

    private void put(Sent record, long number, double spoilt) {
        outbox.put(record, patient, 2 * number);
        double share = outbox.config().poison();
        if (spoilt < share) {
            outbox.put(Poison.besides(record, spoilt / share, Ids.of('X', patient, number)), patient, 2 * number + 1);
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
