package io.wardwatch.core.measure;

import io.wardwatch.core.readmission.IndexStay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a patient contributes to the distribution of the charges of readmissions over patients, at each facility and in the network: by
 * the total of a year. A charge is in that total from the day of its index discharge on, for as many days; on each day on which the
 * total is another one the patient steps from one bin of money to another, with all of it. So the patients of any year, and what
 * those of each bin caused, are sums of steps.
 */
public final class ReturnContributions {
    /** The window over which a patient's charges are added up. */
    public static final int DAYS = Window.YEAR.days();

    /**
     * The charge of an unplanned readmission.
     *
     * @param facility of the index stay
     * @param day of its discharge, local
     */
    public record Charged(String facility, long day, long cents) {}

    private ReturnContributions() {}

    /** The charge of the unplanned readmission within 30 days of an index stay; -1 where there is none, or it is not known. */
    public static long chargeOf(IndexStay row) {
        return IndexCounts.chargeOfReturn(row);
    }

    /** What all charges of a patient contribute. */
    public static void of(List<Charged> charges, List<Contribution> into) {
        TreeMap<String, Map<Long, Long>> places = new TreeMap<>();
        for (Charged charged : charges) {
            step(places, charged.facility(), charged);
            step(places, SliceKey.ALL, charged);
        }
        places.forEach((place, steps) -> walk(place, steps, into));
    }

    private static void step(Map<String, Map<Long, Long>> places, String place, Charged charged) {
        Map<Long, Long> steps = places.computeIfAbsent(place, key -> new TreeMap<>());
        steps.merge(charged.day(), charged.cents(), Math::addExact);
        steps.merge(charged.day() + DAYS, -charged.cents(), Math::addExact);
    }

    private static void walk(String place, Map<Long, Long> steps, List<Contribution> into) {
        long total = 0;
        for (long day : new ArrayList<>(steps.keySet())) {
            long next = Math.addExact(total, steps.get(day));
            Vector vector = move(total, next);
            if (!vector.isEmpty()) {
                into.add(PatientContributions.contribution(place, day, vector));
            }
            total = next;
        }
    }

    /** From the bin of one total to that of another; nothing is in no bin. */
    private static Vector move(long from, long to) {
        TreeMap<Integer, Long> amounts = new TreeMap<>();
        add(amounts, from, -1);
        add(amounts, to, 1);
        Vector vector = new Vector();
        amounts.forEach(vector::add);
        return vector;
    }

    private static void add(Map<Integer, Long> amounts, long total, int sign) {
        if (total > 0) {
            int bin = Bins.ofCents(total);
            amounts.merge(Columns.RETURN_PATIENT_BINS + bin, (long) sign, Math::addExact);
            amounts.merge(Columns.RETURN_CHARGE_BINS + bin, sign * total, Math::addExact);
        }
    }
}
