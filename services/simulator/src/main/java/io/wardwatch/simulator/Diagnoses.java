package io.wardwatch.simulator;

import io.wardwatch.core.event.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** The diagnosis lists of a stay: a few at admission, most at discharge, all in the final coding. */
final class Diagnoses {
    private static final String SYSTEM = "ICD10";

    private Diagnoses() {}

    static List<Diagnosis> principal(String code) {
        return List.of(new Diagnosis(code, SYSTEM, 1, null));
    }

    /** The principal one and each of the patient's conditions with chance {@code known}. */
    static List<Diagnosis> partial(String principal, int conditions, double known, Dice dice) {
        List<Diagnosis> list = new ArrayList<>();
        list.add(new Diagnosis(principal, SYSTEM, 1, null));
        for (Condition condition : Condition.ALL) {
            if (condition.in(conditions) && dice.chance(known)) {
                list.add(new Diagnosis(condition.chronicCode(), SYSTEM, list.size() + 1, null));
            }
        }
        return List.copyOf(list);
    }

    /** Final coding: all conditions, what else is common, and what the stay itself brought. */
    static List<Diagnosis> coded(Course course, int conditions, Dice dice) {
        List<Diagnosis> list = new ArrayList<>();
        add(list, course.complaint().code(), true);
        for (Condition condition : Condition.ALL) {
            if (condition.in(conditions)) {
                add(list, condition.chronicCode(), true);
            }
        }
        addIf(list, "I10", dice.chance(.5));
        addIf(list, "E78.5", dice.chance(.4));
        addIf(list, "F32.9", dice.chance(.15));
        addIf(list, "E66.9", dice.chance(.15));
        addIf(list, "E87.1", course.sodium() < RiskFormula.SODIUM_BOUND);
        addIf(list, "D64.9", course.hemoglobin() < 10);
        if (dice.chance(.06)) {
            add(list, dice.pick(List.of("N17.9", "J95.821", "L89.152", "T81.49XA")), false);
        }
        return List.copyOf(list);
    }

    private static void addIf(List<Diagnosis> list, String code, boolean present) {
        if (present) {
            add(list, code, true);
        }
    }

    private static void add(List<Diagnosis> list, String code, boolean presentOnAdmission) {
        list.add(new Diagnosis(code, SYSTEM, list.size() + 1, presentOnAdmission));
    }
}
