package io.wardwatch.core.score.clinical;

import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.Item;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import java.util.List;

/**
 * The HOSPITAL score of potentially avoidable readmission within 30 days: Hemoglobin, Oncology, Sodium, Procedure, Index Type,
 * Admissions, Length. Two versions differ in the steps of prior admissions, and are often taken for one:
 * <ul>
 *   <li>2013 (Donzé, JAMA Intern Med 173:632): none, 1 to 5, more than 5.
 *   <li>2016 (Donzé, JAMA Intern Med 176:496): at most 1, 2 to 5, more than 5.
 * </ul>
 * The simplified score (Aubert 2017, BMJ Qual Saf 26:799) takes the steps of 2016, leaves procedures out, and counts a diagnosis of
 * cancer, or discharge from oncology, where the others count discharge from oncology.
 */
public final class Hospital {
    private static final double LOW_HEMOGLOBIN_GDL = 12;
    private static final double LOW_SODIUM_MMOLL = 135;
    private static final int LONG_STAY_MIDNIGHTS = 5;

    private static final Item HEMOGLOBIN = new Item("hemoglobin", 1);
    private static final Item ONCOLOGY = new Item("oncology", 2);
    private static final Item SODIUM = new Item("sodium", 1);
    private static final Item PROCEDURE = new Item("procedure", 1);
    private static final Item ADMISSION_TYPE = new Item("admissionType", 1);
    private static final Item ADMISSIONS = new Item("priorAdmissions", 5);
    private static final Item LENGTH = new Item("lengthOfStay", 2);

    private Hospital() {}

    /** The steps none, 1 to 5, more than 5. */
    public static ScoreCard of2013(HospitalInput input) {
        return full(ScoreVersion.HOSPITAL_2013, input, admissions(input, 1));
    }

    /** The steps at most 1, 2 to 5, more than 5. */
    public static ScoreCard of2016(HospitalInput input) {
        return full(ScoreVersion.HOSPITAL_2016, input, admissions(input, 2));
    }

    /** Without procedures, and with a diagnosis of cancer beside discharge from oncology. */
    public static ScoreCard simplified(HospitalInput input) {
        return ScoreCard.of(
                ScoreVersion.HOSPITAL_SIMPLIFIED_2017,
                List.of(
                        below(HEMOGLOBIN, input.hemoglobinGdl(), LOW_HEMOGLOBIN_GDL, input.discharged()),
                        cancerOrOncology(input),
                        below(SODIUM, input.sodiumMmoll(), LOW_SODIUM_MMOLL, input.discharged()),
                        answered(ADMISSION_TYPE, input.nonElective(), 1),
                        admissions(input, 2),
                        length(input)));
    }

    private static ScoreCard full(ScoreVersion version, HospitalInput input, Component admissions) {
        return ScoreCard.of(
                version,
                List.of(
                        below(HEMOGLOBIN, input.hemoglobinGdl(), LOW_HEMOGLOBIN_GDL, input.discharged()),
                        oncology(input),
                        below(SODIUM, input.sodiumMmoll(), LOW_SODIUM_MMOLL, input.discharged()),
                        procedure(input),
                        answered(ADMISSION_TYPE, input.nonElective(), 1),
                        admissions,
                        length(input)));
    }

    private static Component below(Item item, double value, double limit, boolean discharged) {
        if (Double.isNaN(value)) {
            return item.missing();
        }
        int points = value < limit ? 1 : 0;
        return discharged ? item.known(points) : item.provisional(points);
    }

    private static Component oncology(HospitalInput input) {
        if (input.oncology() == Answer.UNKNOWN) {
            return ONCOLOGY.missing();
        }
        int points = input.oncology() == Answer.YES ? 2 : 0;
        return input.discharged() ? ONCOLOGY.known(points) : ONCOLOGY.provisional(points);
    }

    // A recorded cancer stays recorded.
    private static Component cancerOrOncology(HospitalInput input) {
        if (input.cancer() == Answer.YES) {
            return ONCOLOGY.known(2);
        }
        if (input.oncology() == Answer.YES) {
            return input.discharged() ? ONCOLOGY.known(2) : ONCOLOGY.provisional(2);
        }
        if (input.cancer() == Answer.UNKNOWN || input.oncology() == Answer.UNKNOWN) {
            return ONCOLOGY.missing();
        }
        return input.discharged() ? ONCOLOGY.known(0) : ONCOLOGY.provisional(0);
    }

    // A procedure that was done stays done; one that was not may still be.
    private static Component procedure(HospitalInput input) {
        if (input.procedure() == Answer.NO && !input.discharged()) {
            return PROCEDURE.provisional(0);
        }
        return answered(PROCEDURE, input.procedure(), 1);
    }

    private static Component admissions(HospitalInput input, int from) {
        int count = input.priorAdmissions();
        if (count < 0) {
            return ADMISSIONS.missing();
        }
        if (count > 5) {
            return ADMISSIONS.known(5);
        }
        return ADMISSIONS.known(count >= from ? 2 : 0);
    }

    // Midnights only grow: a stay that is long already stays long.
    private static Component length(HospitalInput input) {
        if (input.midnights() < 0) {
            return LENGTH.missing();
        }
        if (input.midnights() >= LONG_STAY_MIDNIGHTS) {
            return LENGTH.known(2);
        }
        return input.discharged() ? LENGTH.known(0) : LENGTH.provisional(0);
    }

    private static Component answered(Item item, Answer answer, int points) {
        return switch (answer) {
            case YES -> item.known(points);
            case NO -> item.known(0);
            case UNKNOWN -> item.missing();
        };
    }
}
