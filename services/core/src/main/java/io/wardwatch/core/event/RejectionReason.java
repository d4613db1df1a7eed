package io.wardwatch.core.event;

/** The reasons a record can be refused for; names are part of the contract of the {@code .rejected} topics. */
public enum RejectionReason {
    /** Not JSON, not Avro, not the expected shape, truncated. */
    MALFORMED,
    /** Magic byte or schema id that this topic does not have. */
    UNKNOWN_SCHEMA,
    UNKNOWN_FIELD,
    /** A {@code type} or {@code kind} that is not listed. */
    UNKNOWN_KIND,
    /** A listed-code field with another value. */
    UNKNOWN_CODE,
    MISSING_FIELD,
    /** A value of the wrong type or not parsable. */
    INVALID_VALUE,
    INVALID_TIME,
    /** A time without an offset that its facility's clocks skip. */
    LOCAL_TIME_SKIPPED,
    /** Outside 1900–2299. */
    TIME_OUT_OF_RANGE,
    OUT_OF_RANGE,
    NEGATIVE_AMOUNT,
    /** A record, text, list or nesting over its bound. */
    TOO_LONG,
    TOO_DEEP,
    /** The key is not the record's patient, or hashes to another partition. */
    MISROUTED,
    /** Recorded more than an hour ahead of the engine's clock. */
    AHEAD_OF_CLOCK,
    /** In a replay: recorded after {@code --until}, so not yet known. */
    AFTER_UNTIL,
    /** A row of a table that names a row which the tables beside it do not hold, so that it has no place. */
    UNKNOWN_REFERENCE,
    /** A claim whose ledger does not add up, and each row of that ledger: none of it is posted. */
    UNBALANCED
}
