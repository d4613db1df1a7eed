package io.wardwatch.simulator;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.simulator.Course.Way;
import io.wardwatch.simulator.SimulatedRecord.Content;
import java.util.List;

/** Writes what a hospital's systems say of one {@link Course}, mistakes and their corrections included. */
final class StayScript {
    private static final double CONTRADICTION = .002;

    private final Person person;
    private final Scribe scribe;
    private final Dice dice;

    StayScript(Person person, Scribe scribe, Dice dice) {
        this.person = person;
        this.scribe = scribe;
        this.dice = dice;
    }

    void write(Course course) {
        Ward ward = course.complaint().ward();
        Ward first = course.way() != Way.PLANNED && dice.chance(.12) ? Ward.ICU : ward;
        arrival(course, first);
        moves(course, first, ward);
        updates(course, ward);
        leave(course);
        new DischargeScript(person, scribe, dice).write(course);
        contradiction(course);
    }

    private void arrival(Course course, Ward ward) {
        if (course.throughEmergency()) {
            register(course);
        }
        if (course.way() == Way.OBSERVED) {
            observed(course, ward);
        } else {
            admit(course, ward);
        }
    }

    private void register(Course course) {
        Visit visit = course.visit();
        scribe.note(Kind.REGISTERED, visit, course.arrivedAt());
        person.describe(scribe, visit, visit.hospital().localDay(course.arrivedAt()))
                .with(Field.CLASS, "EMERGENCY")
                .with(Field.ADMISSION_TYPE, "EMERGENCY")
                .with(Field.ADMIT_SOURCE, dice.chance(.25) ? "8" : "1")
                .with(Field.PROVIDER, visit.hospital().provider(Ward.ED, dice));
        place(Ward.ED).send();
    }

    private Scribe place(Ward ward) {
        return scribe.with(Field.UNIT, ward.name())
                .with(Field.BED, ward.name() + "-" + dice.between(1, 32))
                .with(Field.SERVICE, ward.service());
    }

    private void observed(Course course, Ward ward) {
        Visit visit = course.visit();
        long observedAt = course.arrivedAt() + dice.span(2 * Spans.HOUR, 5 * Spans.HOUR) / Spans.MINUTE * Spans.MINUTE;
        scribe.note(Kind.CLASS_CHANGED, visit, observedAt)
                .with(Field.CLASS, "OBSERVATION")
                .send();
        scribe.note(Kind.TRANSFERRED, visit, observedAt + 10 * Spans.MINUTE);
        place(Ward.OBS).send();
        scribe.note(Kind.CLASS_CHANGED, visit, course.admittedAt())
                .with(Field.CLASS, "INPATIENT")
                .with(Field.PROVIDER, visit.hospital().provider(ward, dice))
                .with(Field.DIAGNOSES, Diagnoses.partial(course.complaint().code(), person.conditions(), .35, dice))
                .perhapsEnteredLate()
                .send();
        scribe.note(Kind.TRANSFERRED, visit, course.admittedAt() + 20 * Spans.MINUTE);
        place(ward).send();
    }

    private void admit(Course course, Ward ward) {
        Visit visit = course.visit();
        scribe.note(Kind.ADMITTED, visit, course.admittedAt());
        if (!course.throughEmergency()) {
            person.describe(scribe, visit, visit.hospital().localDay(course.admittedAt()));
            scribe.with(Field.ADMIT_SOURCE, course.way() == Way.TRANSFERRED ? "4" : "1");
        }
        if (course.way() == Way.PLANNED) {
            scribe.with(Field.PLANNED, true);
        }
        scribe.with(Field.CLASS, dice.chance(.15) ? null : "INPATIENT")
                .with(Field.ADMISSION_TYPE, course.admissionType())
                .with(Field.PROVIDER, visit.hospital().provider(ward, dice))
                .with(Field.DIAGNOSES, Diagnoses.partial(course.complaint().code(), person.conditions(), .35, dice));
        place(ward).perhapsEnteredLate().send();
    }

    private void moves(Course course, Ward first, Ward ward) {
        long room = course.dischargedAt() - course.admittedAt();
        if (first != ward && room > 36 * Spans.HOUR) {
            move(
                    course,
                    course.admittedAt() + dice.span(20 * Spans.HOUR, Math.min(room * 2 / 3, 80 * Spans.HOUR)),
                    ward);
        }
        if (room > 20 * Spans.HOUR && dice.chance(.22)) {
            Ward other = dice.chance(.5) ? ward : dice.pick(List.of(Ward.MED1, Ward.MED2, Ward.CARD));
            move(course, course.admittedAt() + dice.span(room * 3 / 4, room * 9 / 10), other);
        }
        if (room > 20 * Spans.HOUR && dice.chance(.02)) {
            wrongMove(course, course.admittedAt() + dice.span(room / 8, room / 2));
        }
    }

    private void move(Course course, long when, Ward to) {
        scribe.note(Kind.TRANSFERRED, course.visit(), when / Spans.MINUTE * Spans.MINUTE)
                .with(Field.PROVIDER, course.visit().hospital().provider(to, dice));
        place(to).perhapsEnteredLate().send();
    }

    /** A transfer that was entered for the wrong patient; a quick undo names nothing, a late one names it. */
    private void wrongMove(Course course, long when) {
        Visit visit = course.visit();
        scribe.note(Kind.TRANSFERRED, visit, when / Spans.MINUTE * Spans.MINUTE);
        String wrong = place(Ward.SURG).as(Content.MISTAKEN).send();
        long noticed = scribe.recordedAt()
                + (dice.chance(.75) ? dice.span(Spans.MINUTE, 20 * Spans.MINUTE) : Spans.days(dice.unit() * 55));
        scribe.note(Kind.TRANSFER_CANCELLED, visit, noticed).as(Content.MISTAKEN);
        boolean late = scribe.recordedAt() - when > Spans.HOUR;
        scribe.affects(late || dice.chance(.5) ? wrong : "").send();
    }

    private void updates(Course course, Ward ward) {
        Visit visit = course.visit();
        long room = course.dischargedAt() - course.admittedAt();
        if (dice.chance(.55)) {
            scribe.note(
                            Kind.UPDATED,
                            visit,
                            course.admittedAt() + dice.span(Spans.HOUR, Math.max(2 * Spans.HOUR, room / 3)))
                    .with(Field.DIAGNOSES, Diagnoses.partial(course.complaint().code(), person.conditions(), .6, dice))
                    .with(Field.LABS, course.labs())
                    .send();
        }
        if (dice.chance(.12)) {
            scribe.note(Kind.UPDATED, visit, course.admittedAt() + dice.span(room / 3, room / 2))
                    .with(Field.PROVIDER, visit.hospital().provider(ward, dice))
                    .perhapsEnteredLate()
                    .send();
        }
        if (dice.chance(.01)) {
            scribe.note(Kind.UPDATED, visit, course.admittedAt() + dice.span(room / 4, room / 2))
                    .clearing(Field.PLAN)
                    .clearing(Field.PLANNED)
                    .send();
        }
    }

    private void leave(Course course) {
        if (course.midnights() < 6 || !dice.chance(.08)) {
            return;
        }
        Visit visit = course.visit();
        Hospital hospital = visit.hospital();
        long out =
                hospital.at(hospital.localDay(course.admittedAt()) + dice.between(2, 4), dice.between(9 * 60, 16 * 60));
        long back = out + dice.span(4 * Spans.HOUR, 30 * Spans.HOUR) / Spans.MINUTE * Spans.MINUTE;
        scribe.note(Kind.LEAVE_STARTED, visit, out).perhapsEnteredLate().send();
        scribe.note(Kind.LEAVE_ENDED, visit, back).perhapsEnteredLate().send();
    }

    private void contradiction(Course course) {
        Visit visit = course.visit();
        if (dice.chance(CONTRADICTION)) {
            scribe.note(Kind.TRANSFER_CANCELLED, visit, course.admittedAt() + Spans.HOUR)
                    .affects(Ids.of('X', course.arrivedAt() & 0xFFFFF, 0))
                    .as(Content.CONTRADICTORY)
                    .send();
        }
        if (course.died() && dice.chance(.04)) {
            scribe.note(Kind.TRANSFERRED, visit, course.dischargedAt() + dice.span(2 * Spans.HOUR, 60 * Spans.HOUR))
                    .as(Content.CONTRADICTORY);
            place(Ward.MED1).send();
        }
    }
}
