package io.wardwatch.simulator;

import java.util.List;

/**
 * Why a patient stays: the principal diagnosis with the DRG it leads to, the DRG's weight, the median length of stay and the
 * service that takes it. DRG numbers are those of MS-DRG for the diagnosis, weights rounded; both only colour the feed.
 *
 * @param condition what the diagnosis is an acute form of, or null where it is none of the chronic conditions
 * @param procedure ICD-10-PCS code of its usual operation, empty where there is none
 */
record Complaint(
        String code, String drg, double weight, double medianDays, Ward ward, Condition condition, String procedure) {

    /** Acute reasons that anyone may have. */
    static final List<Complaint> ACUTE = List.of(
            acute("J18.9", "193", 1.32, 4.1, Ward.MED1, ""),
            acute("A41.9", "871", 1.87, 5.2, Ward.MED2, ""),
            acute("N39.0", "689", 1.08, 3.4, Ward.MED2, ""),
            acute("L03.115", "602", 1.46, 3.9, Ward.MED1, ""),
            acute("N17.9", "682", 1.47, 4.2, Ward.MED2, ""),
            acute("K92.2", "377", 1.79, 4.0, Ward.MED1, "0DJ08ZZ"),
            acute("R55", "312", .84, 2.4, Ward.CARD, ""),
            acute("I48.91", "308", 1.18, 3.3, Ward.CARD, ""),
            acute("S72.001A", "481", 2.10, 4.8, Ward.SURG, "0SR90J9"),
            acute("K35.80", "343", 1.05, 2.2, Ward.SURG, "0DTJ4ZZ"),
            acute("K80.00", "418", 1.71, 3.6, Ward.SURG, "0FT44ZZ"),
            acute("E86.0", "640", 1.21, 2.8, Ward.MED1, ""));

    /** Reasons for a stay that is planned. */
    static final List<Complaint> ELECTIVE = List.of(
            acute("M17.11", "470", 1.90, 2.0, Ward.SURG, "0SRC0J9"),
            acute("M16.11", "470", 1.90, 2.1, Ward.SURG, "0SR90J9"),
            acute("M48.06", "460", 3.88, 2.9, Ward.SURG, "0SG1071"),
            acute("I25.10", "247", 2.06, 2.0, Ward.CARD, "027034Z"),
            acute("K43.9", "355", 1.30, 2.3, Ward.SURG, "0WUF0JZ"),
            acute("Z51.11", "847", 1.25, 2.9, Ward.ONC, "3E03305"));

    /** What brings people to the emergency department for some hours. */
    static final List<String> EMERGENCY_CODES = List.of(
            "R07.9",
            "R10.9",
            "S93.401A",
            "J06.9",
            "M54.5",
            "R51",
            "N39.0",
            "S61.219A",
            "K52.9",
            "R42",
            "T78.40XA",
            "L50.9");

    private static Complaint acute(
            String code, String drg, double weight, double medianDays, Ward ward, String procedure) {
        return new Complaint(code, drg, weight, medianDays, ward, null, procedure);
    }

    /** The acute form of one of the patient's own conditions. */
    static Complaint of(Condition condition, String code) {
        return switch (condition) {
            case MYOCARDIAL_INFARCTION -> chronic(condition, code, "280", 1.64, 4.2, Ward.CARD);
            case HEART_FAILURE -> chronic(condition, code, "291", 1.35, 4.6, Ward.CARD);
            case PERIPHERAL_VASCULAR -> chronic(condition, code, "300", 1.05, 3.9, Ward.CARD);
            case CEREBROVASCULAR -> chronic(condition, code, "065", 1.02, 3.7, Ward.MED2);
            case CHRONIC_PULMONARY -> chronic(condition, code, "190", 1.12, 3.9, Ward.MED1);
            case DIABETES, DIABETES_COMPLICATED -> chronic(condition, code, "637", 1.38, 3.8, Ward.MED2);
            case RENAL -> chronic(condition, code, "682", 1.47, 4.3, Ward.MED2);
            case MILD_LIVER, SEVERE_LIVER -> chronic(condition, code, "432", 1.90, 4.8, Ward.MED1);
            case CANCER, METASTATIC -> chronic(condition, code, "180", 1.68, 5.0, Ward.ONC);
            case PEPTIC_ULCER -> chronic(condition, code, "377", 1.79, 4.0, Ward.MED1);
            default -> chronic(condition, code, "948", .78, 3.6, Ward.MED1);
        };
    }

    private static Complaint chronic(
            Condition condition, String code, String drg, double weight, double medianDays, Ward ward) {
        return new Complaint(code, drg, weight, medianDays, ward, condition, "");
    }
}
