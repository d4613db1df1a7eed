package io.wardwatch.core.readmission;

import java.util.Locale;

/** The five groups of hospital-wide readmission, in their precedence: the first that fits holds. */
public enum SpecialtyCohort {
    SURGERY_GYNECOLOGY,
    CARDIORESPIRATORY,
    CARDIOVASCULAR,
    NEUROLOGY,
    MEDICINE;

    private static final SpecialtyCohort[] VALUES = values();

    /** By the words of the list ("Surgery/Gynecology"), whatever their case; null for any other. */
    static SpecialtyCohort named(String words) {
        String name = words.strip().toUpperCase(Locale.ROOT).replace('/', '_');
        for (SpecialtyCohort cohort : VALUES) {
            if (cohort.name().equals(name)) {
                return cohort;
            }
        }
        return null;
    }

    /** 1 to 5; 0 is no cohort. */
    static int number(SpecialtyCohort cohort) {
        return cohort == null ? 0 : cohort.ordinal() + 1;
    }

    /** The cohort of a {@link #number}, null for 0 and {@link StayClass#LEFT_OUT}. */
    static SpecialtyCohort numbered(int number) {
        return number == 0 || number > VALUES.length ? null : VALUES[number - 1];
    }
}
