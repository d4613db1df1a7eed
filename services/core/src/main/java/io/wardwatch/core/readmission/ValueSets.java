package io.wardwatch.core.readmission;

import io.wardwatch.core.event.Procedure;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One edition of the measure's lists, immutable, and what it says of a stay. Key: name and {@link #digest}, which is a function
 * of what the tables mean alone. A look-up is a few probes of tables of longs and allocates nothing.
 */
public final class ValueSets {
    /** Of a diagnosis or procedure code: bits 1 to 6 put into a condition cohort, 7 to 12 take out. */
    static final int INCLUDED = 1;

    static final int EXCLUDED = 7;

    /** Of a diagnosis code: acute. Of a procedure code: potentially planned. */
    static final int LISTED = 1;
    /** Of a procedure code: surgery or gynaecology. */
    static final int SURGERY = 1 << 13;

    final CodeTable diagnosisCategories = new CodeTable();
    final CodeTable procedureCategories = new CodeTable();
    final CodeTable diagnoses = new CodeTable();
    final CodeTable procedures = new CodeTable();
    final Categories ofDiagnoses = new Categories();
    final Categories ofProcedures = new Categories();

    /** Codes of hospitals that are exempt from prospective payment. */
    final Set<String> exempt = new HashSet<>();

    private final String name;
    private final long from;
    private final long until;
    private final String digest;
    private final Set<ValueSetTable> tables;
    private final MeasureSpec.Unlisted unlisted;
    private final boolean complete;

    /**
     * What {@code edition.txt} says.
     *
     * @param from first day of discharge it holds for
     * @param until the last
     * @param unlisted where a stay belongs whose diagnosis no list assigns
     */
    record Edition(String name, long from, long until, MeasureSpec.Unlisted unlisted) {}

    /** Filled by its reader, and then no more. */
    ValueSets(Edition edition, String digest, Set<ValueSetTable> tables) {
        this.name = edition.name;
        this.from = edition.from;
        this.until = edition.until;
        this.unlisted = edition.unlisted;
        this.digest = digest;
        this.tables = tables.isEmpty() ? EnumSet.noneOf(ValueSetTable.class) : EnumSet.copyOf(tables);
        this.complete = missing().isEmpty();
    }

    public String name() {
        return name;
    }

    /** The first day of discharge it holds for, in days since 1970-01-01; {@link Long#MIN_VALUE} where not stated. */
    public long from() {
        return from;
    }

    /** The last day of discharge it holds for; {@link Long#MAX_VALUE} where not stated. */
    public long until() {
        return until;
    }

    /** 16 hexadecimal digits, the version of the edition. */
    public String digest() {
        return digest;
    }

    /** The tables without which the hospital-wide measure cannot be told, and which it was not given. */
    public Set<ValueSetTable> missing() {
        Set<ValueSetTable> missing = EnumSet.noneOf(ValueSetTable.class);
        for (ValueSetTable table : ValueSetTable.values()) {
            if (table.needed() && !tables.contains(table)) {
                missing.add(table);
            }
        }
        return missing;
    }

    /** Whether the hospital-wide measure can be told. */
    public boolean complete() {
        return complete;
    }

    /** Whether the six condition cohorts can be told. */
    public boolean tellsConditions() {
        return tables.contains(ValueSetTable.CONDITION_COHORTS);
    }

    /** As {@link #classify(String, List)}, of a stay at {@code facility}. */
    int classify(String facility, String principal, List<Procedure> done) {
        int bits = classify(principal, done);
        return exempt.contains(facility) ? StayClass.exempt(bits) : bits;
    }

    /**
     * What the lists say of a stay, as bits of {@link StayClass}.
     *
     * @param principal code of its principal diagnosis in ICD-10-CM, empty where there is none
     * @param done its procedures; those that are not in ICD-10-PCS are passed over
     */
    public int classify(String principal, List<Procedure> done) {
        long code = CodeTable.pack(principal);
        int category = code == 0 ? 0 : diagnosisCategories.longest(code);
        int bits = code == 0 ? 0 : diagnoses.union(code);
        int included = ((bits >>> INCLUDED) | ofDiagnoses.included(category)) & 0x3f;
        int excluded = ((bits >>> EXCLUDED) | ofDiagnoses.excluded(category)) & 0x3f;
        boolean surgery = false;
        boolean always = false;
        boolean potentially = false;
        for (int i = 0; i < done.size(); i++) {
            long procedure = packed(done.get(i));
            if (procedure != 0) {
                int kind = procedureCategories.longest(procedure);
                int said = procedures.union(procedure);
                always |= ofProcedures.is(kind, Categories.ALWAYS_PLANNED);
                potentially |= (said & LISTED) != 0 || ofProcedures.is(kind, Categories.POTENTIALLY_PLANNED);
                surgery |= (said & SURGERY) != 0 || ofProcedures.cohort(kind) != null;
                included |= ((said >>> INCLUDED) | ofProcedures.included(kind)) & 0x3f;
                excluded |= ((said >>> EXCLUDED) | ofProcedures.excluded(kind)) & 0x3f;
            }
        }
        boolean acute = code == 0 || (bits & LISTED) != 0 || ofDiagnoses.is(category, Categories.ACUTE);
        PlannedRule planned = PlannedRule.UNPLANNED;
        if (always) {
            planned = PlannedRule.ALWAYS_PLANNED_PROCEDURE;
        } else if (ofDiagnoses.is(category, Categories.ALWAYS_PLANNED)) {
            planned = PlannedRule.ALWAYS_PLANNED_DIAGNOSIS;
        } else if (potentially) {
            planned = acute ? PlannedRule.ACUTE_DIAGNOSIS : PlannedRule.POTENTIALLY_PLANNED;
        }
        int condition = code == 0 ? 0 : category != 0 ? category : StayClass.conditionOf(code);
        SpecialtyCohort cohort = surgery ? SpecialtyCohort.SURGERY_GYNECOLOGY : ofDiagnoses.cohort(category);
        int all = StayClass.of(planned, ofDiagnoses.exclusions(category), cohort, included & ~excluded, condition);
        boolean leftOut = cohort == null && code != 0 && unlisted == MeasureSpec.Unlisted.NO_COHORT;
        return leftOut ? StayClass.leftOut(all) : all;
    }

    /** 0 for a procedure that is coded otherwise: "ICD10", "ICD10PCS" and "ICD-10-PCS" are one, as is no word on it. */
    private static long packed(Procedure procedure) {
        String system = procedure.system();
        boolean icd = system == null
                || system.isEmpty()
                || system.equals("UNKNOWN")
                || system.regionMatches(true, 0, "ICD10", 0, 5)
                || system.regionMatches(true, 0, "ICD-10", 0, 6);
        return icd ? CodeTable.pack(procedure.code()) : 0;
    }

    /** Name and digest. */
    @Override
    public String toString() {
        return name + " " + digest;
    }
}
