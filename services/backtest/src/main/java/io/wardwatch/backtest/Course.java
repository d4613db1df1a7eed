package io.wardwatch.backtest;

import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;

/** Where a replay begins, what it keeps, and where it stops. */
final class Course {
    private final ReplayWorker.Memory memory;
    private final Checkpoint begin;
    private final LongPredicate stop;

    /** @param stop asked after each record, by how many there were; true stops the replay there */
    Course(ReplayWorker.Memory memory, Checkpoint begin, LongPredicate stop) {
        this.memory = memory;
        this.begin = begin;
        this.stop = stop;
    }

    /** From the first record to the last. */
    static Course whole(boolean allRevisions) {
        return new Course(
                allRevisions ? ReplayWorker.Memory.REVISIONS : ReplayWorker.Memory.NOTHING,
                Checkpoint.NONE,
                records -> false);
    }

    ReplayWorker.Memory memory() {
        return memory;
    }

    /** How many records were applied by an earlier run: they are read again, as they count, but not applied. */
    long done() {
        return begin.records();
    }

    boolean stops(long records) {
        return stop.test(records);
    }

    /** Gives {@code workers} the state in which the earlier run left. */
    void restore(List<ReplayWorker> workers) throws IOException {
        begin.restore(workers);
    }
}
