package io.wardwatch.core.policy;

/**
 * How long a visit may stay open without a word before time closes it, or something is said of it. An emergency registration and
 * an observation visit that nobody closed are closed that long after the last moment at which the patient is told to be there
 * (the defaults are those of a large network of admission notices: 48 hours and 5 days). An inpatient stay is never closed by
 * time, as long stays are real: a finding speaks of it.
 *
 * @param emergencyHours of a visit to the emergency department
 * @param observationHours of an observation visit
 * @param inpatientDays after the begin of a stay
 */
public record VisitLimits(int emergencyHours, int observationHours, int inpatientDays) {
    /** 48 hours, 5 days, 180 days. */
    public static final VisitLimits DEFAULT = new VisitLimits(48, 120, 180);

    private static final int LONGEST_HOURS = 24 * 365;
    private static final int LONGEST_DAYS = 3_650;

    public VisitLimits {
        require("visit.emergencyHours", emergencyHours, LONGEST_HOURS);
        require("visit.observationHours", observationHours, LONGEST_HOURS);
        require("visit.inpatientDays", inpatientDays, LONGEST_DAYS);
    }

    private static void require(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(key + " must lie between 1 and " + most + ", not " + value);
        }
    }
}
