package io.wardwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.alerts.IndexFilter.Measure;
import io.wardwatch.alerts.IndexFilter.Returns;
import io.wardwatch.alerts.IndexFilter.Status;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.Episode;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.PlannedRule;
import io.wardwatch.core.readmission.Return;
import io.wardwatch.formats.IndexStayWire;
import io.wardwatch.formats.Said;
import io.wardwatch.schemas.TopicCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IndexStaysTest {
    private final FeedChart chart = FeedChart.live();

    @AfterEach
    void close() {
        chart.close();
    }

    @Test
    void shouldAddUpToNumeratorAndDenominatorWithTheReasonForEachOther() {
        chart.clock("2025-04-20T12:00:00Z");
        judged("V1", "2025-03-01", back(10, PlannedRule.UNPLANNED));
        judged("V2", "2025-03-02", back(20, PlannedRule.POTENTIALLY_PLANNED));
        judged("V3", "2025-03-03", Return.NONE);
        judged("V4", "2025-04-10", Return.NONE);
        judged("V5", "2025-03-04", back(45, PlannedRule.UNPLANNED));
        judged("V6", "2025-03-05", Return.NONE, NotIndex.DIED);
        judged("V7", "2025-03-06", Return.NONE, NotIndex.LEFT_AGAINST_ADVICE, NotIndex.PSYCHIATRIC);

        IndexStaysView view = list(filter(Set.of(), Set.of(), 100, Optional.empty()));

        assertThat(view.counts()).isEqualTo(new IndexStaysView.Counts(7, 5, 1, 1, 1, 2));
        assertThat(view.rows())
                .extracting(row ->
                        row.included() ? row.outcome().state() : row.reasons().toString())
                .containsExactly(
                        "PENDING",
                        "[Coded[code=LEFT_AGAINST_ADVICE, text=left against advice], Coded[code=PSYCHIATRIC,"
                                + " text=psychiatric care]]",
                        "[Coded[code=DIED, text=died in hospital]]",
                        "LATER",
                        "NONE",
                        "PLANNED",
                        "READMITTED");
        assertThat(view.rows().getFirst().maturesOn()).isEqualTo(LocalDate.parse("2025-05-10"));
        assertThat(view.rows().getLast().outcome().day()).isEqualTo(LocalDate.parse("2025-03-11"));
        assertThat(view.reasons())
                .extracting(IndexStaysView.ReasonCount::code, IndexStaysView.ReasonCount::stays)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("DIED", 1),
                        org.assertj.core.groups.Tuple.tuple("LEFT_AGAINST_ADVICE", 1),
                        org.assertj.core.groups.Tuple.tuple("PSYCHIATRIC", 1));
    }

    @Test
    void shouldListOnlyWhatIsAskedForAndCountAllOfIt() {
        judged("V1", "2025-03-01", back(10, PlannedRule.UNPLANNED));
        judged("V2", "2025-03-02", Return.NONE);
        judged("V3", "2025-03-03", Return.NONE, NotIndex.DIED);

        assertThat(days(list(filter(Set.of(Status.READMITTED), Set.of(), 100, Optional.empty()))))
                .containsExactly("2025-03-01");
        assertThat(days(list(filter(Set.of(Status.INCLUDED), Set.of(), 100, Optional.empty()))))
                .containsExactly("2025-03-02", "2025-03-01");
        IndexStaysView died = list(filter(Set.of(), Set.of(NotIndex.DIED), 100, Optional.empty()));
        assertThat(days(died)).containsExactly("2025-03-03");
        assertThat(died.counts().denominator()).isEqualTo(2);
        assertThat(died.total()).isEqualTo(1);
    }

    @Test
    void shouldGiveEachStayOnceWhenReadPageByPage() {
        for (int i = 0; i < 23; i++) {
            judged("V" + i, "2025-03-0" + (1 + i % 3), Return.NONE);
        }
        List<String> seen = new ArrayList<>();
        Optional<IndexFilter.Place> after = Optional.empty();
        do {
            IndexStaysView page = list(filter(Set.of(), Set.of(), 5, after));
            assertThat(page.total()).isEqualTo(23);
            page.rows().forEach(row -> seen.add(row.encounterId()));
            after = Optional.ofNullable(page.next()).flatMap(IndexPlaces::of);
        } while (after.isPresent());

        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        assertThat(IndexPlaces.of("bm90IGEgY3Vyc29y")).isEmpty();
        assertThat(IndexPlaces.of("not a cursor")).isEmpty();
    }

    @Test
    void shouldForgetAStayThatIsVoidOrDeletedOrTooOld() {
        judged("V|1", "2025-03-01", Return.NONE);
        judged("V%2", "2025-03-02", Return.NONE);
        judged("V3", "2025-03-03", Return.NONE);
        assertThat(list(everything()).counts().stays()).isEqualTo(3);

        chart.send(
                TopicCatalogue.INDEX_STAYS,
                IndexStayWire.key(stay("V|1", "2025-03-01", JudgedStay.State.INCLUDED, Return.NONE)),
                null);
        say(stay("V%2", "2025-03-02", JudgedStay.State.VOID, Return.NONE));
        assertThat(days(list(everything()))).containsExactly("2025-03-03");

        chart.clock("2026-06-06T12:00:00Z");
        assertThat(list(everything()).counts().stays()).isEqualTo(1);
        chart.clock("2026-06-08T12:00:00Z");
        assertThat(list(everything()).counts().stays()).isZero();
    }

    @Test
    void shouldJudgeTheCrudeMeasureFromTheStaysThemselves() {
        chart.discharged("V1", FeedChart.ANN, "2025-03-01T10:00:00Z", "2025-03-03T10:00:00Z", "MED1");
        chart.discharged("V2", FeedChart.ANN, "2025-03-20T10:00:00Z", "2025-03-22T10:00:00Z", "MED2");
        chart.discharged("V3", FeedChart.BEN, "2025-03-04T10:00:00Z", "2025-03-05T10:00:00Z", "MED1");
        chart.admitted("V4", FeedChart.BEN, "2025-04-15T10:00:00Z", "MED1");
        chart.clock("2025-05-20T12:00:00Z");

        IndexStaysView crude = list(new IndexFilter(
                Set.of("NORTH"),
                Set.of(),
                Set.of(),
                Set.of(),
                Event.ABSENT,
                LocalDate.parse("2025-03-31").toEpochDay(),
                Measure.CRUDE,
                Returns.ANY,
                30,
                Set.of(),
                Set.of(),
                100,
                Optional.empty()));

        assertThat(crude.counts()).isEqualTo(new IndexStaysView.Counts(3, 3, 1, 0, 0, 0));
        assertThat(crude.rows())
                .extracting(IndexStaysView.Line::unit, row -> row.outcome().state())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("MED2", "NONE"),
                        org.assertj.core.groups.Tuple.tuple("MED1", "LATER"),
                        org.assertj.core.groups.Tuple.tuple("MED1", "READMITTED"));
        assertThat(crude.definitions()).containsExactly("readmission.crude@1");
    }

    /** The words are those of the documented measure, so that a reader finds them there. */
    @Test
    void shouldExplainEachReasonAsTheReferenceDoes() throws Exception {
        String reference = Files.readString(Path.of(System.getProperty("wardwatch.root", "../.."))
                .resolve("docs/reference/readmission-measure.md"));
        for (NotIndex reason : NotIndex.values()) {
            String row = Stream.of(reference.split("\n"))
                    .filter(line -> line.startsWith("|") && line.contains("`" + reason + "`"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.toLowerCase(java.util.Locale.ROOT))
                    .contains(IndexWords.rule(reason).replaceAll("\\.$", "").toLowerCase(java.util.Locale.ROOT));
            assertThat(IndexWords.reason(reason)).isNotBlank().doesNotContain("_");
        }
    }

    private static IndexFilter everything() {
        return filter(Set.of(), Set.of(), 100, Optional.empty());
    }

    private static IndexFilter filter(
            Set<Status> statuses, Set<NotIndex> reasons, int limit, Optional<IndexFilter.Place> after) {
        return new IndexFilter(
                Set.of("NORTH"),
                Set.of(),
                Set.of(),
                Set.of(),
                Event.ABSENT,
                Event.ABSENT,
                Measure.UNPLANNED,
                Returns.ANY,
                30,
                statuses,
                reasons,
                limit,
                after);
    }

    private IndexStaysView list(IndexFilter filter) {
        return chart.feeds.read(() -> IndexList.of(chart.feeds, filter));
    }

    private static List<String> days(IndexStaysView view) {
        return view.rows().stream().map(row -> row.dischargedOn().toString()).toList();
    }

    private static Return back(int days, PlannedRule rule) {
        return new Return("SOUTH", "W" + days, days, rule, !rule.planned());
    }

    private void judged(String encounterId, String day, Return after, NotIndex... reasons) {
        JudgedStay.State state = reasons.length == 0 ? JudgedStay.State.INCLUDED : JudgedStay.State.NOT_INCLUDED;
        say(stay(encounterId, day, state, after, reasons));
    }

    /** All that a chart lists. */
    static IndexStaysView everything(FeedChart chart) {
        return chart.feeds.read(() -> IndexList.of(chart.feeds, everything()));
    }

    private void say(JudgedStay stay) {
        say(chart, stay);
    }

    static void say(FeedChart chart, JudgedStay stay) {
        chart.send(
                TopicCatalogue.INDEX_STAYS,
                IndexStayWire.key(stay),
                new IndexStayWire().toWire(new Said<>(stay, new byte[] {1})));
    }

    static JudgedStay stay(String encounterId, String day, JudgedStay.State state, Return after, NotIndex... reasons) {
        boolean gone = state == JudgedStay.State.VOID;
        return new JudgedStay(
                "NORTH",
                encounterId,
                FeedChart.ANN,
                state,
                gone ? Event.ABSENT : FeedChart.micros(day + "T08:00:00Z"),
                gone ? Event.ABSENT : FeedChart.micros(day + "T16:00:00Z"),
                gone ? Event.ABSENT : LocalDate.parse(day).toEpochDay(),
                List.of(reasons),
                false,
                reasons.length == 0 ? "MEDICINE" : "",
                List.of(),
                new Episode("NORTH", encounterId, 1, 1),
                PlannedRule.UNPLANNED,
                after,
                after,
                Return.NONE,
                Return.NONE,
                "readmission.unplanned@1",
                "excerpt 12ab");
    }
}
