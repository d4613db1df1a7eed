package io.wardwatch.model;

/** What a death after the discharge, within the horizon and before a readmission, counts as. */
public enum DeathPolicy {
    /** No case: neither came back nor could. */
    EXCLUDE(-1),
    /** Not readmitted, as the KPI and the measures of payers have it. */
    NEGATIVE(0),
    /** As bad as a readmission: the outcome is "readmitted or died". */
    COMPOSITE(1);

    private final int label;

    DeathPolicy(int label) {
        this.label = label;
    }

    /** 1, 0, or -1 for none. */
    int label() {
        return label;
    }
}
