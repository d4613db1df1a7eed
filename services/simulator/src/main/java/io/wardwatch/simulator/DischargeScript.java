package io.wardwatch.simulator;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.simulator.SimulatedRecord.Content;
import java.util.List;

/** Writes the end of an inpatient stay: the discharge, its mistakes and late corrections, and the final coding. */
final class DischargeScript {
    private static final double CANCELLED_SOON = .025;
    private static final double CANCELLED_LATE = .008;
    private static final double WRONG_DATE = .003;
    private static final double CODED_AGAIN = .03;

    private final Person person;
    private final Scribe scribe;
    private final Dice dice;

    DischargeScript(Person person, Scribe scribe, Dice dice) {
        this.person = person;
        this.scribe = scribe;
        this.dice = dice;
    }

    void write(Course course) {
        long codedAt = course.dischargedAt() + Spans.days(2 + dice.unit() * 8);
        double kind = dice.unit();
        if (kind < CANCELLED_SOON) {
            cancelledSoon(course);
            discharge(course, course.dischargedAt()).perhapsEnteredLate().send();
        } else if (kind < CANCELLED_SOON + CANCELLED_LATE) {
            codedAt = cancelledLate(course, codedAt);
        } else if (kind < CANCELLED_SOON + CANCELLED_LATE + WRONG_DATE) {
            wrongDate(course);
        } else {
            discharge(course, course.dischargedAt()).perhapsEnteredLate().send();
        }
        code(course, codedAt, course.complaint().drg(), course.chargeCents());
        if (dice.chance(CODED_AGAIN)) {
            code(course, codedAt + Spans.days(10 + dice.unit() * 45), "948", course.chargeCents() * 97 / 100);
        }
    }

    private Scribe discharge(Course course, long when) {
        scribe.note(Kind.DISCHARGED, course.visit(), when)
                .with(Field.DISPOSITION, course.disposition())
                .with(Field.UNIT, dice.chance(.3) ? course.complaint().ward().name() : null)
                .with(Field.DIAGNOSES, Diagnoses.partial(course.complaint().code(), person.conditions(), .7, dice))
                .with(Field.LABS, course.labs())
                .with(Field.PRIOR_YEAR, course.priorYear());
        if (dice.chance(.7)) {
            scribe.with(Field.CHARGE_CENTS, course.chargeCents() * dice.between(85, 100) / 100)
                    .with(Field.CURRENCY, "USD");
        }
        if (!course.died() && dice.chance(.5)) {
            scribe.with(Field.FOLLOW_UP_AT, when + Spans.DAY * dice.between(3, 14));
        }
        return scribe;
    }

    /** Entered too early, taken back within the hour, true discharge some hours later. */
    private void cancelledSoon(Course course) {
        long wrong = course.dischargedAt() - dice.span(3 * Spans.HOUR, 9 * Spans.HOUR);
        if (wrong < course.admittedAt() + Spans.HOUR) {
            return;
        }
        wrong = wrong / Spans.MINUTE * Spans.MINUTE;
        String id = discharge(course, wrong).as(Content.MISTAKEN).send();
        long noticed = scribe.recordedAt() + dice.span(Spans.MINUTE, Spans.HOUR);
        scribe.note(Kind.DISCHARGE_CANCELLED, course.visit(), noticed)
                .affects(dice.chance(.5) ? id : "")
                .as(Content.MISTAKEN)
                .send();
    }

    /** The wrong time stood for a month and more, final coding included; returns when it is coded anew. */
    private long cancelledLate(Course course, long codedAt) {
        long wrong = Math.max(course.admittedAt() + 2 * Spans.HOUR, course.dischargedAt() - Spans.DAY);
        String id = discharge(course, wrong).as(Content.MISTAKEN).send();
        code(course, codedAt, course.complaint().drg(), course.chargeCents());
        long noticed = course.dischargedAt() + Spans.days(30 + dice.unit() * 25);
        scribe.note(Kind.DISCHARGE_CANCELLED, course.visit(), noticed)
                .recorded(noticed)
                .affects(id)
                .as(Content.MISTAKEN)
                .send();
        discharge(course, course.dischargedAt())
                .recorded(noticed + 10 * Spans.MINUTE)
                .send();
        return noticed + Spans.days(1 + dice.unit());
    }

    /** The day typed wrong, so that the discharge lies before the admission until somebody sees it. */
    private void wrongDate(Course course) {
        long wrong = course.admittedAt() - dice.span(Spans.DAY, 9 * Spans.DAY) / Spans.MINUTE * Spans.MINUTE;
        long entered = course.dischargedAt() + 5 * Spans.MINUTE;
        discharge(course, wrong).recorded(entered).as(Content.MISTAKEN).send();
        discharge(course, course.dischargedAt())
                .recorded(entered + dice.span(Spans.HOUR, 40 * Spans.HOUR) / Spans.SECOND * Spans.SECOND)
                .send();
    }

    private void code(Course course, long when, String drg, long chargeCents) {
        Complaint complaint = course.complaint();
        long at = when / Spans.MINUTE * Spans.MINUTE;
        // Final coding speaks of the stay as it ended, and is known when the coders are done.
        scribe.note(Kind.CODED, course.visit(), course.dischargedAt())
                .recorded(at)
                .with(Field.DISPOSITION, course.disposition())
                .with(Field.DIAGNOSES, Diagnoses.coded(course, person.conditions(), dice))
                .with(Field.DRG, drg)
                .with(Field.DRG_WEIGHT, complaint.weight())
                .with(Field.CHARGE_CENTS, chargeCents)
                .with(Field.COST_CENTS, chargeCents * 34 / 100)
                .with(Field.CURRENCY, "USD");
        if (!complaint.procedure().isEmpty()) {
            long day = course.visit().hospital().localDay(course.admittedAt());
            scribe.with(Field.PROCEDURES, List.of(new Procedure(complaint.procedure(), "ICD10PCS", day)));
        }
        scribe.send();
    }
}
