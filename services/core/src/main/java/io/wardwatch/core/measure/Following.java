package io.wardwatch.core.measure;

/**
 * What followed a stay. Readmission: how many local days after a live discharge the patient's next stay began, at any facility
 * and at the same one; -1 where none did (yet). Death: how many local days after the stay's begin, and after a live discharge,
 * the patient died; -1 where no such death is known. A difference of days below 0, possible between zones, counts as 0.
 *
 * @param diedAfterBegin of the first known death on or after the day on which the stay began, in hospital or later
 * @param diedAfterEnd of the first known death on or after the day of a live discharge
 */
public record Following(long anyDays, long sameDays, long diedAfterBegin, long diedAfterEnd) {
    public static final Following NONE = new Following(-1, -1, -1, -1);
}
