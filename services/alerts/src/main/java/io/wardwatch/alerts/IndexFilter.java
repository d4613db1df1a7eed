package io.wardwatch.alerts;

import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.Return;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which stays behind a readmission KPI are asked for. The first five say which stays the KPI is made of, statuses and reasons which
 * of these are listed. An empty set asks for all; days are of the discharge, local to the facility, {@link Event#ABSENT} for no end.
 *
 * @param horizon days within which a return counts
 * @param after where the page before ended
 */
public record IndexFilter(
        Set<String> facilities,
        Set<String> units,
        Set<String> providers,
        Set<String> payers,
        long from,
        long to,
        Measure measure,
        Returns returns,
        int horizon,
        Set<Status> statuses,
        Set<NotIndex> reasons,
        int limit,
        Optional<Place> after) {

    /** What of a stay a list asks for. READMITTED ones are INCLUDED, too. */
    public enum Status {
        INCLUDED,
        EXCLUDED,
        READMITTED
    }

    /** Which visit after an index stay counts. */
    public enum Returns {
        ANY,
        SAME,
        EMERGENCY,
        OBSERVATION;

        Return of(JudgedStay stay) {
            return switch (this) {
                case ANY -> stay.any();
                case SAME -> stay.same();
                case EMERGENCY -> stay.emergency();
                case OBSERVATION -> stay.observation();
            };
        }
    }

    /**
     * A variant of the measure, as KPIs name it.
     *
     * @param condition the cohort whose stays it is made of, or null
     */
    public record Measure(String word, ConditionCohort condition) {
        public static final Measure CRUDE = new Measure("crude", null);
        public static final Measure UNPLANNED = new Measure("unplanned", null);
        /** From 65 on. */
        public static final Measure CMS = new Measure("unplanned.cms", null);

        /** Of that word; empty where there is none. */
        public static Optional<Measure> of(String word) {
            for (Measure measure : List.of(CRUDE, UNPLANNED, CMS)) {
                if (measure.word.equals(word)) {
                    return Optional.of(measure);
                }
            }
            for (ConditionCohort cohort : ConditionCohort.values()) {
                if (word.equals("unplanned." + cohort.slug())) {
                    return Optional.of(new Measure(word, cohort));
                }
            }
            return Optional.empty();
        }

        /** Why a stay is no index stay of this variant; empty where it is one. */
        List<NotIndex> reasons(JudgedStay stay) {
            boolean young = equals(CMS) && stay.state() == JudgedStay.State.INCLUDED && !stay.cms();
            return young ? List.of(NotIndex.UNDER_AGE) : stay.reasons();
        }

        /** Whether a variant is made of such stays at all. */
        boolean about(JudgedStay stay) {
            return condition == null || stay.conditions().contains(condition);
        }
    }

    /**
     * Where a row stands in the list: newest day first, then by facility.
     *
     * @param tie tells rows of one day and facility apart without naming a visit
     */
    public record Place(long day, String facility, long tie) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = Long.compare(other.day, day);
            order = order == 0 ? facility.compareTo(other.facility) : order;
            return order == 0 ? Long.compareUnsigned(tie, other.tie) : order;
        }
    }

    public IndexFilter {
        facilities = Set.copyOf(facilities);
        units = Set.copyOf(units);
        providers = Set.copyOf(providers);
        payers = Set.copyOf(payers);
        statuses = Set.copyOf(statuses);
        reasons = Set.copyOf(reasons);
        if (limit < 0) {
            throw new IllegalArgumentException("limit is not negative");
        }
    }

    boolean covers(long day) {
        return (from == Event.ABSENT || day >= from) && (to == Event.ABSENT || day <= to);
    }
}
