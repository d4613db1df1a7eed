package io.wardwatch.alerts;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The stays behind a readmission KPI, and what they add up to. Component names are those of the HTTP contract; what does not apply
 * is null.
 *
 * @param measure {@code crude}, {@code unplanned}, {@code unplanned.cms} or {@code unplanned.} and a condition
 * @param returns which visit counts: {@code any}, {@code same}, {@code emergency} or {@code observation}
 * @param counts of all stays of these places and days, whatever is listed of them
 * @param total how many stays the list has, on all pages
 * @param definitions ids and versions by which they were judged
 * @param valueSets editions of the code lists by which they were judged
 * @param reasons what each reason among them means
 * @param next asks for the next page; null on the last one
 */
public record IndexStaysView(
        @Nullable Instant clock,
        String measure,
        String returns,
        int horizon,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Counts counts,
        int total,
        List<String> definitions,
        List<String> valueSets,
        List<ReasonCount> reasons,
        @Nullable String next,
        List<Line> rows) {

    /**
     * What the stays add up to.
     *
     * @param stays all of them, index stays or not
     * @param denominator index stays
     * @param numerator index stays that were followed by what counts
     * @param pending index stays whose horizon has not passed, without a return yet: each may still become part of the numerator
     * @param planned index stays whose first return within the horizon was planned
     * @param excluded those that are no index stays
     */
    public record Counts(int stays, int denominator, int numerator, int pending, int planned, int excluded) {}

    /**
     * A reason why stays are no index stays.
     *
     * @param stays how many have it; one stay may have several
     * @param rule when it holds
     */
    public record ReasonCount(String code, String text, String rule, int stays) {}

    /** A code in words. */
    public record Coded(String code, String text) {}

    /**
     * One stay. Days are local to its facility.
     *
     * @param patient eight hexadecimal digits, which tell patients on a list apart and nothing else
     * @param dischargedOn the day on which it counts; null while it is open, and of observation visits
     * @param reasons why it is no index stay, all that hold; empty where it is one
     * @param leg which leg of its episode it is, from 1 to {@code legs}
     * @param maturesOn the last day on which a return would count; null where it is no index stay
     * @param matured whether that day is over
     * @param outcome null where it is no index stay
     * @param alertId of an alert about it
     */
    public record Line(
            String facility,
            @Nullable String zone,
            @Nullable String unit,
            String encounterId,
            String patient,
            @Nullable LocalDate beganOn,
            @Nullable LocalDate dischargedOn,
            @Nullable Coded disposition,
            @Nullable Coded cohort,
            List<Coded> conditions,
            boolean included,
            List<Coded> reasons,
            int leg,
            int legs,
            String episodeFacility,
            @Nullable LocalDate maturesOn,
            boolean matured,
            @Nullable Outcome outcome,
            @Nullable String alertId) {
        /** Says nothing of the patient. */
        @Override
        public String toString() {
            return "Line[" + facility + " " + included + "]";
        }
    }

    /**
     * What came after an index stay.
     *
     * @param state READMITTED: it counts; PLANNED: it was planned, does not count and hides what came after it; LATER: after the
     *     horizon; NONE: nothing by its end; PENDING: nothing yet, and the horizon has not passed
     * @param days local days from the discharge
     * @param rule why it is planned or not
     */
    public record Outcome(
            String state,
            @Nullable Integer days,
            @Nullable LocalDate day,
            @Nullable String facility,
            @Nullable String encounterId,
            @Nullable Coded rule) {
        /** Says nothing of the patient. */
        @Override
        public String toString() {
            return "Outcome[" + state + "]";
        }
    }
}
