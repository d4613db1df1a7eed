package io.wardwatch.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinomialLimitsTest {
    private static final double SAME = 1e-9;

    @Test
    void shouldEqualTheReferenceOfR() throws IOException {
        List<String> lines;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                BinomialLimitsTest.class.getResourceAsStream("funnel.csv"), StandardCharsets.UTF_8))) {
            lines = in.lines().skip(1).toList();
        }
        assertThat(lines).hasSize(50);
        for (String line : lines) {
            String[] row = line.split(",");
            BinomialLimits limits = BinomialLimits.of(Integer.parseInt(row[0]), Double.parseDouble(row[1]));
            assertThat(limits.low95()).as(line).isCloseTo(Double.parseDouble(row[2]), within(SAME));
            assertThat(limits.high95()).as(line).isCloseTo(Double.parseDouble(row[3]), within(SAME));
            assertThat(limits.low998()).as(line).isCloseTo(Double.parseDouble(row[4]), within(SAME));
            assertThat(limits.high998()).as(line).isCloseTo(Double.parseDouble(row[5]), within(SAME));
        }
    }

    @Test
    void shouldHaveNoRoomWhenTheTargetIsCertain() {
        assertThat(BinomialLimits.of(50, 0)).satisfies(limits -> {
            assertThat(limits.low95()).isZero();
            assertThat(limits.zone(0)).isEqualTo(BinomialLimits.Zone.INSIDE);
        });
        assertThat(BinomialLimits.of(50, 1).zone(1)).isEqualTo(BinomialLimits.Zone.INSIDE);
    }

    @Test
    void shouldTellZonesApartOnEitherSide() {
        BinomialLimits limits = new BinomialLimits(0.10, 0.20, 0.05, 0.25);
        assertThat(limits.zone(0.20)).isEqualTo(BinomialLimits.Zone.INSIDE);
        assertThat(limits.zone(0.21)).isEqualTo(BinomialLimits.Zone.ABOVE_95);
        assertThat(limits.zone(0.26)).isEqualTo(BinomialLimits.Zone.ABOVE_998);
        assertThat(limits.zone(0.09)).isEqualTo(BinomialLimits.Zone.BELOW_95);
        assertThat(limits.zone(0.04)).isEqualTo(BinomialLimits.Zone.BELOW_998);
    }
}
