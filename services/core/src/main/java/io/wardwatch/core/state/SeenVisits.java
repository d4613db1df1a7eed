package io.wardwatch.core.state;

import java.util.Arrays;
import java.util.List;

/**
 * Visits of a head as they were read, beside their bytes: what stands there again is not decoded again, and what did not change is
 * copied. Of a head of hundreds of visits nearly all do not change from one event to the next.
 *
 * @param ends where in {@code bytes} each visit ends, from the first's begin; may be longer than that
 */
record SeenVisits(byte[] bytes, List<EncounterSummary> visits, int[] ends) {
    static final SeenVisits NONE = new SeenVisits(new byte[0], List.of(), new int[1]);

    /** From how many visits on a head is worth keeping. */
    static final int MANY = 48;

    /** Bytes of the first visit that tell patients apart: its facility, its id. */
    private static final int TELLING = 24;

    /** Of the visit that begins at {@code from}: equal for one patient while its first visit is what it was. */
    static int hash(byte[] bytes, int from) {
        int hash = 0;
        for (int i = from; i < Math.min(bytes.length, from + TELLING); i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 16;
    }

    /** How many visits {@code bytes} holds from {@code from} on that are the same as here, from the first. */
    int sameIn(byte[] bytes, int from) {
        int end = ends[visits.size()];
        int differs =
                Arrays.mismatch(this.bytes, ends[0], end, bytes, from, Math.min(bytes.length, from + end - ends[0]));
        if (differs < 0) {
            return visits.size();
        }
        int place = Arrays.binarySearch(ends, 0, visits.size() + 1, ends[0] + differs);
        return place >= 0 ? place : -place - 2;
    }

    /** Where visit {@code i} begins, counted from the first's begin. */
    int end(int i) {
        return ends[i] - ends[0];
    }

    /** Whether visit {@code i} is the very one of {@code others}: comparing what it says would cost what is saved. */
    @SuppressWarnings("ReferenceEquality")
    boolean holds(List<EncounterSummary> others, int i) {
        return i < visits.size() && others.get(i) == visits.get(i);
    }

    /** Writes the bytes of visits {@code from} to {@code to}, the latter excluded. */
    void copy(StateWriter out, int from, int to) {
        out.copy(bytes, ends[from], ends[to]);
    }
}
