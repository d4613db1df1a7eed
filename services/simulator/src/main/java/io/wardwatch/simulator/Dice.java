package io.wardwatch.simulator;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that is the same on every machine: a {@link SplittableRandom} read only through {@code nextLong}, and
 * {@link StrictMath} for all that is not plain arithmetic. One for each (seed, stream, purpose), so that what one patient or
 * purpose draws never shifts what another one gets.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    static Dice of(long seed, long stream, long purpose) {
        return new Dice(mix(mix(seed + GOLDEN) ^ mix(stream * GOLDEN + purpose)));
    }

    /** A bijection of 64 bits whose output looks random (the finaliser of SplitMix64, Steele and others 2014). */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** Uniform in 0 … bound - 1. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Uniform in low … high, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** Uniform in [low, high). */
    long span(long low, long high) {
        return low + (long) (unit() * (high - low));
    }

    double normal(double mean, double deviation) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return mean + deviation * radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(normal(0, sigma));
    }

    /** How many events of a Poisson process with {@code mean} fall into one unit; for small means. */
    int poisson(double mean) {
        int count = 0;
        for (double at = exponential(1); at < mean; at += exponential(1)) {
            count++;
        }
        return count;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** An index of {@code weights}, as likely as its weight. */
    int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = unit() * total;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
