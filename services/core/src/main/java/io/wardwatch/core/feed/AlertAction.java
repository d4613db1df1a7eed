package io.wardwatch.core.feed;

/**
 * What somebody did about an alert. Key: {@code actionId}, a function of alert, actor and the key of the request, so that the
 * same request twice is one action. Absent text is the empty string; times in microseconds by the clock of the events.
 *
 * @param severity of the alert that was acted on
 * @param assignee of ASSIGNED; empty = nobody
 * @param until of SNOOZED, otherwise {@link io.wardwatch.core.event.Event#ABSENT}
 * @param reason code, of SNOOZED and OVERRIDDEN
 */
public record AlertAction(
        String actionId,
        String alertId,
        ActionKind kind,
        String actor,
        long at,
        String severity,
        String comment,
        String assignee,
        long until,
        String reason) {

    /** Whether it says the same about the same alert as {@code other}, apart from when and at which severity. */
    public boolean saysTheSame(AlertAction other) {
        return alertId.equals(other.alertId)
                && actor.equals(other.actor)
                && kind == other.kind
                && comment.equals(other.comment)
                && assignee.equals(other.assignee)
                && until == other.until
                && reason.equals(other.reason);
    }

    /** The kind only: a comment may name a person. */
    @Override
    public String toString() {
        return "AlertAction[" + kind + "]";
    }
}
