package io.wardwatch.simulator;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.simulator.SimulatedRecord.Content;
import java.util.List;

/** Writes visits that are no inpatient stays: emergency, observation, outpatient, and admissions that never happened. */
final class VisitScript {
    /** What became of a visit that was billed. */
    record Billed(Visit visit, long from, long to, String code, long chargeCents) {}

    private final Person person;
    private final Scribe scribe;
    private final Dice dice;

    VisitScript(Person person, Scribe scribe, Dice dice) {
        this.person = person;
        this.scribe = scribe;
        this.dice = dice;
    }

    Billed emergency(Visit visit, long at) {
        String code = dice.pick(Complaint.EMERGENCY_CODES);
        register(visit, at, "EMERGENCY", "EMERGENCY", Ward.ED);
        long end = at + Math.max(Spans.HOUR, minutes(Spans.hours(Math.min(14, dice.logNormal(3.4, .5)))));
        if (dice.chance(.25)) {
            scribe.note(Kind.UPDATED, visit, at + dice.span(20 * Spans.MINUTE, 50 * Spans.MINUTE))
                    .with(Field.DIAGNOSES, Diagnoses.principal(code))
                    .with(Field.LABS, new Labs(List.of(new Labs.Value(Labs.SODIUM_MMOL_L, dice.between(133, 144)))))
                    .send();
        }
        return end(visit, at, end, code, 90_000 + (long) dice.logNormal(160_000, .6));
    }

    Billed outpatient(Visit visit, long at) {
        register(visit, at, "OUTPATIENT", "ELECTIVE", Ward.MED1);
        return end(
                visit,
                at,
                at + dice.span(Spans.HOUR, 5 * Spans.HOUR),
                "Z09",
                25_000 + (long) dice.logNormal(40_000, .5));
    }

    /**
     * Watched for a day or two. Some are first admitted and then put back to observation: before the discharge, or by a
     * review of the case a month and more later.
     */
    Billed observation(Visit visit, long at) {
        register(visit, at, "EMERGENCY", "EMERGENCY", Ward.ED);
        long observed = at + minutes(dice.span(2 * Spans.HOUR, 6 * Spans.HOUR));
        long end = observed + minutes(dice.span(9 * Spans.HOUR, 44 * Spans.HOUR));
        double how = dice.unit();
        if (how < .15) {
            scribe.note(Kind.ADMITTED, visit, observed)
                    .with(Field.CLASS, "INPATIENT")
                    .with(Field.UNIT, Ward.MED1.name())
                    .with(Field.SERVICE, Ward.MED1.service())
                    .as(Content.MISTAKEN)
                    .send();
            long changed = observed + 2 * Spans.HOUR;
            scribe.note(Kind.CLASS_CHANGED, visit, how < .05 ? end - Spans.HOUR : changed);
            scribe.recorded(how < .05 ? end + Spans.days(25 + dice.unit() * 30) : scribe.recordedAt());
            scribe.with(Field.CLASS, "OBSERVATION").as(Content.MISTAKEN).send();
        } else {
            scribe.note(Kind.CLASS_CHANGED, visit, observed)
                    .with(Field.CLASS, "OBSERVATION")
                    .send();
            scribe.note(Kind.TRANSFERRED, visit, observed + 15 * Spans.MINUTE)
                    .with(Field.UNIT, Ward.OBS.name())
                    .with(Field.SERVICE, Ward.OBS.service())
                    .with(Field.PROVIDER, visit.hospital().provider(Ward.OBS, dice))
                    .perhapsEnteredLate()
                    .send();
        }
        return end(visit, at, end, "R07.9", 350_000 + (long) dice.logNormal(420_000, .5));
    }

    /** An admission entered for the wrong person: taken back soon, or after it stood as a stay for weeks. */
    void neverHappened(Visit visit, long at) {
        scribe.note(Kind.ADMITTED, visit, at);
        person.describe(scribe, visit, visit.hospital().localDay(at))
                .with(Field.CLASS, "INPATIENT")
                .with(Field.ADMISSION_TYPE, "URGENT")
                .with(Field.UNIT, Ward.MED2.name())
                .as(Content.MISTAKEN);
        String wrong = scribe.send();
        long noticed = scribe.recordedAt();
        if (dice.chance(.7)) {
            noticed += dice.span(2 * Spans.MINUTE, 6 * Spans.HOUR);
        } else {
            long gone = at + minutes(dice.span(3 * Spans.HOUR, 50 * Spans.HOUR));
            scribe.note(Kind.DISCHARGED, visit, gone)
                    .with(Field.DISPOSITION, "01")
                    .as(Content.MISTAKEN)
                    .send();
            noticed = gone + Spans.days(dice.chance(.5) ? 1 + dice.unit() * 4 : 35 + dice.unit() * 25);
        }
        Kind undo = dice.chance(.12) ? Kind.VISIT_DELETED : Kind.ADMISSION_CANCELLED;
        scribe.note(undo, visit, noticed)
                .recorded(noticed)
                .affects(dice.chance(.6) ? wrong : "")
                .as(Content.MISTAKEN)
                .send();
    }

    /** A discharge of a visit that nobody ever opened. */
    void dischargeAlone(Visit visit, long at) {
        scribe.note(Kind.DISCHARGED, visit, at)
                .with(Field.DISPOSITION, "01")
                .as(Content.CONTRADICTORY)
                .send();
    }

    private void register(Visit visit, long at, String patientClass, String type, Ward ward) {
        scribe.note(Kind.REGISTERED, visit, at);
        person.describe(scribe, visit, visit.hospital().localDay(at))
                .with(Field.CLASS, patientClass)
                .with(Field.ADMISSION_TYPE, type)
                .with(Field.UNIT, ward.name())
                .with(Field.SERVICE, ward.service())
                .with(Field.PROVIDER, visit.hospital().provider(ward, dice))
                .send();
    }

    private Billed end(Visit visit, long at, long end, String code, long chargeCents) {
        long charge = chargeCents;
        scribe.note(Kind.DISCHARGED, visit, end)
                .with(Field.DISPOSITION, dice.chance(.03) ? "07" : "01")
                .with(Field.DIAGNOSES, Diagnoses.principal(code))
                .with(Field.CHARGE_CENTS, charge)
                .with(Field.CURRENCY, "USD")
                .perhapsEnteredLate()
                .send();
        return new Billed(visit, at, end, code, charge);
    }

    private static long minutes(long micros) {
        return micros / Spans.MINUTE * Spans.MINUTE;
    }
}
