package io.wardwatch.core.tile;

import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.PublishedRows.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Decides what of the newly computed values of one slice and group goes out, given what was said before: only what changed,
 * and a matured cohort that is found changed as a restatement of what was said of it.
 *
 * <p>The rows of the last closed day and those of the day that runs since have the same keys, so the topic holds whichever
 * was said last.
 *
 * @param publish receives each value that goes out
 * @param withdraw receives the key of each value that no longer stands
 */
public record Publication(Consumer<KpiValue> publish, Consumer<String> withdraw) {

    /**
     * Says what changed and returns what to remember.
     *
     * @param before what the last step of this slice and group returned, or {@link PublishedRows#NONE}
     * @param closed all rows as of the last closed day; not empty
     * @param running the rows that the day after it can have; empty only where neither day saw a change, at a close
     * @param instant the clock, microseconds
     */
    public PublishedRows step(PublishedRows before, List<KpiValue> closed, List<KpiValue> running, long instant) {
        Step step = new Step(before, closed.getFirst().asOf(), instant);
        closed.forEach(step::closed);
        running.forEach(step::running);
        if (running.isEmpty() && before.runningDay() == step.after.runningDay()) {
            step.after.running().putAll(before.running());
        }
        step.withdrawGone(closed.getFirst().slice());
        return step.after;
    }

    private final class Step {
        private final PublishedRows before;
        private final PublishedRows after;
        private final long instant;
        /** Rows that went out in this step. */
        private final Map<Integer, Row> said = new HashMap<>();

        Step(PublishedRows before, long closedDay, long instant) {
            this.before = before;
            this.after = new PublishedRows(closedDay, new TreeMap<>(), closedDay + 1, new TreeMap<>());
            this.instant = instant;
        }

        void closed(KpiValue value) {
            int id = PublishedRows.idOf(value);
            Row known = before.closedDay() == value.asOf() ? before.closed().get(id) : null;
            Row row = Row.of(value);
            if (known == null) {
                sayIfNew(id, value, row);
            } else if (known.sameNumbers(row)) {
                row = known;
            } else if (value.status() == KpiStatus.MATURED) {
                KpiValue restated = value.revised(known.revision() + 1, instant, known.value());
                row = Row.of(restated);
                say(id, restated, row);
            }
            // A provisional cohort of a closed day is not restated: the running day's row takes its place.
            after.closed().put(id, row);
        }

        void running(KpiValue value) {
            int id = PublishedRows.idOf(value);
            Row row = Row.of(value);
            sayIfNew(id, value, row);
            after.running().put(id, row);
        }

        void withdrawGone(SliceKey slice) {
            TreeSet<Integer> gone = new TreeSet<>(before.closed().keySet());
            gone.addAll(before.running().keySet());
            gone.removeAll(after.closed().keySet());
            gone.removeAll(after.running().keySet());
            gone.forEach(id -> withdraw.accept(PublishedRows.key(id, slice)));
        }

        private void sayIfNew(int id, KpiValue value, Row row) {
            Row last = said.getOrDefault(id, before.last(id));
            if (last == null || !last.sameNumbers(row)) {
                say(id, value, row);
            }
        }

        private void say(int id, KpiValue value, Row row) {
            publish.accept(value);
            said.put(id, row);
        }
    }
}
