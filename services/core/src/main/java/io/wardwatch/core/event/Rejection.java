package io.wardwatch.core.event;

/**
 * Why a record was refused. {@code detail} names the field or rule, never a value, so that it can travel in headers, logs and
 * metrics.
 */
public record Rejection(RejectionReason reason, String detail) {
    public static Rejection of(RejectionReason reason, String detail) {
        return new Rejection(reason, detail);
    }
}
