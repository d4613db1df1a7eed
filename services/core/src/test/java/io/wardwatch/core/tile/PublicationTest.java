package io.wardwatch.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.tile.KpiValues.AsOf;
import io.wardwatch.core.tile.KpiValues.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final long C = 20_000;
    private static final long NOON = 1_728_000_000_000_000L;
    private static final SliceKey NORTH = SliceKey.facility("NORTH");

    private final MapTileStore store = new MapTileStore();
    private final TileEngine engine = TileEngine.whole(store);
    private final KpiValues values = new KpiValues(store, KpiValues.LIVE);
    private final List<KpiValue> published = new ArrayList<>();
    private final List<String> withdrawn = new ArrayList<>();
    private final Publication publication = new Publication(published::add, withdrawn::add);
    private PublishedRows rows = PublishedRows.NONE;

    @Test
    void shouldSayEveryRowAtFirstAndNothingAgainWhileNothingChanged() {
        discharge(C - 5, 1, 0);
        close(C);
        assertThat(published).hasSize(values(C, Rows.ALL).size());
        assertThat(published).extracting(KpiValue::revision).containsOnly(1);
        change(C);
        published.clear();
        change(C);
        assertThat(published).isEmpty();
        assertThat(withdrawn).isEmpty();
    }

    @Test
    void shouldRestateAMaturedCohortThatIsFoundChanged() {
        discharge(C - 40, 2, 0);
        close(C);
        published.clear();

        discharge(C - 40, 0, 1);
        change(C);
        KpiValue once = only("readmission.30d.crude@1|NORTH|30d|MATURED");
        assertThat(once.revision()).isEqualTo(2);
        assertThat(once.earlierValue()).isEqualTo(0.0);
        assertThat(once.value()).isEqualTo(0.5);
        assertThat(once.restatedAt()).isEqualTo(NOON);
        assertThat(once.asOf()).isEqualTo(C);
        published.clear();

        discharge(C - 40, 0, 1);
        change(C);
        KpiValue twice = only("readmission.30d.crude@1|NORTH|30d|MATURED");
        assertThat(twice.revision()).isEqualTo(3);
        assertThat(twice.earlierValue()).isEqualTo(0.5);
        published.clear();

        // The next day's cohort is another one.
        close(C + 1);
        discharge(C - 40, 1, 0);
        change(C + 1);
        assertThat(only("readmission.30d.crude@1|NORTH|30d|MATURED").revision()).isEqualTo(2);
    }

    @Test
    void shouldLetTheRunningDayMoveWithoutRestatingAnything() {
        discharge(C, 1, 0);
        close(C);
        published.clear();
        discharge(C + 1, 1, 0);
        change(C);
        KpiValue week = only("discharges@1|NORTH|7d|MATURED");
        assertThat(week.asOf()).isEqualTo(C + 1);
        assertThat(week.value()).isEqualTo(2);
        assertThat(published).extracting(KpiValue::revision).containsOnly(1);
        published.clear();

        // The day closes with what was said of it while it ran.
        close(C + 1);
        assertThat(published).extracting(KpiValue::key).doesNotContain("discharges@1|NORTH|7d|MATURED");
    }

    @Test
    void shouldRestateAClosedDayAndFollowWithTheRunningOne() {
        discharge(C, 1, 0);
        close(C);
        discharge(C + 1, 1, 0);
        change(C);
        published.clear();
        discharge(C - 1, 1, 0);
        change(C);
        assertThat(published)
                .filteredOn(value -> value.key().equals("discharges@1|NORTH|7d|MATURED"))
                .extracting(KpiValue::asOf, KpiValue::revision, KpiValue::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(C, 2, 2.0),
                        org.assertj.core.groups.Tuple.tuple(C + 1, 1, 3.0));
    }

    @Test
    void shouldSayAProvisionalRowThatChangedInBothDaysAlike() {
        discharge(C - 1, 1, 0);
        close(C);
        published.clear();
        discharge(C - 1, 0, 1);
        change(C);
        assertThat(only("readmission.30d.crude@1|NORTH|7d|PROVISIONAL").value()).isEqualTo(1.0);
    }

    @Test
    void shouldWithdrawTheUnavailableRowWhenTheInputAppears() {
        close(C);
        assertThat(published).extracting(KpiValue::status).containsOnly(KpiStatus.UNAVAILABLE);
        discharge(C, 1, 0);
        change(C);
        assertThat(withdrawn).contains("discharges@1|NORTH|7d|UNAVAILABLE", "los.cms.p90@1|NORTH|365d|UNAVAILABLE");
        assertThat(withdrawn).doesNotContain("charges@1|NORTH|7d|UNAVAILABLE");
    }

    @Test
    void shouldGiveBackWholeValuesOfWhatItKept() {
        discharge(C - 40, 3, 1);
        // Two stays of 3 and 5 midnights, with charges.
        int[] columns = {
            Columns.DISCHARGES,
            Columns.MIDNIGHTS_SUM,
            Columns.MIDNIGHTS_SQUARES + 1,
            Columns.CHARGED,
            Columns.CHARGE_SUM,
            Columns.LENGTHS,
            Columns.MIDNIGHTS_BINS + 3,
            Columns.MIDNIGHTS_BINS + 5,
            Columns.MINUTES_BINS + 4,
            Columns.CHARGE_BINS + 250
        };
        long[] amounts = {2, 8, 34, 2, 4_000_000, 2, 1, 1, 2, 2};
        engine.add(new Contribution(MeasureGroup.DISCHARGE, "NORTH", C - 4, "", "", "", "", columns, amounts));
        close(C);
        engine.add(new Contribution(MeasureGroup.DISCHARGE, "NORTH", C + 1, "", "", "", "", columns, amounts));
        change(C);
        Map<String, KpiValue> expected = new TreeMap<>();
        values(C, Rows.ALL).forEach(value -> expected.put(value.key(), value));
        values(C + 1, Rows.RUNNING).forEach(value -> expected.put(value.key(), value));
        List<KpiValue> kept = PublishedRows.of(rows.bytes()).values(NORTH);
        assertThat(kept).hasSize(expected.size());
        kept.forEach(value -> assertThat(value).isEqualTo(expected.get(value.key())));
    }

    @Test
    void shouldRememberThroughItsBytes() {
        discharge(C - 40, 3, 1);
        close(C);
        discharge(C - 40, 0, 1);
        change(C);
        PublishedRows read = PublishedRows.of(rows.bytes());
        assertThat(read).isEqualTo(rows);
        assertThat(read.bytes()).isEqualTo(rows.bytes());
    }

    private KpiValue only(String key) {
        List<KpiValue> found =
                published.stream().filter(value -> value.key().equals(key)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void close(long day) {
        rows = publication.step(rows, values(day, Rows.ALL), List.of(), NOON);
    }

    private void change(long closedDay) {
        rows = publication.step(rows, values(closedDay, Rows.ALL), values(closedDay + 1, Rows.RUNNING), NOON);
    }

    private List<KpiValue> values(long day, Rows asked) {
        List<KpiValue> all = new ArrayList<>();
        values.compute(NORTH, MeasureGroup.DISCHARGE, new AsOf(day, asked), values.present("NORTH"), all::add);
        return all;
    }

    private void discharge(long day, long live, long readmitted) {
        int[] columns = {Columns.DISCHARGES, Columns.LIVE, Columns.READMITTED + 1};
        engine.add(new Contribution(
                MeasureGroup.DISCHARGE, "NORTH", day, "", "", "", "", columns, new long[] {live, live, readmitted}));
    }
}
