package io.wardwatch.simulator;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Kind;
import io.wardwatch.simulator.VisitScript.Billed;
import java.util.Optional;

/**
 * One patient's life from visit to visit. Acts at the beginning of each visit and decides all of it; claims go on by
 * themselves ({@link ClaimLife}). Invariant: true visits never overlap, and none begins after death.
 */
final class PatientLife implements Outbox.Task {
    private static final double DAYS_A_YEAR = 365.25;
    /** Latest begin of a visit that must become a stay within 30 local days, whatever the zones and the way in. */
    private static final double LAST_RETURN_DAY = 27.5;
    /** Earliest begin of one that must not. */
    private static final double FIRST_LATER_DAY = 32;

    private static final double MEAN_RETURN_DAYS = 12;
    private static final long LONGEST_VISIT = 3 * Spans.DAY;
    private static final double HOSPICE_DAYS = 25;

    private final Network network;
    private final Outbox outbox;
    private final long patient;
    private final Dice dice;
    private final Person person;
    private final Scribe scribe;
    private final History history;
    private final CoursePlan plan;

    private long nextStay;
    private long nextVisit;
    private long death = Long.MAX_VALUE;
    private boolean returning;
    private Course last;
    private int claims;

    PatientLife(Network network, Outbox outbox, long patient, long start) {
        this.network = network;
        this.outbox = outbox;
        this.patient = patient;
        this.dice = outbox.dice(patient, Outbox.LIFE);
        this.person = new Person(network, dice, Math.floorDiv(start, Spans.DAY));
        this.scribe = new Scribe(outbox, patient);
        this.history = new History(person, dice, start);
        this.plan = new CoursePlan(person, history, dice, network.size() == 1);
        this.nextStay = start + years(person.staysAYear());
        this.nextVisit = start + years(person.visitsAYear());
    }

    /** A waiting time, in whole seconds, of something that happens {@code aYear} times a year. */
    private long years(double aYear) {
        return Spans.days(dice.exponential(DAYS_A_YEAR / aYear));
    }

    @Override
    public long at() {
        return Math.min(death, Math.min(nextStay, nextVisit));
    }

    @Override
    public long patient() {
        return patient;
    }

    @Override
    public boolean act() {
        if (death <= nextStay && death <= nextVisit) {
            dieOutside();
            return false;
        }
        if (nextVisit >= nextStay) {
            return stay();
        }
        if (nextVisit > Math.min(death, nextStay) - LONGEST_VISIT) {
            // It would run into what is already decided.
            nextVisit = nextStay;
        } else {
            visit(nextVisit);
        }
        return true;
    }

    /** Someone new moves into the place of the dead: the network neither grows nor empties. */
    private void replace(long from) {
        long next = patient + outbox.config().patients();
        outbox.add(new PatientLife(network, outbox, next, from));
    }

    private void dieOutside() {
        Visit nowhere = new Visit(person.home(), "");
        long known = death + Spans.days(dice.chance(.2) ? 20 + dice.unit() * 40 : .2 + dice.unit() * 12);
        scribe.note(Kind.DIED, nowhere, death).recorded(known).send();
        replace(death);
    }

    private void visit(long at) {
        Visit visit = scribe.open(hospital());
        VisitScript script = new VisitScript(person, scribe, dice);
        int kind = dice.weighted(74, 13, 10, 2.4, .3);
        long end = at;
        switch (kind) {
            case 0 -> end = bill(script.emergency(visit, at));
            case 1 -> end = bill(script.observation(visit, at));
            case 2 -> end = bill(script.outpatient(visit, at));
            case 3 -> script.neverHappened(visit, at);
            default -> script.dischargeAlone(visit, at);
        }
        if (kind < 2) {
            history.emergencyBegan(at);
        }
        nextVisit = end + 2 * Spans.HOUR + years(person.visitsAYear());
    }

    private Hospital hospital() {
        return dice.chance(.88) ? person.home() : network.otherThan(person.home(), dice);
    }

    private long bill(Billed billed) {
        Hospital hospital = billed.visit().hospital();
        bill(new ClaimCase(
                claims,
                billed.visit(),
                hospital.localDay(billed.from()),
                hospital.localDay(billed.to()),
                billed.to(),
                billed.code(),
                billed.chargeCents(),
                false));
        return billed.to();
    }

    private void bill(ClaimCase claim) {
        outbox.add(new ClaimLife(claim, person, network, scribe.ofClaim(claim.number()), outbox));
        claims++;
    }

    private boolean stay() {
        Course course = play(plan.of(
                scribe.open(
                        returning && dice.chance(.85) && last != null
                                ? last.visit().hospital()
                                : hospital()),
                nextStay,
                returning,
                returning && last != null ? last.complaint() : null));
        if (course.disposition().equals("02")) {
            Hospital other = network.otherThan(course.visit().hospital(), dice);
            Course next = plan.after(course, scribe.open(other));
            tell(course, drivers(course), true, 1, Optional.of(next.arrivedAt()));
            entered(course);
            course = play(next);
        }
        if (course.died()) {
            replace(course.dischargedAt());
            return false;
        }
        goHome(course);
        return true;
    }

    private Course play(Course course) {
        new StayScript(person, scribe, dice).write(course);
        Hospital hospital = course.visit().hospital();
        bill(new ClaimCase(
                claims,
                course.visit(),
                hospital.localDay(course.arrivedAt()),
                hospital.localDay(course.dischargedAt()),
                course.dischargedAt(),
                course.complaint().code(),
                course.chargeCents(),
                true));
        return course;
    }

    private RiskDrivers drivers(Course course) {
        return new RiskDrivers(
                person.ageAt(course.visit().hospital().localDay(course.admittedAt())),
                history.staysBefore(course.admittedAt()) + course.priorYear().inpatient(),
                history.emergenciesBefore(course.arrivedAt())
                        + course.priorYear().emergency(),
                person.conditions(),
                course.midnights(),
                course.emergent(),
                course.disposition(),
                course.sodium(),
                course.hemoglobin());
    }

    private void entered(Course course) {
        history.stayBegan(course.admittedAt());
        if (course.throughEmergency()) {
            history.emergencyBegan(course.arrivedAt());
        }
    }

    /** Draws whether the patient comes back within 30 days, then when, or whether death comes first. */
    private void goHome(Course course) {
        RiskDrivers drivers = drivers(course);
        entered(course);
        double probability = RiskFormula.probability(drivers);
        long from = course.dischargedAt();
        returning = dice.chance(probability);
        if (returning) {
            nextStay = from + Spans.days(returnDay());
        } else {
            nextStay = from + Spans.days(FIRST_LATER_DAY) + years(person.staysAYear());
            drawDeath(course);
        }
        if (nextVisit < from + Spans.HOUR) {
            nextVisit = from + Spans.HOUR + years(person.visitsAYear());
        }
        last = course;
        tell(course, drivers, false, probability, returning ? Optional.of(nextStay) : Optional.empty());
    }

    private double returnDay() {
        double day = dice.exponential(MEAN_RETURN_DAYS);
        return day < LAST_RETURN_DAY ? Math.max(.3, day) : .3 + dice.unit() * (LAST_RETURN_DAY - .3);
    }

    private void drawDeath(Course course) {
        boolean hospice =
                course.disposition().equals("50") || course.disposition().equals("51");
        double mean = hospice
                ? HOSPICE_DAYS
                : DAYS_A_YEAR / person.deathsAYear(course.visit().hospital().localDay(course.dischargedAt()));
        long dies = course.dischargedAt() + Spans.HOUR + Spans.days(dice.exponential(mean));
        death = dies < nextStay ? dies : Long.MAX_VALUE;
    }

    private void tell(
            Course course, RiskDrivers drivers, boolean transfer, double probability, Optional<Long> returnsAt) {
        network.tell(new TruthRow(
                course.visit().hospital().code(),
                course.visit().encounterId(),
                scribe.patientId(),
                Event.instant(course.dischargedAt()),
                transfer,
                probability,
                returnsAt.isPresent(),
                returnsAt.map(Event::instant),
                drivers));
    }
}
