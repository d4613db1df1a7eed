package io.wardwatch.model;

import io.wardwatch.core.policy.DeathPolicy;

/**
 * Which readmissions count as the outcome, and what deaths count as. Of claims there is one outcome each, and no death.
 *
 * @param rule of readmissions
 */
public record LabelPolicy(Rule rule, DeathPolicy death) {
    /** As the bundled model was trained: any readmission, and who died was not readmitted. */
    public static final LabelPolicy DEFAULT = new LabelPolicy(Rule.ANY, DeathPolicy.NEGATIVE);

    /** Which next stay counts. */
    public enum Rule {
        /** The next stay, at any facility, planned or not. */
        ANY,
        /** The next stay at the same facility. */
        SAME_FACILITY,
        /** What the measure of unplanned readmissions counts; stays that are no index stays are no cases. */
        UNPLANNED
    }
}
