package io.wardwatch.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import io.wardwatch.core.tile.KpiValues;
import io.wardwatch.kpi.KpiFeed;
import io.wardwatch.streaming.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoriesTest {
    private static final long T = KpiFeed.day("2025-03-01");
    private static final Kpi WITHIN_7 =
            Catalogue.find("readmission.7d.crude", 1).orElseThrow();
    private static final Kpi CENSUS = Catalogue.find("census.midnight", 1).orElseThrow();
    private static final SliceKey NORTH = SliceKey.facility("NORTH");
    private static final Histories.Params ALL_DAYS = new Histories.Params(null, null, null, null, null);

    private final KpiFeed feed = new KpiFeed();

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void shouldMarkAMaturedPointThatChangedAfterItsDayHadClosed() {
        feed.discharged("NORTH", "5W", T - 10, 4, 0).noonOf(T + 1).noonOf(T + 2);
        assertThat(matured(NORTH))
                .allSatisfy(point -> assertThat(point.restated()).isFalse());

        feed.discharged("NORTH", "5W", T - 10, 0, 1).noonOf(T + 3);
        Answers.HistoryPoint first = point(matured(NORTH), T);
        assertThat(first.value().value()).isEqualTo(0.25);
        assertThat(first.firstSaid()).isEqualTo(0.0);
        assertThat(first.restated()).isTrue();
        assertThat(point(matured(NORTH), T + 1).restated()).isTrue();
        assertThat(point(matured(NORTH), T + 2).restated())
                .as("closed with the correction in it")
                .isFalse();
        assertThat(point(matured(SliceKey.NETWORK), T).restated())
                .as("the network's day likewise")
                .isTrue();
    }

    @Test
    void shouldNotCallARestatementWhatCameBack() {
        feed.discharged("NORTH", "5W", T - 10, 4, 0).noonOf(T + 1);
        feed.discharged("NORTH", "5W", T - 10, 0, 1).noonOf(T + 1);
        feed.discharged("NORTH", "5W", T - 10, 0, -1).noonOf(T + 2);
        assertThat(point(matured(NORTH), T).restated()).isFalse();
    }

    @Test
    void shouldNeverMarkProvisionalPoints() {
        feed.discharged("NORTH", "5W", T - 2, 4, 0).noonOf(T + 1);
        feed.discharged("NORTH", "5W", T - 2, 0, 1).noonOf(T + 2);
        List<Answers.HistoryPoint> provisional = history(NORTH, WITHIN_7, ALL_DAYS).stream()
                .filter(point -> point.value().status().equals("PROVISIONAL"))
                .toList();
        assertThat(provisional).isNotEmpty();
        assertThat(provisional).allSatisfy(point -> {
            assertThat(point.restated()).isFalse();
            assertThat(point.firstSaid()).isNull();
        });
        assertThat(provisional.getLast().value().asOf())
                .as("the day that runs comes last")
                .isEqualTo(Answers.day(T + 2));
    }

    @Test
    void shouldMarkARestatedCensus() {
        feed.came("NORTH", "5W", T - 3, 5).noonOf(T + 1);
        feed.came("NORTH", "5W", T - 1, 1).noonOf(T + 2);
        List<Answers.HistoryPoint> census = history(NORTH, CENSUS, ALL_DAYS);
        assertThat(point(census, T).value().value()).isEqualTo(6);
        assertThat(point(census, T).firstSaid()).isEqualTo(5);
        assertThat(point(census, T).restated()).isTrue();
    }

    @Test
    void shouldEqualWhatAReplayOfTheSameEventsComputes() {
        for (int i = 0; i < 120; i++) {
            feed.discharged("F" + i % 2, "U" + i % 3, T - i, 3 + i % 5, i % 3);
        }
        feed.noonOf(T + 1);
        KpiValues replay = new KpiValues(feed.replayed(), KpiValues.REPLAY);
        for (SliceKey slice :
                List.of(SliceKey.NETWORK, SliceKey.facility("F1"), new SliceKey("F0", Dimension.UNIT, "U2"))) {
            for (Window window : KpiValues.LIVE) {
                List<KpiValue> expected = new ArrayList<>();
                for (long day = T - 90; day <= T; day++) {
                    replay.compute(
                            slice,
                            WITHIN_7.group(),
                            new KpiValues.AsOf(day, KpiValues.Rows.ALL),
                            replay.present(slice.facility()),
                            value -> {
                                if (value.kpi().equals(WITHIN_7.id()) && value.window() == window) {
                                    expected.add(value);
                                }
                            });
                }
                List<Answers.Value> history =
                        Histories.of(feed.view(), new Series(WITHIN_7, slice, window), to(T)).stream()
                                .map(Answers.HistoryPoint::value)
                                .toList();
                assertThat(history)
                        .isEqualTo(expected.stream().map(Answers.Value::of).toList());
            }
        }
    }

    @Test
    void shouldCountStepsBackFromTheLastDay() {
        feed.discharged("NORTH", "5W", T - 10, 4, 0).noonOf(T + 1);
        Histories.Params weekly =
                new Histories.Params(null, Answers.day(T - 20), Answers.day(T), 7, List.of(KpiStatus.MATURED.name()));
        assertThat(history(NORTH, WITHIN_7, weekly))
                .extracting(point -> point.value().asOf())
                .containsExactly(Answers.day(T - 14), Answers.day(T - 7), Answers.day(T));
    }

    @Test
    void shouldRefuseDaysThatMakeNoSense() {
        feed.discharged("NORTH", "5W", T - 10, 4, 0).noonOf(T + 1);
        refuses("DAY_OUT_OF_RANGE", new Histories.Params(null, null, "2025-03-03", null, null));
        refuses("DAY_OUT_OF_RANGE", new Histories.Params(null, "1066-10-14", null, null, null));
        refuses("INVALID_PARAMETER", new Histories.Params(null, "2025-03-01", "2025-02-01", null, null));
        refuses("INVALID_PARAMETER", new Histories.Params(null, "2025-02-30", null, null, null));
        refuses("INVALID_PARAMETER", new Histories.Params(null, null, null, 0, null));
        refuses("INVALID_PARAMETER", new Histories.Params(null, null, null, null, List.of("SURE")));
        refuses("INVALID_PARAMETER", new Histories.Params(null, "9".repeat(500), null, null, null));
        refuses("TOO_MANY_POINTS", new Histories.Params(null, "2020-01-01", null, 1, null));
    }

    @Test
    void shouldSayNothingOfHistoryBeforeADayHasClosed() {
        assertThat(history(NORTH, WITHIN_7, ALL_DAYS)).isEmpty();
    }

    private void refuses(String code, Histories.Params params) {
        assertThatThrownBy(() -> history(NORTH, WITHIN_7, params))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }

    private static Histories.Params to(long day) {
        return new Histories.Params(null, null, Answers.day(day), null, null);
    }

    private List<Answers.HistoryPoint> matured(SliceKey slice) {
        return history(slice, WITHIN_7, new Histories.Params(null, null, null, null, List.of("MATURED")));
    }

    private List<Answers.HistoryPoint> history(SliceKey slice, Kpi kpi, Histories.Params params) {
        return Histories.of(feed.view(), new Series(kpi, slice, kpi.chartWindow()), params);
    }

    private static Answers.HistoryPoint point(List<Answers.HistoryPoint> points, long day) {
        return points.stream()
                .filter(point -> point.value().asOf().equals(Answers.day(day)))
                .findFirst()
                .orElseThrow();
    }
}
