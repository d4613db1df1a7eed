package io.wardwatch.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    /** Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void shouldGiveThePublishedWilsonIntervals(long k, long n, double low, double high) {
        assertThat(Intervals.wilsonLow(k, n)).isEqualTo(low, within(0.00005));
        assertThat(Intervals.wilsonHigh(k, n)).isEqualTo(high, within(0.00005));
    }

    @Test
    void shouldReachOneWhenAllAre() {
        assertThat(Intervals.wilsonHigh(20, 20)).isEqualTo(1.0);
        assertThat(Intervals.wilsonLow(20, 20)).isEqualTo(1 - Intervals.wilsonHigh(0, 20), within(1e-12));
    }

    @Test
    void shouldGiveTheStandardErrorWithoutCancellation() {
        // 1, 2, 3, 4 shifted by 10^9: the variance stays 5/3.
        long shift = 1_000_000_000L;
        long sum = 0;
        BigInteger squares = BigInteger.ZERO;
        for (long x = shift + 1; x <= shift + 4; x++) {
            sum += x;
            squares = squares.add(BigInteger.valueOf(x).pow(2));
        }
        assertThat(Intervals.standardError(sum, squares, 4)).isEqualTo(Math.sqrt(5.0 / 3 / 4), within(1e-15));
    }
}
