package io.wardwatch.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import io.wardwatch.kpi.KpiFeed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final long T = KpiFeed.day("2025-03-01");
    private static final Kpi WITHIN_30 = kpi("readmission.30d.crude");
    private static final SliceKey NORTH = SliceKey.facility("NORTH");

    private final KpiFeed feed = new KpiFeed();

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void shouldPutWeeksThatDoNotOverlapBeforeProvisionalOnesWhenOutcomesTakeTime() {
        for (int i = 0; i < 100; i++) {
            feed.discharged("NORTH", "5W", T - i, 10, i % 3);
        }
        feed.noonOf(T + 1);
        Charts.Answer chart = Charts.of(feed.view(), NORTH, WITHIN_30, 26);
        List<String> matured = days(chart, "MATURED");
        assertThat(chart.type()).isEqualTo("pprime");
        assertThat(matured)
                .as("whole weeks since the first day, up to 30 days before the last closed one")
                .hasSize((100 - 30) / 7)
                .last()
                .isEqualTo(Answers.day(T - 30));
        assertThat(days(chart, "PROVISIONAL"))
                .containsExactly(Answers.day(T - 23), Answers.day(T - 16), Answers.day(T - 9), Answers.day(T - 2));
        assertThat(chart.points())
                .filteredOn(point -> point.status().equals("PROVISIONAL"))
                .allMatch(point -> point.signals().isEmpty() && !point.restated());
        assertThat(chart.notes()).hasSize(2).first().asString().startsWith("Fewer than 12 points");
        assertThat(chart.summary())
                .startsWith("Readmitted within 30 days, NORTH: 8.6 % (n = 70) in the 7 days to " + Answers.day(T - 30))
                .endsWith("stable: no signal in 10 points.");
    }

    @Test
    void shouldShowTheLatestPublishedValueAsItsLastMaturedPoint() {
        for (int i = 0; i < 100; i++) {
            feed.discharged("NORTH", "5W", T - i, 10 + i % 4, i % 3);
        }
        feed.noonOf(T + 1);
        double latest = feed.view().said(NORTH, WITHIN_30.group()).closedValues(NORTH).stream()
                .filter(value -> value.key().equals("readmission.30d.crude@1|NORTH|7d|MATURED"))
                .findFirst()
                .orElseThrow()
                .value();
        Charts.Answer chart = Charts.of(feed.view(), NORTH, WITHIN_30, 26);
        assertThat(chart.points().stream()
                        .filter(point -> point.status().equals("MATURED"))
                        .toList()
                        .getLast()
                        .value())
                .isEqualTo(latest);
    }

    @Test
    void shouldDrawACensusByDayWithItsSignals() {
        feed.came("NORTH", "5W", T - 20, 40);
        for (int i = 19; i >= 0; i--) {
            feed.came("NORTH", "5W", T - i, i % 2 == 0 ? 1 : -1);
        }
        feed.came("NORTH", "5W", T, 60).noonOf(T + 1);
        Charts.Answer chart = Charts.of(feed.view(), NORTH, kpi("census.midnight"), 15);
        assertThat(chart.type()).isEqualTo("xmr");
        assertThat(chart.points()).hasSize(15).last().satisfies(point -> {
            assertThat(point.value()).isEqualTo(100);
            assertThat(point.signals()).contains("ASTRONOMICAL");
            assertThat(point.direction()).isEqualTo("high");
        });
        assertThat(chart.stable()).isFalse();
    }

    @Test
    void shouldNotTakeCentsForCasesWhenAShareIsOfMoney() {
        for (int i = 0; i < 30; i++) {
            feed.adjudicated("NORTH", T - i, 20, 1_000_000 + i);
        }
        feed.noonOf(T + 1);
        Charts.Answer chart = Charts.of(feed.view(), NORTH, kpi("denial.initial.dollars"), 26);
        assertThat(chart.type()).isEqualTo("xmr");
        assertThat(chart.points()).hasSize(4).allMatch(point -> point.n() == null);
        assertThat(chart.summary()).startsWith("Charges denied at first, NORTH: 10.0 % in the 7 days to");
        assertThat(Charts.of(feed.view(), NORTH, kpi("denial.initial.count"), 26)
                        .points())
                .hasSize(4)
                .allMatch(point -> point.n() == 140);
    }

    @Test
    void shouldSayThatThereIsNothingYetWhenNothingIs() {
        Charts.Answer chart = Charts.of(feed.view(), NORTH, WITHIN_30, 26);
        assertThat(chart.points()).isEmpty();
        assertThat(chart.centre()).isNull();
        assertThat(chart.summary()).isEqualTo("Readmitted within 30 days, NORTH: no value yet.");
    }

    @Test
    void shouldCompareUnitsWithTheirFacilityAndCountSmallOnes() {
        feed.discharged("NORTH", "MED1", T - 40, 400, 40)
                .discharged("NORTH", "MED2", T - 40, 200, 60)
                .discharged("NORTH", "ICU", T - 40, 9, 9)
                .noonOf(T + 1);
        Series whole = new Series(WITHIN_30, NORTH, Window.QUARTER);
        Funnels.Answer funnel = Funnels.of(feed.view(), whole, By.UNIT, By.UNIT.parts(feed.view(), "NORTH"), 10);
        assertThat(funnel.target()).isEqualTo(109.0 / 609);
        assertThat(funnel.points()).extracting(Funnels.FunnelPoint::name).containsExactly("MED1", "MED2");
        assertThat(funnel.points()).extracting(Funnels.FunnelPoint::zone).containsExactly("below998", "above998");
        assertThat(funnel.suppressed()).isEqualTo(1);
        assertThat(funnel.cohortTo()).isEqualTo(Answers.day(T - 30));
        assertThat(funnel.limits().getFirst().n()).isEqualTo(10);
        assertThat(funnel.limits().getLast().n()).isEqualTo(400);
        assertThat(funnel.summary())
                .isEqualTo(
                        "Readmitted within 30 days by unit, NORTH: 0 of 2 within the 95 % limits around 17.9 %; above the"
                                + " 99.8 % limit: MED2; below the 99.8 % limit: MED1; 1 with fewer than 10 cases not shown.");
    }

    @Test
    void shouldCompareObservedOverExpectedByTheExpectedCases() {
        feed.foreseen("NORTH", "MED1", T - 40, 400, 60, 60_200_000)
                .foreseen("NORTH", "MED2", T - 40, 100, 40, 12_000_000)
                .foreseen("NORTH", "ICU", T - 40, 9, 9, 1_000_000)
                .noonOf(T + 1);
        Kpi ratio = Catalogue.find("readmission.30d.unplanned.oe", 1).orElseThrow();
        Series whole = new Series(ratio, NORTH, Window.QUARTER);
        Funnels.Answer funnel = Funnels.of(feed.view(), whole, By.UNIT, By.UNIT.parts(feed.view(), "NORTH"), 10);

        assertThat(funnel.target()).isEqualTo(109 / 73.2);
        assertThat(funnel.unit()).isEqualTo("ratio");
        assertThat(funnel.size()).isEqualTo("expected cases");
        assertThat(funnel.points()).extracting(Funnels.FunnelPoint::n).containsExactly(60L, 12L);
        assertThat(funnel.points()).extracting(Funnels.FunnelPoint::zone).containsExactly("below998", "above998");
        assertThat(funnel.suppressed()).isEqualTo(1);
        assertThat(funnel.limits().getFirst().n()).isEqualTo(1);
    }

    @Test
    void shouldCompareFacilitiesWithTheNetwork() {
        feed.discharged("NORTH", "MED1", T - 40, 100, 10)
                .discharged("SOUTH", "MED1", T - 40, 100, 12)
                .noonOf(T + 1);
        Series whole = new Series(WITHIN_30, SliceKey.NETWORK, Window.QUARTER);
        Funnels.Answer funnel = Funnels.of(feed.view(), whole, By.FACILITY, By.FACILITY.parts(feed.view(), "ALL"), 10);
        assertThat(funnel.target()).isEqualTo(0.11);
        assertThat(funnel.points()).extracting(Funnels.FunnelPoint::name).containsExactly("NORTH", "SOUTH");
        assertThat(funnel.points()).extracting(Funnels.FunnelPoint::zone).containsOnly("inside");
    }

    @Test
    void shouldListThePartsThatAFacilityHas() {
        feed.discharged("NORTH", "MED2", T, 1, 0).discharged("NORTH", "MED1", T, 1, 0);
        feed.discharged("SOUTH", "ICU", T, 1, 0);
        assertThat(By.UNIT.parts(feed.view(), "NORTH"))
                .containsExactly(
                        new SliceKey("NORTH", Dimension.UNIT, "MED1"), new SliceKey("NORTH", Dimension.UNIT, "MED2"));
        assertThat(By.FACILITY.parts(feed.view(), "ALL")).containsExactly(NORTH, SliceKey.facility("SOUTH"));
    }

    private static List<String> days(Charts.Answer chart, String status) {
        return chart.points().stream()
                .filter(point -> point.status().equals(status))
                .map(Charts.ChartPoint::day)
                .toList();
    }

    private static Kpi kpi(String id) {
        return Catalogue.find(id, 1).orElseThrow();
    }
}
