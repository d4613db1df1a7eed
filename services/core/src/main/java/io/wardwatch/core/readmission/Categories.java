package io.wardwatch.core.readmission;

/** What is said of each category of one classification (CCS of diagnoses or of procedures), by number. */
final class Categories {
    /** Categories are numbered from 1 to this. */
    static final int GREATEST = 9_999;

    static final int ALWAYS_PLANNED = 1;
    /** Of a procedure. */
    static final int POTENTIALLY_PLANNED = 1 << 1;
    /** Of a diagnosis. */
    static final int ACUTE = 1 << 1;

    private static final int EXCLUSION = 2;
    private static final int COHORT = 5;
    private static final int INCLUDED = 8;
    private static final int EXCLUDED = 14;

    private final int[] said = new int[GREATEST + 1];

    /** The number of a category, 0 for none. */
    static int number(String cell) {
        int number = 0;
        for (int i = 0; i < cell.length(); i++) {
            int digit = cell.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i >= 4) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    void mark(int category, int flag) {
        said[category] |= flag;
    }

    /** Whether it had none, or this one. */
    boolean exclude(int category, NotIndex reason) {
        int bit = 1 << (EXCLUSION + reason.ordinal() - NotIndex.FIRST_CATEGORY);
        int before = said[category] & (7 << EXCLUSION);
        said[category] |= bit;
        return before == 0 || before == bit;
    }

    /** Whether it had none, or this one. */
    boolean assign(int category, SpecialtyCohort cohort) {
        int before = (said[category] >>> COHORT) & 7;
        said[category] |= SpecialtyCohort.number(cohort) << COHORT;
        return before == 0 || before == SpecialtyCohort.number(cohort);
    }

    void condition(int category, ConditionCohort cohort, boolean included) {
        said[category] |= cohort.bit() << (included ? INCLUDED : EXCLUDED);
    }

    boolean is(int category, int flag) {
        return (said[category] & flag) != 0;
    }

    /** Bits 0 to 2, as {@link StayClass} has them. */
    int exclusions(int category) {
        return (said[category] >>> EXCLUSION) & 7;
    }

    SpecialtyCohort cohort(int category) {
        return SpecialtyCohort.numbered((said[category] >>> COHORT) & 7);
    }

    int included(int category) {
        return (said[category] >>> INCLUDED) & 0x3f;
    }

    int excluded(int category) {
        return (said[category] >>> EXCLUDED) & 0x3f;
    }
}
