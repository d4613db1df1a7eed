package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Bins;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.Reading;
import java.math.BigInteger;

/** Reads off a histogram of patients what share of a total those cause who cause the most. Exact, but for the last division. */
final class TopPatients {
    private final int[] bins;
    private final long[] patients;
    private int size;

    private TopPatients(int bins) {
        this.bins = new int[bins];
        this.patients = new long[bins];
    }

    /** @param all patients of the window, whether they caused anything or not */
    static Numbers share(Sums steps, Reading.TopShare reading, long all) {
        TopPatients holding = new TopPatients(reading.bins());
        steps.histogram(reading.counts(), reading.bins(), (bin, cases) -> {
            holding.bins[holding.size] = bin;
            holding.patients[holding.size++] = cases;
        });
        return holding.share(steps, reading.sums(), Math.ceilDiv(Math.multiplyExact(all, reading.percent()), 100L));
    }

    private Numbers share(Sums steps, int sums, long most) {
        long total = 0;
        for (int i = 0; i < size; i++) {
            total = Math.addExact(total, steps.at(sums + bins[i]));
        }
        if (total == 0) {
            return Numbers.amounts(0, 0);
        }
        long left = most;
        long least = 0;
        long greatest = 0;
        for (int i = size - 1; i >= 0 && left > 0; i--) {
            long caused = steps.at(sums + bins[i]);
            if (patients[i] <= left) {
                least += caused;
                greatest += caused;
            } else {
                least += scaled(caused, left, patients[i]);
                greatest += atMost(caused, left, patients[i], bins[i]);
            }
            left -= Math.min(left, patients[i]);
        }
        return new Numbers(
                least,
                total,
                KpiValue.ABSENT,
                null,
                (double) least / total,
                (double) least / total,
                (double) greatest / total);
    }

    /** Of {@code n} that caused {@code sum}, the {@code most} who caused the most caused no less. */
    private static long scaled(long sum, long most, long n) {
        return BigInteger.valueOf(sum)
                .multiply(BigInteger.valueOf(most))
                .divide(BigInteger.valueOf(n))
                .longValueExact();
    }

    /** None of them caused more than the bin's greatest amount, nor any of the others less than its least. */
    private static long atMost(long sum, long most, long n, int bin) {
        long rest = Math.multiplyExact(n - most, Bins.centsFrom(bin));
        return Math.min(sum - rest, Math.multiplyExact(most, Bins.centsFrom(bin + 1) - 1));
    }
}
