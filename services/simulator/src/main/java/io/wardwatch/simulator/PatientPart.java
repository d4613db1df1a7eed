package io.wardwatch.simulator;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.simulator.Settlement.Booking;
import java.util.List;

/**
 * A balance that moved to the patient, booking by booking until it is zero. Whether it is paid in time is drawn first, with the
 * chance of {@link UnpaidFormula}; what follows conforms ({@link Settlement}).
 */
final class PatientPart implements Outbox.Task {
    private final ClaimPen pen;
    private final long movedAt;
    private final BalanceTruth truth;
    private final List<Booking> bookings;
    private int done;

    PatientPart(ClaimPen pen, Payer payer, long owed, long movedAt, Dice dice) {
        this.pen = pen;
        this.movedAt = movedAt;
        ClaimCase claim = pen.claim();
        var drivers = new BalanceTruth.Drivers(payer.payerClass(), owed, claim.chargeCents());
        double probability = UnpaidFormula.probability(drivers);
        boolean unpaid = dice.chance(probability);
        this.truth = new BalanceTruth(
                claim.visit().hospital().code(),
                claim.id(),
                claim.visit().encounterId(),
                pen.scribe().patientId(),
                Event.instant(movedAt),
                probability,
                unpaid,
                drivers);
        this.bookings = unpaid ? Settlement.unpaid(owed, payer == Payer.SELF, dice) : Settlement.paid(owed, dice);
    }

    BalanceTruth truth() {
        return truth;
    }

    @Override
    public long at() {
        return movedAt + Spans.days(bookings.get(done).day());
    }

    @Override
    public long patient() {
        return pen.scribe().patient();
    }

    @Override
    public boolean act() {
        Booking booking = bookings.get(done);
        if (booking.kind() == Kind.ADJUSTED) {
            pen.writeOff(booking.why(), booking.cents(), at());
        } else {
            pen.note(booking.kind(), at())
                    .with(Field.PAYMENT_ID, pen.claim().id() + "-" + booking.payment())
                    .with(Field.PAID_CENTS, booking.cents())
                    .send();
        }
        done++;
        return done < bookings.size();
    }
}
