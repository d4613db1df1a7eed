package io.wardwatch.simulator;

import io.wardwatch.simulator.Course.Way;

/** Decides the {@link Course} of an inpatient stay. */
final class CoursePlan {
    private static final double TRANSFER_OUT = .03;
    private static final int FIRST_DISCHARGE_HOUR = 10;
    private static final int LAST_DISCHARGE_HOUR = 18;

    private final Person person;
    private final History history;
    private final Dice dice;
    private final boolean alone;

    CoursePlan(Person person, History history, Dice dice, boolean alone) {
        this.person = person;
        this.history = history;
        this.dice = dice;
        this.alone = alone;
    }

    /** A stay that begins about {@code at}; {@code again} is the complaint of a stay that this one follows, or null. */
    Course of(Visit visit, long at, boolean returning, Complaint again) {
        Way way = way(returning);
        Complaint complaint = complaint(way, again);
        long arrived = way == Way.PLANNED ? nextMorning(visit.hospital(), at) : at;
        return course(visit, way, complaint, arrived, true);
    }

    /** The second part of a stay that ended with a transfer. */
    Course after(Course first, Visit visit) {
        long arrived = first.dischargedAt() + dice.span(Spans.HOUR, 4 * Spans.HOUR);
        return course(visit, Way.TRANSFERRED, first.complaint(), arrived, false);
    }

    private Course course(Visit visit, Way way, Complaint complaint, long arrived, boolean mayTransfer) {
        long admitted = arrived + untilAdmission(way);
        if (complaint.condition() != null) {
            person.learn(complaint.condition());
        }
        int burden = Integer.bitCount(person.conditions());
        boolean transfer = mayTransfer && !alone && way != Way.PLANNED && dice.chance(TRANSFER_OUT);
        String disposition = transfer ? "02" : disposition(way, visit, admitted, burden);
        double days = Math.clamp(dice.logNormal(complaint.medianDays() * (.85 + .05 * burden), .62), .4, 45);
        days = transfer ? Math.min(days, 1.5) : days;
        days = disposition.equals("03") ? days * 1.35 + 1 : days;
        long discharged =
                disposition.equals("20") ? admitted + Spans.days(days) : discharge(visit.hospital(), admitted, days);
        double weight = complaint.weight();
        long charge =
                Math.round((4_000 + 5_200 * weight * Math.sqrt(days) + 1_900 * days) * dice.logNormal(1, .2)) * 100;
        return new Course(
                visit,
                way,
                complaint,
                type(way),
                arrived,
                admitted,
                discharged,
                disposition,
                sodium(),
                hemoglobin(),
                history.priorYear(admitted),
                charge + dice.below(100));
    }

    private Way way(boolean returning) {
        int which = returning ? dice.weighted(80, 8, 8, 4) : dice.weighted(64, 8, 10, 18);
        return Way.values()[which];
    }

    private Complaint complaint(Way way, Complaint again) {
        if (way == Way.PLANNED) {
            return dice.pick(Complaint.ELECTIVE);
        }
        if (again != null && dice.chance(.4)) {
            return again;
        }
        int conditions = person.conditions();
        if (conditions != 0 && dice.chance(.55)) {
            int skip = dice.below(Integer.bitCount(conditions));
            for (Condition condition : Condition.ALL) {
                if (condition.in(conditions) && skip-- == 0) {
                    return Complaint.of(condition, dice.pick(condition.acuteCodes()));
                }
            }
        }
        return dice.pick(Complaint.ACUTE);
    }

    private String type(Way way) {
        return switch (way) {
            case EMERGENCY, OBSERVED -> "EMERGENCY";
            case DIRECT -> dice.chance(.08) ? "TRAUMA" : "URGENT";
            case TRANSFERRED -> "URGENT";
            case PLANNED -> "ELECTIVE";
        };
    }

    private long untilAdmission(Way way) {
        return switch (way) {
            case EMERGENCY -> seconds(2 * Spans.HOUR, 9 * Spans.HOUR);
            case OBSERVED -> seconds(11 * Spans.HOUR, 28 * Spans.HOUR);
            default -> 0;
        };
    }

    private long seconds(long low, long high) {
        return dice.span(low, high) / Spans.SECOND * Spans.SECOND;
    }

    private long nextMorning(Hospital hospital, long at) {
        long morning = hospital.at(hospital.localDay(at), dice.between(6 * 60, 9 * 60));
        return morning >= at ? morning : hospital.at(hospital.localDay(at) + 1, dice.between(6 * 60, 9 * 60));
    }

    private long discharge(Hospital hospital, long admitted, double days) {
        long day = hospital.localDay(admitted) + Math.round(days);
        int minute = dice.between(FIRST_DISCHARGE_HOUR * 60, LAST_DISCHARGE_HOUR * 60);
        long at = hospital.at(day, minute);
        return at > admitted + 3 * Spans.HOUR ? at : hospital.at(hospital.localDay(admitted) + 1, minute);
    }

    private String disposition(Way way, Visit visit, long admitted, int burden) {
        int age = person.ageAt(visit.hospital().localDay(admitted));
        double death = 1 / (1 + StrictMath.exp(4.3 - .035 * (age - 65) - .22 * burden + (way == Way.PLANNED ? 2 : 0)));
        if (dice.chance(death)) {
            return "20";
        }
        double skilled = age < 60 ? 3 : 8 + .6 * (age - 60);
        double hospice = Condition.METASTATIC.in(person.conditions()) ? 6 : burden > 4 ? 2 : .3;
        int which = dice.weighted(62, 16, skilled, age < 60 ? 3.2 : 1.2, hospice, hospice / 2);
        return switch (which) {
            case 0 -> "01";
            case 1 -> "06";
            case 2 -> "03";
            case 3 -> "07";
            case 4 -> "50";
            default -> "51";
        };
    }

    private double sodium() {
        int conditions = person.conditions();
        boolean low = Condition.HEART_FAILURE.in(conditions) || Condition.SEVERE_LIVER.in(conditions);
        double value = dice.normal(low ? 136.5 : 138.5, 3.4);
        return dice.chance(.06) ? Double.NaN : Math.clamp(Math.round(value), 118, 155);
    }

    private double hemoglobin() {
        int conditions = person.conditions();
        boolean low = Condition.RENAL.in(conditions)
                || Condition.CANCER.in(conditions)
                || Condition.METASTATIC.in(conditions);
        double value = dice.normal(low ? 11.2 : 12.9, 1.6);
        return dice.chance(.06) ? Double.NaN : Math.clamp(Math.round(value * 10), 55, 180) / 10.0;
    }
}
