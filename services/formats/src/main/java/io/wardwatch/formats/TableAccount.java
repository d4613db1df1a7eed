package io.wardwatch.formats;

import java.util.Map;

/**
 * What became of each row of one table that a source is made of: every row has exactly one outcome, so that the rows read are the
 * sum of the outcomes' rows; and the records that the source gave are the sum of the outcomes' records.
 *
 * @param outcomes by name, in the order of their names
 * @param notes what was also seen in rows that have an outcome already; of rows, not of records
 */
public record TableAccount(String table, Map<String, Outcome> outcomes, Map<String, Long> notes) {
    /** Rows of one outcome, and the records that they made, refused ones included. */
    public record Outcome(long rows, long records) {
        Outcome plus(long moreRows, long moreRecords) {
            return new Outcome(rows + moreRows, records + moreRecords);
        }
    }

    /** Rows read, the header not counted. */
    public long rows() {
        return outcomes.values().stream().mapToLong(Outcome::rows).sum();
    }

    /** Records made of them. */
    public long records() {
        return outcomes.values().stream().mapToLong(Outcome::records).sum();
    }
}
