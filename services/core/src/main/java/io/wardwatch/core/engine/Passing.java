package io.wardwatch.core.engine;

import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.state.Head;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * Time passing for one patient: the same entries before and after, under two clocks; and which of its encounters have what due
 * between the two. Encounters keep their index.
 */
record Passing(Patient before, Patient after, Map<Due, BitSet> passed) {
    /** From what {@code before} last said to {@code clock}. */
    static Passing of(Patient before, long clock) {
        Policy policy = before.records.policy();
        Map<Due, BitSet> passed = new EnumMap<>(Due.class);
        BitSet touched = new BitSet();
        long next = Head.NEVER;
        for (int i = 0; i < before.encounters.size(); i++) {
            var visit = before.encounters.get(i).summary;
            for (Due due : Due.values()) {
                if (due.next(visit, policy, before.clock()) <= clock) {
                    passed.computeIfAbsent(due, key -> new BitSet()).set(i);
                    touched.set(i);
                }
                next = Math.min(next, due.next(visit, policy, clock));
            }
        }
        return new Passing(before, before.at(clock, touched, next), passed);
    }

    /** The encounters of which {@code due} came due. */
    BitSet passed(Due due) {
        return passed.getOrDefault(due, new BitSet());
    }
}
