package io.wardwatch.core.measure;

import java.util.Arrays;

/**
 * What one patient's facts add to one day of one facility for one measure group: dimensions and a sparse vector of longs.
 * A KPI is the sum of all of them; a difference of two is again one. An unknown dimension is {@link #UNKNOWN}.
 *
 * @param day days since 1970-01-01 in the facility's zone
 * @param columns ascending, see {@link Columns}
 * @param amounts one for each column, never 0
 */
public record Contribution(
        MeasureGroup group,
        String facility,
        long day,
        String unit,
        String provider,
        String payer,
        String ageGroup,
        int[] columns,
        long[] amounts)
        implements CellInput {

    public static final String UNKNOWN = "UNKNOWN";

    @Override
    public boolean equals(Object other) {
        return other instanceof Contribution c
                && sameCell(c)
                && Arrays.equals(columns, c.columns)
                && Arrays.equals(amounts, c.amounts);
    }

    /** The same amounts under {@code dims}, as an encounter's discharge is sliced. */
    public Contribution in(Dimensions dims) {
        return new Contribution(
                group,
                facility,
                day,
                dims.dischargeUnit(),
                dims.provider(),
                dims.payer(),
                dims.ageGroup(),
                columns,
                amounts);
    }

    /** Whether both add to the same group, facility, day and dimensions. */
    public boolean sameCell(Contribution c) {
        return group == c.group
                && day == c.day
                && facility.equals(c.facility)
                && unit.equals(c.unit)
                && provider.equals(c.provider)
                && payer.equals(c.payer)
                && ageGroup.equals(c.ageGroup);
    }

    @Override
    public int hashCode() {
        return (group.hashCode() * 31 + Long.hashCode(day)) * 31 + Arrays.hashCode(amounts);
    }
}
