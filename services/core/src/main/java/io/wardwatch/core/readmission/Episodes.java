package io.wardwatch.core.readmission;

import java.util.Arrays;

/**
 * The episodes of one cluster of stays: a walk over them in their order, in which each joins the episode before it or begins one.
 * The rules are in the decision record on the measure.
 */
final class Episodes {
    private static final int NONE = -1;

    private final Stays stays;
    private final int from;
    /** Of each stay, from {@link #from}: the first leg of its episode. */
    private final int[] first;
    /** Of each stay why it is not the last leg: {@link NotIndex} bits, 0 for the last leg. */
    private final int[] reasons;
    /** At each first leg: the last one. */
    private final int[] last;

    /** @param from the first stay of a cluster, {@code until} the first after it */
    Episodes(Stays stays, int from, int until) {
        this.stays = stays;
        this.from = from;
        this.first = new int[until - from];
        this.reasons = new int[until - from];
        this.last = new int[until - from];
        Arrays.fill(last, NONE);
        int current = NONE;
        for (int place = from; place < until; place++) {
            current = take(place, current);
        }
    }

    /** Puts the stay at {@code place} to the episode {@code current} or into one of its own; the episode to go on with. */
    private int take(int place, int current) {
        StayFacts stay = stays.at(place);
        StayFacts before = current == NONE ? null : stays.at(last[current - from]);
        NotIndex link = before == null ? null : link(before, stay);
        if (link == null) {
            first[place - from] = place;
            last[place - from] = place;
            // An open visit that merely overlaps may be one that nobody closed: what comes next does not follow it.
            boolean aside = before != null && !before.open() && stay.open() && stay.begin() < before.end();
            return aside ? current : place;
        }
        first[place - from] = current;
        if (stay.endOrOpen() >= before.end()) {
            reasons[last[current - from] - from] = link.bit();
            last[current - from] = place;
        } else {
            reasons[place - from] = link.bit();
        }
        return current;
    }

    /** Why {@code stay} belongs to the episode whose last leg is {@code last} and begins no later; null where it does not. */
    private static NotIndex link(StayFacts last, StayFacts stay) {
        if (last.open()) {
            return null;
        }
        if (stay.endOrOpen() < last.end()) {
            return NotIndex.OVERLAPPING_STAY;
        }
        if (last.ending() == Ending.DIED) {
            return null;
        }
        boolean overlaps = stay.begin() < last.end();
        if (!stay.facility().equals(last.facility())) {
            boolean onTheDay = !overlaps || stay.beginDay() >= last.endDay();
            if (onTheDay && last.daysTo(stay) <= 1) {
                return NotIndex.TRANSFERRED_OUT;
            }
        } else if (!overlaps && last.daysTo(stay) == 0 && sameCondition(last, stay)) {
            return NotIndex.SAME_DAY_SAME_HOSPITAL;
        }
        return overlaps && !stay.open() ? NotIndex.OVERLAPPING_STAY : null;
    }

    private static boolean sameCondition(StayFacts stay, StayFacts other) {
        int condition = StayClass.condition(stay.classBits());
        return condition != 0 && condition == StayClass.condition(other.classBits());
    }

    /** {@link NotIndex} bits of why the stay is not its episode's last leg; 0 where it is. */
    int reasons(int place) {
        return reasons[place - from];
    }

    StayFacts firstLeg(int place) {
        return stays.at(first[place - from]);
    }

    Episode of(int place) {
        int leg = 0;
        int legs = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] == first[place - from]) {
                legs++;
                leg = from + i == place ? legs : leg;
            }
        }
        StayFacts opening = firstLeg(place);
        return new Episode(opening.facility(), opening.encounterId(), leg, legs);
    }
}
