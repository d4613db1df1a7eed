package io.wardwatch.core.readmission;

import io.wardwatch.core.event.Event;

/**
 * One stay, or one emergency or observation visit, as the measure needs it: small enough to stand in a patient's head. Key: facility
 * and encounterId. Times in microseconds, days local to the facility, since 1970-01-01; {@link Event#ABSENT} where there is none.
 *
 * @param begin of the stay; of another visit when it began in any class
 * @param end ABSENT while it is open; of another visit it does not matter
 * @param ageYears whole years on the first day; -1 unknown
 * @param classBits what the value sets say, see {@link StayClass}
 * @param chargeCents of the stay; -1 unknown
 */
public record StayFacts(
        Setting setting,
        String facility,
        String encounterId,
        long begin,
        long end,
        long beginDay,
        long endDay,
        Ending ending,
        int ageYears,
        int classBits,
        long chargeCents) {

    /** One whose charge is not known. */
    public StayFacts(
            Setting setting,
            String facility,
            String encounterId,
            long begin,
            long end,
            long beginDay,
            long endDay,
            Ending ending,
            int ageYears,
            int classBits) {
        this(setting, facility, encounterId, begin, end, beginDay, endDay, ending, ageYears, classBits, -1);
    }

    public boolean open() {
        return end == Event.ABSENT;
    }

    /** The end for comparisons: an open stay ends after all others. */
    long endOrOpen() {
        return end == Event.ABSENT ? Long.MAX_VALUE : end;
    }

    boolean is(StayFacts other) {
        return encounterId.equals(other.encounterId) && facility.equals(other.facility);
    }

    /** Local days from this one's end to the other's begin; below 0, possible between zones, counts as 0. */
    long daysTo(StayFacts later) {
        return Math.max(0, later.beginDay - endDay);
    }

    /** One total order: begin, end, facility, id. */
    int compareOrder(StayFacts other) {
        int order = Long.compare(begin, other.begin);
        if (order == 0) {
            order = Long.compare(endOrOpen(), other.endOrOpen());
        }
        if (order == 0) {
            order = facility.compareTo(other.facility);
        }
        return order == 0 ? encounterId.compareTo(other.encounterId) : order;
    }

    /** The setting only: it would identify a person. */
    @Override
    public String toString() {
        return "StayFacts[" + setting + "]";
    }
}
