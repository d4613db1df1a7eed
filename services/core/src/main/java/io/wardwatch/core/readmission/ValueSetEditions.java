package io.wardwatch.core.readmission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The editions of the value sets that are loaded, in the order of their days; at least one. A change of them changes what stands
 * in every patient's head, and so is another catalogue epoch.
 */
public final class ValueSetEditions {
    private final List<ValueSets> editions;

    private ValueSetEditions(List<ValueSets> editions) {
        this.editions = editions;
    }

    /** The edition that ships, for demonstration and tests alone. */
    public static ValueSetEditions excerpt() {
        return Excerpt.ONLY;
    }

    private static final class Excerpt {
        private static final ValueSetEditions ONLY = of(List.of(ValueSetReader.excerpt()));
    }

    /** @throws IllegalArgumentException in words, where there is none or two hold for one day */
    public static ValueSetEditions of(List<ValueSets> sets) {
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("no edition of value sets is given");
        }
        List<ValueSets> sorted = new ArrayList<>(sets);
        sorted.sort(Comparator.comparingLong(ValueSets::from));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from() <= sorted.get(i - 1).until()) {
                throw new IllegalArgumentException("editions "
                        + sorted.get(i - 1).name() + " and " + sorted.get(i).name() + " hold for the same days");
            }
        }
        return new ValueSetEditions(List.copyOf(sorted));
    }

    /** The edition of a discharge on {@code day}: the latest that has begun, before all of them the first. */
    public ValueSets at(long day) {
        int at = 0;
        while (at + 1 < editions.size() && editions.get(at + 1).from() <= day) {
            at++;
        }
        return editions.get(at);
    }

    /** The digests of all, in their order: the version of what the measure reads. */
    public String digest() {
        return String.join("+", editions.stream().map(ValueSets::digest).toList());
    }

    /** {@link #digest} in 64 bits, as state keeps it. */
    public long fingerprint() {
        long fingerprint = 0;
        for (ValueSets sets : editions) {
            fingerprint = fingerprint * 31 + Long.parseUnsignedLong(sets.digest(), 16);
        }
        return fingerprint;
    }

    public List<ValueSets> all() {
        return editions;
    }
}
