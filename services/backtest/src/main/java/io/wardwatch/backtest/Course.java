package io.wardwatch.backtest;

import java.io.IOException;
import java.util.function.LongPredicate;

/** Where a replay begins, what it keeps, and where it stops. */
final class Course {
    private final SteppedPatients.Memory memory;
    private final Checkpoint begin;
    private final LongPredicate stop;

    /** @param stop asked after each record, by how many there were; true stops the replay there */
    Course(SteppedPatients.Memory memory, Checkpoint begin, LongPredicate stop) {
        this.memory = memory;
        this.begin = begin;
        this.stop = stop;
    }

    /** From the first record to the last. */
    static Course whole(boolean allRevisions) {
        return new Course(
                allRevisions ? SteppedPatients.Memory.REVISIONS : SteppedPatients.Memory.COUNTS,
                Checkpoint.NONE,
                records -> false);
    }

    SteppedPatients.Memory memory() {
        return memory;
    }

    /** How many records were laid by in an earlier run: they are read again, as they count, but not laid by. */
    long done() {
        return begin.records();
    }

    boolean stops(long records) {
        return stop.test(records);
    }

    /** Lays by in {@code events} what the earlier run read. */
    void restore(EventsByPatient events) throws IOException {
        begin.restore(events);
    }
}
