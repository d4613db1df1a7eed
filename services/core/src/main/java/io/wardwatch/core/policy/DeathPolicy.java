package io.wardwatch.core.policy;

/** What a label says to a learner of a patient who died within the horizon and was not readmitted before: a competing event. */
public enum DeathPolicy {
    /** The stay is left out: nobody knows whether it would have been followed by a readmission. */
    EXCLUDE,
    /** Not readmitted, as the CMS measure counts it. */
    NEGATIVE,
    /** Counts as readmitted: the endpoint is death or readmission, as LACE was derived. */
    COMPOSITE
}
