package io.wardwatch.alerts;

import java.time.Instant;

/**
 * What somebody asks to do about an alert, as it came: any part may be null.
 *
 * @param action ACKNOWLEDGE, ASSIGN, SNOOZE, RESOLVE, OVERRIDE or REOPEN
 * @param assignee of ASSIGN; empty or null = nobody
 * @param until of SNOOZE
 * @param reason code, of SNOOZE and OVERRIDE
 */
public record ActionRequest(String action, String comment, String assignee, Instant until, String reason) {
    /** The comment may name a person. */
    @Override
    public String toString() {
        return "ActionRequest[…]";
    }
}
