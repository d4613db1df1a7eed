package io.wardwatch.core.readmission;

import io.wardwatch.core.readmission.ValueSetReader.Row;
import io.wardwatch.core.readmission.ValueSetReading.Problem;
import java.util.List;
import java.util.Locale;

/** Puts the rows of one table into an edition, and says of each that cannot be why. */
final class ValueSetFill {
    private final ValueSets sets;
    private final ValueSetTable table;
    private final String file;
    private final List<Problem> problems;

    ValueSetFill(ValueSets sets, ValueSetTable table, String file, List<Problem> problems) {
        this.sets = sets;
        this.table = table;
        this.file = file;
        this.problems = problems;
    }

    /** A row in one spelling. */
    static String plain(ValueSetTable table, Row row) {
        if (table == ValueSetTable.EXEMPT_HOSPITALS) {
            return String.join(",", row.cells()); // codes of facilities differ by their case
        }
        return String.join(",", row.cells()).toUpperCase(Locale.ROOT).replace(".", "");
    }

    void take(Row row) {
        String wrong = problems.size() < ValueSetReader.MOST_PROBLEMS ? put(row.cells()) : "";
        if (!wrong.isEmpty()) {
            problems.add(new Problem(file, row.line(), wrong));
        }
    }

    /** What is wrong with the row, or empty. */
    private String put(List<String> cells) {
        return switch (table) {
            case ALWAYS_PLANNED_PROCEDURE_CATEGORIES ->
                mark(sets.ofProcedures, cells.get(0), Categories.ALWAYS_PLANNED);
            case POTENTIALLY_PLANNED_PROCEDURE_CATEGORIES ->
                mark(sets.ofProcedures, cells.get(0), Categories.POTENTIALLY_PLANNED);
            case ALWAYS_PLANNED_DIAGNOSIS_CATEGORIES -> mark(sets.ofDiagnoses, cells.get(0), Categories.ALWAYS_PLANNED);
            case ACUTE_DIAGNOSIS_CATEGORIES -> mark(sets.ofDiagnoses, cells.get(0), Categories.ACUTE);
            case EXCLUDED_DIAGNOSIS_CATEGORIES -> exclude(cells.get(0), cells.get(1));
            case SPECIALTY_COHORTS -> assign(cells.get(0), cells.get(1), cells.get(2));
            case POTENTIALLY_PLANNED_PROCEDURES -> code(sets.procedures, cells.get(0), ValueSets.LISTED);
            case ACUTE_DIAGNOSES -> code(sets.diagnoses, cells.get(0), ValueSets.LISTED);
            case SURGERY_GYNECOLOGY_PROCEDURES ->
                SpecialtyCohort.named(cells.get(1)) == SpecialtyCohort.SURGERY_GYNECOLOGY
                        ? code(sets.procedures, cells.get(0), ValueSets.SURGERY)
                        : "names another cohort than Surgery/Gynecology";
            case DIAGNOSIS_CATEGORIES -> map(sets.diagnosisCategories, cells.get(0), cells.get(1));
            case PROCEDURE_CATEGORIES -> map(sets.procedureCategories, cells.get(0), cells.get(1));
            case CONDITION_COHORTS -> condition(cells);
            case EXEMPT_HOSPITALS -> {
                sets.exempt.add(cells.get(0));
                yield "";
            }
        };
    }

    private static String mark(Categories categories, String cell, int flag) {
        int category = Categories.number(cell);
        if (category == 0) {
            return noCategory();
        }
        categories.mark(category, flag);
        return "";
    }

    private String exclude(String cell, String words) {
        int category = Categories.number(cell);
        NotIndex reason = NotIndex.category(words);
        if (category == 0) {
            return noCategory();
        }
        if (reason == null) {
            return "excludes for another cause than Medical Treatment of Cancer, Psychiatric or Rehabilitation";
        }
        return sets.ofDiagnoses.exclude(category, reason) ? "" : "gives category " + category + " a second cause";
    }

    private String assign(String cell, String words, String kind) {
        int category = Categories.number(cell);
        SpecialtyCohort cohort = SpecialtyCohort.named(words);
        if (category == 0) {
            return noCategory();
        }
        if (cohort == null) {
            return "names no specialty cohort";
        }
        boolean procedure = kind.equalsIgnoreCase("Procedure");
        if (!procedure && !kind.equalsIgnoreCase("Diagnosis")) {
            return "is of neither Procedure nor Diagnosis";
        }
        if (procedure && cohort != SpecialtyCohort.SURGERY_GYNECOLOGY) {
            return "makes a procedure part of another cohort than Surgery/Gynecology";
        }
        Categories categories = procedure ? sets.ofProcedures : sets.ofDiagnoses;
        return categories.assign(category, cohort) ? "" : "gives category " + category + " a second cohort";
    }

    private static String code(CodeTable codes, String cell, int bits) {
        boolean prefix = cell.endsWith("*");
        long packed = packed(cell, prefix);
        if (packed == 0) {
            return noCode();
        }
        codes.or(packed, prefix, bits);
        return "";
    }

    private static String map(CodeTable codes, String cell, String number) {
        boolean prefix = cell.endsWith("*");
        long packed = packed(cell, prefix);
        int category = Categories.number(number);
        if (packed == 0) {
            return noCode();
        }
        if (category == 0) {
            return noCategory();
        }
        int before = codes.put(packed, prefix, category);
        return before == 0 || before == category ? "" : "gives code " + cell + " a second category";
    }

    private String condition(List<String> cells) {
        ConditionCohort cohort = ConditionCohort.named(cells.get(0));
        String role = cells.get(3).toLowerCase(Locale.ROOT);
        boolean included = role.equals("include");
        if (cohort == null) {
            return "names no condition cohort";
        }
        if (!included && !role.equals("exclude")) {
            return "has a role that is neither include nor exclude";
        }
        int bits = cohort.bit() << (included ? ValueSets.INCLUDED : ValueSets.EXCLUDED);
        String code = cells.get(2);
        return switch (cells.get(1).toUpperCase(Locale.ROOT)) {
            case "ICD_10_CM" -> code(sets.diagnoses, code, bits);
            case "ICD_10_PCS" -> code(sets.procedures, code, bits);
            case "CCS_DIAGNOSIS" -> condition(sets.ofDiagnoses, code, cohort, included);
            case "CCS_PROCEDURE" -> condition(sets.ofProcedures, code, cohort, included);
            default -> "names a code system other than ICD_10_CM, ICD_10_PCS, CCS_DIAGNOSIS and CCS_PROCEDURE";
        };
    }

    private static String condition(Categories categories, String cell, ConditionCohort cohort, boolean included) {
        int category = Categories.number(cell);
        if (category == 0) {
            return noCategory();
        }
        categories.condition(category, cohort, included);
        return "";
    }

    private static long packed(String cell, boolean prefix) {
        return CodeTable.pack(prefix ? cell.substring(0, cell.length() - 1) : cell);
    }

    private static String noCategory() {
        return "has no category from 1 to " + Categories.GREATEST;
    }

    private static String noCode() {
        return "has no code of 1 to " + CodeTable.LONGEST + " letters and digits";
    }
}
