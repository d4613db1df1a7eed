package io.wardwatch.core.readmission;

import java.util.List;
import java.util.Locale;

/**
 * The tables of the measure, as files: CMS's lists as its readers publish them in CSV, a header line, one code or category a
 * line. A code that ends in {@code *} is a prefix; of several the longest holds. A column may go by several names; columns beside
 * those named here are for people and are not read.
 */
public enum ValueSetTable {
    ALWAYS_PLANNED_PROCEDURE_CATEGORIES(true, "always_planned_ccs_procedure_category", "ccs_procedure_category"),
    ALWAYS_PLANNED_DIAGNOSIS_CATEGORIES(true, "always_planned_ccs_diagnosis_category", "ccs_diagnosis_category"),
    POTENTIALLY_PLANNED_PROCEDURE_CATEGORIES(
            true, "potentially_planned_ccs_procedure_category", "ccs_procedure_category"),
    POTENTIALLY_PLANNED_PROCEDURES(true, "potentially_planned_icd_10_pcs", "icd_10_pcs"),
    ACUTE_DIAGNOSIS_CATEGORIES(true, "acute_diagnosis_ccs", "ccs_diagnosis_category"),
    ACUTE_DIAGNOSES(true, "acute_diagnosis_icd_10_cm", "icd_10_cm"),
    EXCLUDED_DIAGNOSIS_CATEGORIES(
            true, "exclusion_ccs_diagnosis_category", "ccs_diagnosis_category", "exclusion_category"),
    SPECIALTY_COHORTS(true, "specialty_cohort", "ccs", "specialty_cohort", "procedure_or_diagnosis"),
    SURGERY_GYNECOLOGY_PROCEDURES(true, "surgery_gynecology_cohort", "icd_10_pcs", "specialty_cohort"),
    /** Also as AHRQ publishes it, in single quotes. */
    DIAGNOSIS_CATEGORIES(true, "icd_10_cm_to_ccs", "icd_10_cm|icd_10_cm_code", "ccs_diagnosis_category|ccs_category"),
    /** Also as AHRQ publishes it, in single quotes. */
    PROCEDURE_CATEGORIES(
            true, "icd_10_pcs_to_ccs", "icd_10_pcs|icd_10_pcs_code", "ccs_procedure_category|ccs_category"),
    /**
     * Ours: {@code code_system} is ICD_10_CM (of the principal diagnosis), ICD_10_PCS, CCS_DIAGNOSIS or CCS_PROCEDURE, {@code role}
     * is {@code include} or {@code exclude}.
     */
    CONDITION_COHORTS(false, "condition_cohort", "condition_cohort", "code_system", "code", "role"),
    /** Ours: the codes of hospitals that are exempt from prospective payment, as events name them. */
    EXEMPT_HOSPITALS(false, "exempt_hospital", "facility");

    private final boolean needed;
    private final String fileName;
    private final List<String> columns;

    ValueSetTable(boolean needed, String fileName, String... columns) {
        this.needed = needed;
        this.fileName = fileName;
        this.columns = List.of(columns);
    }

    /** Whether the hospital-wide measure cannot be told without it. */
    public boolean needed() {
        return needed;
    }

    /** The name of its file, without {@code .csv}. */
    public String fileName() {
        return fileName;
    }

    /** The columns it must have; names that are alike are separated by {@code |}. */
    List<String> columns() {
        return columns;
    }

    /** The table in a file of this name, with any folder, {@code .csv} and {@code readmissions__} taken off; null for none. */
    static ValueSetTable ofFile(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
        name = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        name = name.startsWith("readmissions__") ? name.substring("readmissions__".length()) : name;
        for (ValueSetTable table : values()) {
            if (table.fileName.equals(name)) {
                return table;
            }
        }
        return null;
    }
}
