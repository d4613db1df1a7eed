package io.wardwatch.schemas;

/**
 * Headers of the records of a {@code .rejected} topic. Key and value of such a record are the refused record's own bytes, not
 * wrapped: whoever mends the cause can send them again as they are, and no schema stands between a reader and bytes that broke
 * one. All headers are UTF-8 text, and none holds patient data.
 */
public final class RejectedHeaders {
    /** Reason code, for example {@code UNKNOWN_SCHEMA_ID}. */
    public static final String REASON = "wardwatch-reason";
    /** Which field, or which limit; never a field's value. */
    public static final String DETAIL = "wardwatch-detail";
    /** Topic from which the record was read. */
    public static final String TOPIC = "wardwatch-topic";
    /** Partition from which the record was read. */
    public static final String PARTITION = "wardwatch-partition";
    /** Offset at which the record stood. */
    public static final String OFFSET = "wardwatch-offset";

    private RejectedHeaders() {}
}
