package io.wardwatch.core.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a patient contributes as one patient, at each facility and in the network. Of a window of W days, the patients are the
 * patient-days in it less the repeated ones: a day that follows another within W is repeated from then until the other leaves
 * the window. So one discharge is one contribution, and nothing needs to be taken back when it grows old.
 */
public final class PatientContributions {
    /**
     * The end of a stay.
     *
     * @param day local to its facility
     * @param charged whether its charge is known
     */
    public record Discharged(String facility, long day, boolean charged) {}

    private static final int WIDTH =
            Columns.CHARGED_PATIENT_REPEATS + Window.lookingBack().size();

    private PatientContributions() {}

    /** What the days of all of a patient's discharges contribute; the charges go with their stays. */
    public static void of(List<Discharged> discharges, List<Contribution> into) {
        TreeMap<String, List<Discharged>> places = new TreeMap<>();
        for (Discharged discharged : discharges) {
            places.computeIfAbsent(discharged.facility(), key -> new ArrayList<>())
                    .add(discharged);
            places.computeIfAbsent(SliceKey.ALL, key -> new ArrayList<>()).add(discharged);
        }
        places.forEach((place, ends) -> ofPlace(place, ends, into));
    }

    /**
     * The same of two versions, without what both contribute alike: days away from every discharge that differs, but for the nearest
     * on either side, after which a day is repeated. So a long history costs no more than a short one.
     */
    public static void between(
            List<Discharged> were, List<Discharged> are, List<Contribution> then, List<Contribution> now) {
        List<Discharged> changed = new ArrayList<>(2);
        differing(were, are, changed);
        differing(are, were, changed);
        TreeSet<String> places = new TreeSet<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Discharged discharged : changed) {
            places.add(discharged.facility());
            places.add(SliceKey.ALL);
            first = Math.min(first, discharged.day());
            last = Math.max(last, discharged.day());
        }
        for (String place : places) {
            long from = nearest(are, place, first, -1);
            long until = nearest(are, place, last, 1);
            ofPlace(place, within(were, place, from, until), then);
            ofPlace(place, within(are, place, from, until), now);
        }
    }

    /** Those of {@code some} that {@code others} lack; both are in the order of their coming, so most stand at the same place. */
    private static void differing(List<Discharged> some, List<Discharged> others, List<Discharged> into) {
        for (int i = 0; i < some.size(); i++) {
            boolean alike = i < others.size() && some.get(i).equals(others.get(i));
            if (!alike) {
                into.add(some.get(i));
            }
        }
    }

    /** The next day on one side of {@code day}, one with a known charge if there is any; {@code day} itself if there is none. */
    private static long nearest(List<Discharged> ends, String place, long day, int side) {
        long any = day;
        long charged = day;
        for (Discharged end : ends) {
            if (Long.signum(end.day() - day) == side && isAt(end, place)) {
                any = any == day || (end.day() - any) * side < 0 ? end.day() : any;
                boolean nearer = charged == day || (end.day() - charged) * side < 0;
                charged = end.charged() && nearer ? end.day() : charged;
            }
        }
        return charged == day ? any : charged;
    }

    private static List<Discharged> within(List<Discharged> ends, String place, long from, long until) {
        List<Discharged> within = new ArrayList<>(4);
        for (Discharged end : ends) {
            if (end.day() >= from && end.day() <= until && isAt(end, place)) {
                within.add(end);
            }
        }
        return within;
    }

    private static boolean isAt(Discharged end, String place) {
        return place.equals(SliceKey.ALL) || end.facility().equals(place);
    }

    private static void ofPlace(String place, List<Discharged> ends, List<Contribution> into) {
        TreeSet<Long> days = new TreeSet<>();
        TreeSet<Long> charged = new TreeSet<>();
        for (Discharged end : ends) {
            days.add(end.day());
            if (end.charged()) {
                charged.add(end.day());
            }
        }
        TreeMap<Long, long[]> amounts = new TreeMap<>();
        count(days, Columns.PATIENT_DAYS, Columns.PATIENT_REPEATS, amounts);
        count(charged, Columns.CHARGED_PATIENT_DAYS, Columns.CHARGED_PATIENT_REPEATS, amounts);
        amounts.forEach((day, vector) -> {
            Vector sparse = new Vector();
            for (int column = 0; column < WIDTH; column++) {
                sparse.add(column, vector[column]);
            }
            add(place, day, sparse, into);
        });
    }

    /** {@code days} ascend. */
    private static void count(Set<Long> days, int column, int repeats, Map<Long, long[]> amounts) {
        Long before = null;
        for (long day : days) {
            at(amounts, day)[column]++;
            for (int w = 0; before != null && w < Window.lookingBack().size(); w++) {
                Window window = Window.lookingBack().get(w);
                if (window == Window.ALL) {
                    at(amounts, day)[repeats + w]++;
                } else if (day - before < window.days()) {
                    at(amounts, day)[repeats + w]++;
                    at(amounts, before + window.days())[repeats + w]--;
                }
            }
            before = day;
        }
    }

    private static long[] at(Map<Long, long[]> amounts, long day) {
        return amounts.computeIfAbsent(day, key -> new long[WIDTH]);
    }

    /** The charge of one discharge, at its facility and in the network. */
    static void charge(String facility, long day, long cents, List<Contribution> into) {
        add(facility, day, new Vector().add(Columns.PATIENT_CHARGES, cents), into);
        add(SliceKey.ALL, day, new Vector().add(Columns.PATIENT_CHARGES, cents), into);
    }

    private static void add(String place, long day, Vector vector, List<Contribution> into) {
        if (!vector.isEmpty()) {
            into.add(contribution(place, day, vector));
        }
    }

    static Contribution contribution(String place, long day, Vector vector) {
        return new Contribution(
                MeasureGroup.PATIENTS,
                place,
                day,
                Contribution.UNKNOWN,
                Contribution.UNKNOWN,
                Contribution.UNKNOWN,
                Contribution.UNKNOWN,
                vector.columns(),
                vector.amounts());
    }
}
