package io.wardwatch.backtest;

import io.wardwatch.streaming.KeptRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what was said then and is said now, and keeps the first differences in words without patient data. One thread. */
final class AsRunAccount {
    private static final int MOST_SHOWN = 20;

    private final long fromMillis;
    private final long toMillis;
    private final Map<String, Long> reproduced = new TreeMap<>();
    private final Map<String, Long> different = new TreeMap<>();
    private final Map<String, Long> notReproducible = new TreeMap<>();
    private final List<String> first = new ArrayList<>();
    /** Alerts said now of which no record was met yet: a later word of the same alert shows that they were compacted. */
    private final Map<String, Waiting> waiting = new HashMap<>();

    private long gone;
    private long broke;

    private record Waiting(SaidNow now, Cut cut, long count) {}

    /** Counts what reached the topics between two moments. */
    AsRunAccount(Optional<Instant> from, Optional<Instant> to) {
        fromMillis = from.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        toMillis = to.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    void reproduced(SaidThen then) {
        heard(then);
        if (counts(then.record())) {
            reproduced.merge(then.topic().topic(), 1L, Long::sum);
        }
    }

    void notReproducible(SaidThen then, String reason) {
        heard(then);
        if (counts(then.record())) {
            notReproducible.merge(reason, 1L, Long::sum);
        }
    }

    /** @param now what stands in its place; null for nothing */
    void different(SaidThen then, SaidNow now) {
        heard(then);
        if (counts(then.record())) {
            differs(
                    then.topic(),
                    then + ": " + (now == null ? "nothing is said there now" : bytes(then.record(), now)));
        }
    }

    void different(SaidThen then, String why) {
        heard(then);
        if (counts(then.record())) {
            differs(then.topic(), then + ": " + why);
        }
    }

    void unreadable(AsRunTopic topic, KeptRecord record) {
        if (counts(record)) {
            differs(topic, record.place() + ": it cannot be read, or has no cut");
        }
    }

    /** The engine says it, the topic does not. */
    void onlyNow(SaidNow now, Cut cut) {
        if (now.topic().whole()) {
            differs(now.topic(), now.topic().topic() + " cut " + cut + ": said now, but not then");
        } else {
            waiting.merge(
                    key(now.topic(), now.key()),
                    new Waiting(now, cut, 1),
                    (before, one) -> new Waiting(one.now, one.cut, before.count + 1));
        }
    }

    /** The engine says what the topic can keep no longer. */
    void gone() {
        gone++;
    }

    void broke() {
        broke++;
    }

    AsRunResult result() {
        waiting.values().forEach(left -> {
            gone += left.count - 1;
            differs(left.now.topic(), left.now.topic().topic() + " cut " + left.cut + ": said now, but not then");
        });
        waiting.clear();
        return new AsRunResult(reproduced, different, notReproducible, gone, broke, List.copyOf(first));
    }

    private void heard(SaidThen then) {
        if (!then.topic().whole()) {
            Waiting earlier = waiting.remove(key(then.topic(), then.record().key()));
            gone += earlier == null ? 0 : earlier.count;
        }
    }

    private boolean counts(KeptRecord record) {
        return record.timestamp() >= fromMillis && record.timestamp() <= toMillis;
    }

    private void differs(AsRunTopic topic, String words) {
        different.merge(topic.topic(), 1L, Long::sum);
        if (first.size() < MOST_SHOWN) {
            first.add(words);
        }
    }

    private static String bytes(KeptRecord then, SaidNow now) {
        if (!Arrays.equals(then.key(), now.key())) {
            return "another key now";
        }
        byte[] value = then.value();
        int at = Arrays.mismatch(value, now.value());
        int differing = 0;
        for (int i = 0; i < Math.min(value.length, now.value().length); i++) {
            differing += value[i] == now.value()[i] ? 0 : 1;
        }
        return "other bytes now: " + value.length + " then, " + now.value().length + " now, " + differing
                + " of them differ, the first at " + at;
    }

    private static String key(AsRunTopic topic, byte[] key) {
        return topic + new String(key, StandardCharsets.ISO_8859_1);
    }
}
