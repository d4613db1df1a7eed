package io.wardwatch.alerts;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * The open stays, oldest first, and each unit's census beside its finished stays of the last 30 days. Ages in days. Component
 * names are those of the HTTP contract.
 */
public record StaysView(@Nullable Instant clock, List<OpenStay> stays, List<UnitLine> units) {
    /** A stay that is open; alert, severity and probability are null where there is none. */
    public record OpenStay(
            String facility,
            String zone,
            @Nullable String unit,
            @Nullable String bed,
            String encounterId,
            String patient,
            Instant begin,
            double ageDays,
            @Nullable String alertId,
            @Nullable String severity,
            @Nullable Double probability) {
        /** Says nothing of the patient. */
        @Override
        public String toString() {
            return "OpenStay[" + facility + " " + unit + "]";
        }
    }

    /** A unit; means are null where there is nothing to average. */
    public record UnitLine(
            String facility,
            @Nullable String unit,
            int open,
            @Nullable Double meanAgeDays,
            @Nullable Double closedMeanDays,
            int closedN) {}
}
