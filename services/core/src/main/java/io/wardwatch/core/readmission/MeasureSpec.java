package io.wardwatch.core.readmission;

import java.util.List;
import java.util.Set;

/**
 * One variant of the measure. Key: id and version; a changed meaning is another version.
 *
 * @param unplanned whether it is the hospital-wide measure of unplanned readmissions; else the crude one, which asks for a live
 *     discharge and a later stay alone
 * @param fromAge the least age of an index stay, in years
 * @param unlisted where a stay belongs whose diagnosis no list assigns
 * @param cancerHospitals codes of facilities that are exempt from prospective payment
 */
public record MeasureSpec(
        String id, int version, boolean unplanned, int fromAge, Unlisted unlisted, Set<String> cancerHospitals) {
    /** The horizons that outcomes are told for, in days, ascending. */
    public static final List<Integer> HORIZONS = List.of(7, 30, 60, 90);

    static final int LONGEST_HORIZON = 90;

    /** Where a stay belongs whose category of diagnosis is in no specialty cohort's list. */
    public enum Unlisted {
        MEDICINE,
        NO_COHORT
    }

    public MeasureSpec {
        cancerHospitals = Set.copyOf(cancerHospitals);
    }

    public static MeasureSpec crude() {
        return new MeasureSpec("readmission.crude", 1, false, 0, Unlisted.MEDICINE, Set.of());
    }

    /** All payers, adults. */
    public static MeasureSpec hospitalWide() {
        return new MeasureSpec("readmission.unplanned", 1, true, 18, Unlisted.MEDICINE, Set.of());
    }

    /** From 65 on, as CMS has it. */
    public static MeasureSpec cms() {
        return new MeasureSpec("readmission.unplanned.cms", 1, true, 65, Unlisted.MEDICINE, Set.of());
    }

    /** As a KPI is named: {@code readmission.unplanned@1}. */
    public String definition() {
        return id + "@" + version;
    }
}
