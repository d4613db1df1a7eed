package io.wardwatch.core.alert;

/** One fact on which a rule rests: a code, whose words live at the edge, and a count. Says nothing of whom it is about. */
public record RuleFact(String code, long value) {
    public static final String DAYS_SINCE_DISCHARGE = "DAYS_SINCE_DISCHARGE";
    public static final String FROM_OTHER_FACILITY = "FROM_OTHER_FACILITY";
    public static final String EMERGENCY_VISITS = "EMERGENCY_VISITS";
    public static final String ADMISSIONS = "ADMISSIONS";
    public static final String WINDOW_DAYS = "WINDOW_DAYS";
    public static final String DAYS_SINCE_SKILLED_NURSING = "DAYS_SINCE_SKILLED_NURSING";
    public static final String OCCUPANCY_PERCENT = "OCCUPANCY_PERCENT";
    public static final String OCCUPIED_BEDS = "OCCUPIED_BEDS";
    public static final String STAFFED_BEDS = "STAFFED_BEDS";
    public static final String DAYS_WITHOUT_FOLLOW_UP = "DAYS_WITHOUT_FOLLOW_UP";
    public static final String ADMITTED_FROM_SKILLED_NURSING = "ADMITTED_FROM_SKILLED_NURSING";
}
