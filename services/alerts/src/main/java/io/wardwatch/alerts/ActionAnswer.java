package io.wardwatch.alerts;

/** What became of a requested action. */
public sealed interface ActionAnswer {
    /**
     * It is in the log and has been read back.
     *
     * @param row the alert as it stands now
     * @param repeated the same request had been answered before
     */
    record Done(String actionId, Row row, boolean repeated) implements ActionAnswer {}

    /** It is in the log; it was not read back in time. */
    record Written(String actionId) implements ActionAnswer {}

    /** Nothing was written. */
    record Refused(Why why, String code, String detail) implements ActionAnswer {}

    /** Kinds of refusal, by who can mend them. */
    enum Why {
        /** No such alert: 404. */
        UNKNOWN_ALERT,
        /** The request is not as it must be: 400, {@code INVALID_…}. */
        INVALID,
        /** The alert is closed, retracted or expired: 409, {@code ALERT_CLOSED}. */
        CLOSED,
        /** The key was used for something else: 422, {@code KEY_REUSED}. */
        KEY_REUSED,
        /** The log did not take it, or the feed is not live: 503, {@code UNAVAILABLE}. The same key may be tried again. */
        UNAVAILABLE
    }
}
