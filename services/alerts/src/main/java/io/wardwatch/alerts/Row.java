package io.wardwatch.alerts;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * One alert as the list and the stream show it. Key: {@code alertId} within {@code feed}. Component names are those of the HTTP
 * contract; what does not apply is null.
 *
 * @param state how it is handled: NEW, ACKNOWLEDGED, SNOOZED, RESOLVED, OVERRIDDEN, EXPIRED, CLOSED or RETRACTED
 * @param alertState what the engine says of it: OPEN, UPDATED, CLOSED or RETRACTED
 * @param patient eight hexadecimal digits, which tell patients on a list apart and nothing else; empty where it is a facility's
 * @param scores of the encounter, ascending by time, the last 20
 * @param actBy until when acting helps
 * @param overdue that moment has passed
 * @param reasons the two that raise the risk most; of a rule, the facts by which it holds
 * @param rule name and version of the rule that fired, null where a score did
 * @param cut offsets of the inputs that it rests on, as hexadecimal digits
 */
public record Row(
        String alertId,
        String feed,
        String kind,
        String kindText,
        String severity,
        String state,
        String stateText,
        String alertState,
        String facility,
        @Nullable String unit,
        @Nullable String bed,
        @Nullable String zone,
        @Nullable String encounterId,
        @Nullable String claimId,
        String patient,
        boolean inHouse,
        @Nullable Double probability,
        @Nullable String band,
        @Nullable String bandText,
        List<ScorePoint> scores,
        @Nullable Instant actBy,
        @Nullable String actByText,
        boolean overdue,
        List<ReasonLine> reasons,
        @Nullable String rule,
        @Nullable Long amountCents,
        @Nullable String currency,
        @Nullable String payer,
        @Nullable String owner,
        @Nullable Instant snoozedUntil,
        @Nullable String handledBy,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        int actions,
        String cut) {

    /** A score in its latest revision. */
    public record ScorePoint(
            String scoreId,
            int revision,
            Instant at,
            String moment,
            double probability,
            String trigger,
            boolean withdrawn) {}

    /**
     * One feature's share of a score, in words.
     *
     * @param group {@code modifiable}, {@code fixed} or {@code unknown}
     * @param contribution log-odds against the reference patient
     */
    public record ReasonLine(
            String code, String text, String group, double contribution, double value, double reference) {}

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Row[" + feed + " " + severity + " " + state + "]";
    }
}
