package io.wardwatch.alerts;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * What somebody asks to do about an alert, as it came: any part may be null.
 *
 * @param action ACKNOWLEDGE, ASSIGN, SNOOZE, RESOLVE, OVERRIDE or REOPEN
 * @param assignee of ASSIGN; empty or null = nobody
 * @param until of SNOOZE
 * @param reason code, of SNOOZE and OVERRIDE
 */
public record ActionRequest(
        String action,
        @Nullable String comment,
        @Nullable String assignee,
        @Nullable Instant until,
        @Nullable String reason) {
    /** The comment may name a person. */
    @Override
    public String toString() {
        return "ActionRequest[…]";
    }
}
