package io.wardwatch.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelLimitsTest {
    private static final double SAME = 1e-9;

    @Test
    void shouldEqualTheReferenceOfR() throws IOException {
        List<double[]> rows = reference("funnel.csv");
        assertThat(rows).hasSize(50);
        rows.forEach(row -> assertLimits(FunnelLimits.binomial((int) row[0], row[1]), row, 2));
    }

    @Test
    void shouldEqualTheReferenceOfRForObservedOverExpected() throws IOException {
        List<double[]> rows = reference("funnel-poisson.csv");
        assertThat(rows).hasSize(21);
        rows.forEach(row -> assertLimits(FunnelLimits.poisson(row[0], row[1]), row, 2));
    }

    @Test
    void shouldEqualTheReferenceOfRForMeans() throws IOException {
        List<double[]> rows = reference("funnel-normal.csv");
        assertThat(rows).hasSize(16);
        rows.forEach(row -> assertLimits(FunnelLimits.normal(row[0], row[1], row[2]), row, 3));
    }

    private static void assertLimits(FunnelLimits limits, double[] row, int first) {
        String line = Arrays.toString(row);
        assertThat(limits.low95()).as(line).isCloseTo(row[first], within(SAME));
        assertThat(limits.high95()).as(line).isCloseTo(row[first + 1], within(SAME));
        assertThat(limits.low998()).as(line).isCloseTo(row[first + 2], within(SAME));
        assertThat(limits.high998()).as(line).isCloseTo(row[first + 3], within(SAME));
    }

    private static List<double[]> reference(String file) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(FunnelLimitsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return in.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        }
    }

    @Test
    void shouldHaveNoRoomWhenTheTargetIsCertain() {
        assertThat(FunnelLimits.binomial(50, 0)).satisfies(limits -> {
            assertThat(limits.low95()).isZero();
            assertThat(limits.zone(0)).isEqualTo(FunnelLimits.Zone.INSIDE);
        });
        assertThat(FunnelLimits.binomial(50, 1).zone(1)).isEqualTo(FunnelLimits.Zone.INSIDE);
    }

    @Test
    void shouldTellZonesApartOnEitherSide() {
        FunnelLimits limits = new FunnelLimits(0.10, 0.20, 0.05, 0.25);
        assertThat(limits.zone(0.20)).isEqualTo(FunnelLimits.Zone.INSIDE);
        assertThat(limits.zone(0.21)).isEqualTo(FunnelLimits.Zone.ABOVE_95);
        assertThat(limits.zone(0.26)).isEqualTo(FunnelLimits.Zone.ABOVE_998);
        assertThat(limits.zone(0.09)).isEqualTo(FunnelLimits.Zone.BELOW_95);
        assertThat(limits.zone(0.04)).isEqualTo(FunnelLimits.Zone.BELOW_998);
    }
}
