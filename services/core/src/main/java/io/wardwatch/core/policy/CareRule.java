package io.wardwatch.core.policy;

/**
 * The deterministic alerts to care teams: what fires is a plain fact, no model. Key: the name, which is the alert's kind. A rule
 * that comes to mean another thing gets the next version; settings stand in a {@link Policy} under {@link #key()}. What each
 * warns of, why, and by whose word, stands in {@code docs/reference/alert-rules.md}.
 */
public enum CareRule {
    READMISSION_IN_PROGRESS("readmissionInProgress", 1, RuleSetting.within(Severity.WARNING, 30)),
    FREQUENT_EMERGENCY_VISITS("frequentEmergencyVisits", 1, RuleSetting.counting(Severity.INFO, 60, 3)),
    FREQUENT_ADMISSIONS("frequentAdmissions", 1, RuleSetting.counting(Severity.INFO, 365, 2)),
    RECENT_SKILLED_NURSING("recentSkilledNursing", 1, RuleSetting.within(Severity.INFO, 30)),
    /** Off: where no source says which appointments are booked it would speak of everybody. */
    FOLLOW_UP_MISSING(
            "followUpMissing", 1, RuleSetting.within(Severity.WARNING, 2).off()),
    /** A facility's, not a patient's. */
    OCCUPANCY_SURGE("occupancySurge", 1, RuleSetting.levels(Severity.WARNING, 95, 90));

    private final String key;
    private final int version;
    private final RuleSetting setting;

    CareRule(String key, int version, RuleSetting setting) {
        this.key = key;
        this.version = version;
        this.setting = setting;
    }

    /** Its name in a policy, after {@code rule.} */
    public String key() {
        return key;
    }

    public int version() {
        return version;
    }

    /** Name and version, as an alert carries them. */
    public String reference() {
        return name() + "@" + version;
    }

    /** What holds where no policy says otherwise. */
    public RuleSetting defaults() {
        return setting;
    }
}
