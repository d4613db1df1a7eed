package io.wardwatch.core.readmission;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Why a stay is no index stay. Names are part of the contract of index stays: never renamed, new ones at the end. When each
 * holds is said in the decision record on the measure.
 */
public enum NotIndex {
    NOT_INPATIENT,
    STILL_OPEN,
    DIED,
    LEFT_AGAINST_ADVICE,
    TRANSFERRED_OUT,
    SAME_DAY_SAME_HOSPITAL,
    OVERLAPPING_STAY,
    DISCHARGED_TO_ACUTE,
    UNDER_AGE,
    AGE_UNKNOWN,
    NO_PRINCIPAL_DIAGNOSIS,
    CANCER_TREATMENT,
    PSYCHIATRIC,
    REHABILITATION,
    CANCER_HOSPITAL,
    NO_COHORT;

    private static final NotIndex[] VALUES = values();

    int bit() {
        return 1 << ordinal();
    }

    static Set<NotIndex> of(int bits) {
        Set<NotIndex> set = EnumSet.noneOf(NotIndex.class);
        for (NotIndex reason : VALUES) {
            if ((bits & reason.bit()) != 0) {
                set.add(reason);
            }
        }
        return set;
    }

    /** The three that a category of diagnosis can have, as bits 0 to 2 of {@link StayClass}. */
    static final int FIRST_CATEGORY = CANCER_TREATMENT.ordinal();

    /** By the words of the exclusion list; null for any other. */
    static NotIndex category(String words) {
        return switch (words.strip().toUpperCase(Locale.ROOT)) {
            case "MEDICAL TREATMENT OF CANCER" -> CANCER_TREATMENT;
            case "PSYCHIATRIC" -> PSYCHIATRIC;
            case "REHABILITATION" -> REHABILITATION;
            default -> null;
        };
    }
}
