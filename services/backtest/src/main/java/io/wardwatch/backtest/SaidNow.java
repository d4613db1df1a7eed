package io.wardwatch.backtest;

import java.util.Arrays;

/** What the engine says in its place: key and value as {@code risk} would send them. */
record SaidNow(AsRunTopic topic, byte[] key, byte[] value) {
    boolean same(SaidThen then) {
        return topic == then.topic()
                && Arrays.equals(key, then.record().key())
                && Arrays.equals(value, then.record().value());
    }

    @Override
    public String toString() {
        return topic.topic();
    }
}
