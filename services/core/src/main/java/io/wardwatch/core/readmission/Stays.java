package io.wardwatch.core.readmission;

import io.wardwatch.core.event.Event;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * One patient's stays in their order, and the emergency and observation visits beside them. Immutable; the order in which they
 * are given does not matter. Stays fall into clusters that no episode crosses.
 */
public final class Stays {
    private static final long DAY = 86_400_000_000L;
    /** From a discharge to the end of the next local day, in whatever two zones. */
    private static final long LINK = 4 * DAY;
    /** The longest horizon, with room for days that are cut differently in two zones. */
    static final long OUTLOOK = (MeasureSpec.LONGEST_HORIZON + 3) * DAY;

    private final List<StayFacts> stays;
    private final List<StayFacts> visits;
    /** Of each stay the last end of closed stays up to it. */
    private final long[] reach;

    private Stays(Collection<StayFacts> facts) {
        stays = new ArrayList<>(facts.size());
        visits = new ArrayList<>(facts.size());
        for (StayFacts fact : facts) {
            (fact.setting() == Setting.INPATIENT ? stays : visits).add(fact);
        }
        sort(stays);
        sort(visits);
        reach = new long[stays.size()];
        long last = Long.MIN_VALUE;
        for (int i = 0; i < reach.length; i++) {
            last = stays.get(i).open() ? last : Math.max(last, stays.get(i).end());
            reach[i] = last;
        }
    }

    public static Stays of(Collection<StayFacts> facts) {
        return new Stays(facts);
    }

    /** Heads keep encounters in the order of their coming, which as a rule is this one. */
    private static void sort(List<StayFacts> facts) {
        for (int i = 1; i < facts.size(); i++) {
            if (facts.get(i - 1).compareOrder(facts.get(i)) > 0) {
                facts.sort(StayFacts::compareOrder);
                return;
            }
        }
    }

    /** How many stays; visits have no place. */
    public int size() {
        return stays.size();
    }

    public StayFacts at(int place) {
        return stays.get(place);
    }

    /** The place of a stay that is one of these. */
    public int placeOf(StayFacts stay) {
        return firstNotBefore(stay);
    }

    List<StayFacts> visits() {
        return visits;
    }

    /**
     * The places of all stays whose rows can differ when {@code moved} comes, goes or changes; it need not be among these. Ask
     * both versions of the patient about both versions of the stay.
     */
    public BitSet near(StayFacts moved) {
        BitSet near = new BitSet(stays.size());
        if (moved.begin() == Event.ABSENT) {
            return near;
        }
        for (int i = 0; i < stays.size(); i++) {
            StayFacts stay = stays.get(i);
            long after = stay.open() ? -1 : moved.begin() - stay.end();
            if (after >= 0 && after <= OUTLOOK) {
                near.set(i);
            }
        }
        if (moved.setting() == Setting.INPATIENT) {
            int place = firstNotBefore(moved);
            near.set(clusterBegin(place, moved.begin()), clusterEnd(place, moved));
        }
        return near;
    }

    /** The first stay of the cluster of the one at {@code place}. */
    int clusterBegin(int place) {
        return clusterBegin(place, stays.get(place).begin());
    }

    private int clusterBegin(int place, long begin) {
        int first = place;
        long from = begin;
        while (first > 0 && reach[first - 1] != Long.MIN_VALUE && reach[first - 1] + LINK >= from) {
            first--;
            from = stays.get(first).begin();
        }
        return first;
    }

    /** The place after the last stay of the cluster of the one at {@code place}. */
    int clusterEnd(int place) {
        return clusterEnd(place, stays.get(place));
    }

    private int clusterEnd(int place, StayFacts stay) {
        int end = place;
        long last = stay.open() ? Long.MIN_VALUE : stay.end();
        while (end < stays.size()) {
            last = end == 0 ? last : Math.max(last, reach[end - 1]);
            boolean own = stays.get(end).is(stay);
            if (!own && (last == Long.MIN_VALUE || last + LINK < stays.get(end).begin())) {
                break;
            }
            end++;
        }
        return end;
    }

    private int firstNotBefore(StayFacts stay) {
        int low = 0;
        int high = stays.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stays.get(middle).compareOrder(stay) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place of the first stay that comes after the one at {@code place} and begins at its end or later. */
    int firstAfter(int place) {
        return firstFrom(stays, place + 1, stays.get(place).end());
    }

    /** The first visit of {@code setting} that begins at {@code moment} or later, or null. */
    StayFacts firstVisit(Setting setting, long moment) {
        for (int i = firstFrom(visits, 0, moment); i < visits.size(); i++) {
            if (visits.get(i).setting() == setting) {
                return visits.get(i);
            }
        }
        return null;
    }

    private static int firstFrom(List<StayFacts> facts, int from, long moment) {
        int low = from;
        int high = facts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts.get(middle).begin() < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
