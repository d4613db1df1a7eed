package io.wardwatch.core.readmission;

import java.util.Set;

/**
 * What the value sets say of one stay, packed into an {@code int} that stands in a patient's head. A function of the stay's
 * facility, principal diagnosis and procedures and of the edition alone. Bits: 0–2 planned rule, 3–5 exclusions, 6–8 specialty
 * cohort, 9–14 condition cohorts, 15–30 condition, 31 exempt hospital; 0 is a stay of which nothing is known.
 */
public final class StayClass {
    /** Of a stay without any code. */
    public static final int UNKNOWN = 0;

    /** In the place of a specialty cohort: no list assigns the diagnosis, and the edition has such stays left out. */
    static final int LEFT_OUT = 6;

    private static final int CONDITION = 15;
    private static final int COHORT = 6;
    private static final int CONDITION_MASK = 0xffff;
    private static final int EXEMPT = 1 << 31;
    /** Above all CCS categories, where the keys of the first three characters begin. */
    private static final int CHARACTERS = 10_000;

    private StayClass() {}

    static int of(PlannedRule planned, int exclusions, SpecialtyCohort cohort, int conditions, int condition) {
        return planned.ordinal()
                | (exclusions << 3)
                | (SpecialtyCohort.number(cohort) << COHORT)
                | (conditions << 9)
                | (condition << CONDITION);
    }

    public static PlannedRule planned(int bits) {
        return PlannedRule.of(bits & 7);
    }

    /** Whether the stay's principal diagnosis is known. */
    public static boolean coded(int bits) {
        return condition(bits) != 0;
    }

    /** The specialty cohort by the lists, or null. */
    static SpecialtyCohort cohort(int bits) {
        return SpecialtyCohort.numbered((bits >>> COHORT) & 7);
    }

    /** {@link NotIndex} bits of the exclusions by category. */
    static int exclusions(int bits) {
        return ((bits >>> 3) & 7) << NotIndex.FIRST_CATEGORY;
    }

    static int conditionBits(int bits) {
        return (bits >>> 9) & 0x3f;
    }

    public static Set<ConditionCohort> conditions(int bits) {
        return ConditionCohort.of(conditionBits(bits));
    }

    /** Equal for stays of one condition; 0 where there is no principal diagnosis. */
    static int condition(int bits) {
        return (bits >>> CONDITION) & CONDITION_MASK;
    }

    /** The same of a stay at a hospital that is exempt from prospective payment. */
    static int exempt(int bits) {
        return bits | EXEMPT;
    }

    static boolean isExempt(int bits) {
        return bits < 0;
    }

    /** The same where no list assigns the diagnosis and the edition has such stays left out. */
    static int leftOut(int bits) {
        return bits | (LEFT_OUT << COHORT);
    }

    static boolean isLeftOut(int bits) {
        return ((bits >>> COHORT) & 7) == LEFT_OUT;
    }

    /** The condition of a code that the crosswalk does not know: its first three characters. */
    static int conditionOf(long packed) {
        long three = packed;
        while (three >= 1L << 24) {
            three >>>= 8;
        }
        int key = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            key = key * 36 + Math.max(0, Character.digit((int) ((three >>> shift) & 0xff), 36));
        }
        return CHARACTERS + key;
    }
}
