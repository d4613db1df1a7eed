package io.wardwatch.core.measure;

import io.wardwatch.core.readmission.IndexStay;

/**
 * What came after a discharge, by the crude measure and by that of unplanned readmissions.
 *
 * @param index the measure's row of the stay; null where it is open or the value sets lack a list
 * @param conditions whether the value sets tell condition cohorts
 */
public record Outcome(Following following, IndexStay index, boolean conditions) {}
