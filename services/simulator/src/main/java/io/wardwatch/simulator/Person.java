package io.wardwatch.simulator;

import io.wardwatch.core.event.Field;
import java.util.Optional;

/** One patient as born into the simulation: who they are, what they have, and how often they come. */
final class Person {
    private static final double DAYS_A_YEAR = 365.25;
    private static final double CHRONIC = .72;

    private final String sex;
    private final long birthDay;
    private final Hospital home;
    private final Payer payer;
    private final String plan;
    private final String region;
    private final double staysAYear;
    private final double visitsAYear;
    private int conditions;

    Person(Network network, Dice dice, long today) {
        boolean chronic = dice.chance(CHRONIC);
        double age = chronic ? Math.clamp(dice.normal(68, 13), 24, 98) : Math.clamp(dice.normal(44, 22), 1, 95);
        birthDay = today - (long) (age * DAYS_A_YEAR);
        sex = dice.chance(.52) ? "F" : dice.chance(.98) ? "M" : "X";
        conditions = conditions(chronic, age, dice);
        double burden = Math.min(6, Integer.bitCount(conditions));
        staysAYear = dice.logNormal(chronic ? .95 + .36 * burden : .5, .75);
        visitsAYear = dice.logNormal(chronic ? 2.9 : 1.8, .85);
        home = network.any(dice);
        payer = Payer.of((int) age, dice);
        plan = payer.plans().isEmpty() ? null : dice.pick(payer.plans());
        region = Integer.toString(100 + dice.below(880));
    }

    private static int conditions(boolean chronic, double age, Dice dice) {
        double factor = (chronic ? 1 : .12) * Math.clamp(age / 65, .15, 1.35);
        int mask = 0;
        for (Condition condition : Condition.ALL) {
            mask |= dice.chance(condition.prevalence() * factor) ? condition.bit() : 0;
        }
        if (chronic && mask == 0) {
            mask = dice.pick(Condition.ALL.subList(1, 13)).bit();
        }
        return Condition.withoutLesser(mask);
    }

    /** Whole years at {@code localDay}. */
    int ageAt(long localDay) {
        return (int) Math.max(0, (localDay - birthDay) / DAYS_A_YEAR);
    }

    int conditions() {
        return conditions;
    }

    /** Takes a condition that an acute illness brought to light. */
    void learn(Condition condition) {
        conditions = Condition.withoutLesser(conditions | condition.bit());
    }

    Hospital home() {
        return home;
    }

    Payer payer() {
        return payer;
    }

    Optional<String> plan() {
        return Optional.ofNullable(plan);
    }

    double staysAYear() {
        return staysAYear;
    }

    double visitsAYear() {
        return visitsAYear;
    }

    /** The chance a year of dying outside hospital. */
    double deathsAYear(long localDay) {
        double age = ageAt(localDay);
        return StrictMath.exp(-3.6 + .05 * (age - 65) + .22 * Integer.bitCount(conditions));
    }

    /** Writes what a registration says of the person; one of the sources knows ages only. */
    Scribe describe(Scribe note, Visit visit, long localDay) {
        if (visit.hospital().agesOnly()) {
            note.with(Field.AGE_YEARS, (long) ageAt(localDay));
        } else {
            note.with(Field.BIRTH_DATE, birthDay);
        }
        return note.with(Field.SEX, sex)
                .with(Field.REGION, region)
                .with(Field.PAYER, payer.name())
                .with(Field.PLAN, plan);
    }
}
