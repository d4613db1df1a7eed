package io.wardwatch.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wardwatch.model.MadeTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class FeaturePlanTest {
    private static final Table TABLE = MadeTable.of(150, 7);

    @Test
    void shouldTakeFromEarlierRowsOfTheSamePatientOnly() {
        TableCases cases = TableCases.of(
                TableSpec.parse("""
                        label = y
                        group = p
                        order = t
                        earlier.rows = rows
                        earlier.sum = sum n
                        earlier.max = max n
                        earlier.last = last n
                        earlier.change = change n
                        earlier.same = same c 3
                        """),
                new Table(
                        List.of("t", "p", "n", "c", "y"),
                        List.of(
                                new String[] {"3", "a", "5", "250.1", "0"},
                                new String[] {"1", "a", "2", "250.9", "1"},
                                new String[] {"2", "b", "9", "250", "0"},
                                new String[] {"2", "a", "", "486", "0"})));

        assertThat(cases.column("earlier.rows")).containsExactly("2", "0", "0", "1");
        assertThat(cases.column("earlier.sum")).containsExactly("2", "0", "0", "2");
        assertThat(cases.column("earlier.max")).containsExactly("2", "", "", "2");
        assertThat(cases.column("earlier.last")).containsExactly("", "", "", "2");
        assertThat(cases.column("earlier.change")).containsExactly("", "", "", "");
        assertThat(cases.column("earlier.same")).containsExactly("1", "0", "0", "0");
    }

    /** A row's features are a function of itself and of what came before it: later rows and every label are of no matter. */
    @Property(tries = 40)
    void shouldChangeNoFeatureWhenLaterRowsAreChangedOrDeletedOrLabelsTurned(
            @ForAll @IntRange(max = 100) int cut, @ForAll boolean delete) {
        TableCases whole = TableCases.of(MadeTable.SPEC, TABLE);
        FeaturePlan plan =
                FeaturePlan.of(whole, IntStream.range(0, whole.size()).toArray());
        Map<String, double[]> before = byStay(whole, plan);
        Table turned = MadeTable.changed(TABLE, "returned", text -> text.equals("soon") ? "no" : "soon");
        long last = 1_000 + (long) TABLE.size() * cut / 100;

        Table later = delete ? upTo(turned, last) : scrambledAfter(turned, last);
        TableCases less = TableCases.of(MadeTable.SPEC, later);

        byStay(less, plan).forEach((stay, features) -> {
            if (Long.parseLong(stay) <= last) {
                assertThat(features).as("stay " + stay).isEqualTo(before.get(stay));
            }
        });
    }

    @Test
    void shouldLearnNothingFromCasesThatAreNotForTraining() {
        TableCases cases = TableCases.of(MadeTable.SPEC, TABLE);
        int[] training = IntStream.range(0, 200).toArray();
        Table changed = scrambledAfter(TABLE, Long.parseLong(cases.id(199)));

        FeaturePlan plan = FeaturePlan.of(TableCases.of(MadeTable.SPEC, changed), training);

        assertThat(plan.features()).isEqualTo(FeaturePlan.of(cases, training).features());
    }

    @Test
    void shouldFillWhatIsMissingAndMeetUnknownTextsWithTheRareOnes() {
        TableCases cases = TableCases.of(MadeTable.SPEC, TABLE);
        FeaturePlan plan =
                FeaturePlan.of(cases, IntStream.range(0, cases.size()).toArray());
        Table odd = MadeTable.changed(MadeTable.changed(TABLE, "nights", text -> "?"), "ward", text -> "new");
        Encoded encoded = plan.encode(TableCases.of(MadeTable.SPEC, odd));

        double[] first = encoded.dense(0);
        int nights = place(plan, "nights");
        assertThat(first[nights]).isEqualTo(plan.features().get(nights).fill());
        assertThat(first[place(plan, "nights:log")])
                .isCloseTo(Math.log1p(plan.features().get(nights).fill()), within(1e-12));
        assertThat(List.of("A", "B", "C")).allMatch(ward -> first[place(plan, "ward:" + ward)] == 0);
        assertThat(plan.features().stream().filter(PlannedFeature::dense).map(PlannedFeature::scale))
                .allMatch(scale -> scale > 0);
    }

    @Test
    void shouldTakeTheMostFrequentTextAndTheMedianAsReference() {
        TableCases cases = TableCases.of(MadeTable.SPEC, TABLE);
        FeaturePlan plan =
                FeaturePlan.of(cases, IntStream.range(0, cases.size()).toArray());
        double[] values = Arrays.stream(cases.column("before"))
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();

        assertThat(plan.features().get(place(plan, "before")).reference()).isEqualTo(values[values.length / 2]);
        assertThat(plan.features().stream()
                        .filter(feature -> feature.column().equals("ward"))
                        .mapToDouble(PlannedFeature::reference)
                        .sum())
                .isEqualTo(1);
    }

    private static int place(FeaturePlan plan, String code) {
        List<String> codes = plan.features().stream().map(PlannedFeature::code).toList();
        assertThat(codes).contains(code);
        return codes.indexOf(code);
    }

    private static Map<String, double[]> byStay(TableCases cases, FeaturePlan plan) {
        Encoded encoded = plan.encode(cases);
        Map<String, double[]> byStay = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            byStay.put(cases.id(i), encoded.dense(i));
        }
        return byStay;
    }

    private static Table upTo(Table table, long last) {
        String[] stays = table.column("stay");
        return table.rows(IntStream.range(0, stays.length)
                .filter(row -> Long.parseLong(stays[row]) <= last)
                .toArray());
    }

    private static Table scrambledAfter(Table table, long last) {
        List<String[]> rows = new ArrayList<>();
        List<String[]> columns = table.columns().stream().map(table::column).toList();
        for (int row = 0; row < table.size(); row++) {
            int at = row;
            String[] texts = columns.stream().map(values -> values[at]).toArray(String[]::new);
            if (Long.parseLong(texts[0]) > last) {
                texts[2] = "77";
                texts[4] = "Z";
                texts[7] = "999.9";
                texts[9] = "home";
            }
            rows.add(texts);
        }
        return new Table(table.columns(), rows);
    }
}
