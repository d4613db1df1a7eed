package io.wardwatch.core.readmission;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The six conditions and procedures whose readmissions are paid by. A stay may be in several. Which codes
 * make one is in the value sets.
 */
public enum ConditionCohort {
    AMI,
    HF,
    PN,
    COPD,
    CABG,
    THA_TKA;

    private static final ConditionCohort[] VALUES = values();

    /** As KPIs name it: {@code tha-tka}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words. */
    public String title() {
        return switch (this) {
            case AMI -> "heart attack";
            case HF -> "heart failure";
            case PN -> "pneumonia";
            case COPD -> "COPD";
            case CABG -> "coronary bypass";
            case THA_TKA -> "hip or knee replacement";
        };
    }

    int bit() {
        return 1 << ordinal();
    }

    static Set<ConditionCohort> of(int bits) {
        Set<ConditionCohort> set = EnumSet.noneOf(ConditionCohort.class);
        for (ConditionCohort cohort : VALUES) {
            if ((bits & cohort.bit()) != 0) {
                set.add(cohort);
            }
        }
        return set;
    }

    /** By its name, also as {@code THA/TKA}; null for any other. */
    static ConditionCohort named(String words) {
        String name = words.strip().toUpperCase(Locale.ROOT).replace('/', '_');
        for (ConditionCohort cohort : VALUES) {
            if (cohort.name().equals(name)) {
                return cohort;
            }
        }
        return null;
    }
}
