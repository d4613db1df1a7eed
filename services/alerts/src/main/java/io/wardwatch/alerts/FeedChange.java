package io.wardwatch.alerts;

/**
 * A row that changed, and the record that made it change. One record may change several rows: all of them name it.
 *
 * @param row as it stands after the record
 * @param partition of the record, as an index into {@link Feed#partitions()}
 * @param offset of the record
 * @param after where the feed stands once that record is in
 */
public record FeedChange(Row row, int partition, long offset, Position after) {}
