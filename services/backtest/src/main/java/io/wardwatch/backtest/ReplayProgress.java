package io.wardwatch.backtest;

import java.time.Instant;

/** Hears how far a replay is, on the thread that called, at most a few times a second. */
public interface ReplayProgress {
    /** Hears nothing. */
    ReplayProgress NONE = new ReplayProgress() {
        @Override
        public void reading(long records, long done, long total, Instant clock) {}

        @Override
        public void applying(long events, long total) {}

        @Override
        public void phase(String what) {}
    };

    /**
     * @param records read so far, refused ones included
     * @param done of the files read so far, in bytes, or of the topics, in offsets; of {@code total} in all
     * @param clock the latest {@code recordedAt} seen; {@link Instant#MIN} before the first
     */
    void reading(long records, long done, long total, Instant clock);

    /** All is read: {@code events} of {@code total} are applied, and what holds of their patients is described. */
    void applying(long events, long total);

    /** Reading is over and something else begins, such as {@code writing scores}. */
    void phase(String what);
}
