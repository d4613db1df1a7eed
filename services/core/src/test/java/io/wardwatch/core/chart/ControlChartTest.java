package io.wardwatch.core.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.core.chart.ControlChart.Bounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlChartTest {
    private static final double SAME = 1e-9;

    @Test
    void shouldEqualTheReferenceOfRWhenTheSeriesIsTheSame() throws IOException {
        Map<String, List<String[]>> all = reference();
        assertThat(all).hasSize(9);
        all.forEach((series, rows) -> {
            ControlChart chart = chart(rows);
            for (int i = 0; i < rows.size(); i++) {
                String[] row = rows.get(i);
                Mark mark = chart.marks().get(i);
                String where = series + " " + i;
                assertThat(mark.point().value()).as(where).isCloseTo(number(row[2]), within(SAME));
                assertThat(chart.centre()).as(where).isCloseTo(number(row[5]), within(SAME));
                assertThat(chart.spread()).as(where).isCloseTo(number(row[6]), within(SAME));
                assertThat(mark.lower()).as(where).isCloseTo(number(row[7]), within(SAME));
                assertThat(mark.upper()).as(where).isCloseTo(number(row[8]), within(SAME));
                assertThat(mark.signals()).as(where).isEqualTo(signals(row));
            }
        });
    }

    @Test
    void shouldGiveTheLimitsOfTheNistHandbookWhenGivenItsExample() {
        ControlChart chart = xmr(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1);
        assertThat(chart.centre()).isCloseTo(50.81, within(1e-9));
        assertThat(chart.spread()).isCloseTo(1.8778, within(5e-5));
        assertThat(chart.marks().getFirst().lower()).isCloseTo(45.8159, within(1e-3));
        assertThat(chart.marks().getFirst().upper()).isCloseTo(55.8041, within(1e-3));
    }

    @Test
    void shouldLeaveProvisionalPointsOutOfEverythingWhenTheyAreDrawn() {
        List<Point> matured = new ArrayList<>(points(4, 5, 4, 5, 4, 5, 4, 5));
        ControlChart without = ControlChart.xmr(matured, Bounds.POSITIVE);
        matured.add(Point.of(90, true));
        ControlChart with = ControlChart.xmr(matured, Bounds.POSITIVE);
        assertThat(with.centre()).isEqualTo(without.centre());
        assertThat(with.spread()).isEqualTo(without.spread());
        assertThat(with.counted()).isEqualTo(8);
        assertThat(with.stable()).isTrue();
        assertThat(with.marks().getLast().upper())
                .isEqualTo(with.marks().getFirst().upper());
    }

    @Test
    void shouldPassOverPointsWithoutCasesWhenTheyInterruptARun() {
        List<Point> points = new ArrayList<>();
        IntStream.range(0, 7).forEach(i -> points.add(Point.share(30, 100, false)));
        points.add(4, Point.share(0, 0, false));
        IntStream.range(0, 7).forEach(i -> points.add(Point.share(i % 2 == 0 ? 9 : 11, 100, false)));
        ControlChart chart = ControlChart.pPrime(points);
        assertThat(chart.counted()).isEqualTo(14);
        assertThat(chart.marks().get(4).lower()).isNaN();
        assertThat(chart.marks().get(4).signals()).isEmpty();
        assertThat(chart.marks().get(7).signals()).containsEntry(Rule.SHIFT, Direction.HIGH);
    }

    @Test
    void shouldEndAShiftWhenAValueLiesOnTheCentre() {
        ControlChart chart = xmr(6, 6, 6, 5, 6, 6, 6, 4, 4, 4, 5, 4, 4, 4);
        assertThat(chart.centre()).isEqualTo(5);
        assertThat(chart.marks()).noneMatch(mark -> mark.signals().containsKey(Rule.SHIFT));
    }

    @Test
    void shouldEndATrendWhenTwoValuesAreEqual() {
        assertThat(xmr(1, 2, 3, 4, 4, 5, 6, 7).marks())
                .noneMatch(mark -> mark.signals().containsKey(Rule.TREND));
        assertThat(xmr(7, 6, 5, 4, 3, 2, 1).marks())
                .allMatch(mark -> mark.signals().get(Rule.TREND) == Direction.LOW);
        assertThat(xmr(7, 6, 5, 4, 3, 2).marks())
                .noneMatch(mark -> mark.signals().containsKey(Rule.TREND));
    }

    @Test
    void shouldBeStableWhenNothingEverVaries() {
        assertThat(xmr(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1).stable())
                .isTrue();
        ControlChart never = ControlChart.pPrime(
                IntStream.range(0, 9).mapToObj(i -> Point.share(0, 20, false)).toList());
        assertThat(never.stable()).isTrue();
        assertThat(never.marks().getLast().upper()).isZero();
    }

    @Test
    void shouldHaveNoLimitsWhenFewerThanTwoPointsCount() {
        ControlChart one = xmr(4);
        assertThat(one.centre()).isEqualTo(4);
        assertThat(one.marks().getFirst().upper()).isNaN();
        ControlChart none = ControlChart.pPrime(List.of(Point.share(0, 0, false)));
        assertThat(none.centre()).isNaN();
        assertThat(ControlChart.xmr(List.of(), Bounds.POSITIVE).marks()).isEmpty();
    }

    @Test
    void shouldSayInOneSentenceWhatIsLatestAndWhetherItIsStable() {
        ChartSentence sentence =
                new ChartSentence("Census, NORTH", value -> Long.toString(Math.round(value)), i -> "on day " + i);
        assertThat(sentence.of(xmr(4, 5, 4, 5))).isEqualTo("Census, NORTH: 5 on day 3; stable: no signal in 4 points.");
        assertThat(sentence.of(xmr(4, 5, 4, 5, 4, 5, 4, 5, 40, 4)))
                .isEqualTo(
                        "Census, NORTH: 4 on day 9; not stable: 9 of 10 points signal a change, the last high or rising"
                                + " on day 8.");
        assertThat(sentence.of(ControlChart.xmr(List.of(Point.of(3, true)), Bounds.POSITIVE)))
                .isEqualTo("Census, NORTH: no final value yet; 3 on day 0, provisional.");
        assertThat(sentence.of(ControlChart.xmr(List.of(), Bounds.POSITIVE))).isEqualTo("Census, NORTH: no value yet.");
    }

    private static ControlChart xmr(double... values) {
        return ControlChart.xmr(points(values), Bounds.POSITIVE);
    }

    private static List<Point> points(double... values) {
        return Arrays.stream(values).mapToObj(value -> Point.of(value, false)).toList();
    }

    private static ControlChart chart(List<String[]> rows) {
        return rows.getFirst()[1].equals("xmr")
                ? ControlChart.xmr(
                        rows.stream()
                                .map(row -> Point.of(number(row[2]), false))
                                .toList(),
                        Bounds.POSITIVE)
                : ControlChart.pPrime(rows.stream()
                        .map(row -> Point.share((long) number(row[3]), (long) number(row[4]), false))
                        .toList());
    }

    private static Map<Rule, Direction> signals(String[] row) {
        Map<Rule, Direction> signals = new TreeMap<>();
        Rule[] order = {Rule.ASTRONOMICAL, Rule.SHIFT, Rule.TWO_OF_THREE, Rule.TREND};
        for (int i = 0; i < order.length; i++) {
            double side = number(row[9 + i]);
            if (side != 0) {
                signals.put(order[i], side > 0 ? Direction.HIGH : Direction.LOW);
            }
        }
        return signals;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static Map<String, List<String[]>> reference() throws IOException {
        Map<String, List<String[]>> series = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                ControlChartTest.class.getResourceAsStream("charts.csv"), StandardCharsets.UTF_8))) {
            in.lines().skip(1).map(line -> line.split(",")).forEach(row -> series.computeIfAbsent(
                            row[0], key -> new ArrayList<>())
                    .add(row));
        }
        return series;
    }
}
