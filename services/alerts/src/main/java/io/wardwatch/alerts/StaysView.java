package io.wardwatch.alerts;

import java.time.Instant;
import java.util.List;

/**
 * The open stays, oldest first, and each unit's census beside its finished stays of the last 30 days. Ages in days. Component
 * names are those of the HTTP contract.
 */
public record StaysView(Instant clock, List<OpenStay> stays, List<UnitLine> units) {
    /** A stay that is open; alert, severity and probability are null where there is none. */
    public record OpenStay(
            String facility,
            String zone,
            String unit,
            String bed,
            String encounterId,
            String patient,
            Instant begin,
            double ageDays,
            String alertId,
            String severity,
            Double probability) {
        /** Says nothing of the patient. */
        @Override
        public String toString() {
            return "OpenStay[" + facility + " " + unit + "]";
        }
    }

    /** A unit; means are null where there is nothing to average. */
    public record UnitLine(
            String facility, String unit, int open, Double meanAgeDays, Double closedMeanDays, int closedN) {}
}
