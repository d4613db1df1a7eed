package io.wardwatch.backtest.figures;

import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.core.evaluation.ScoredCases;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The labelled cases of the moment by which models are judged, with one set of predictions for each model. */
final class JudgedCases {
    final CaseTable table;
    /** Rows of the table, ascending. */
    final int[] rows;

    private final boolean[] outcomes;
    private final int[] clusters;

    private JudgedCases(CaseTable table, int[] rows) {
        this.table = table;
        this.rows = rows;
        this.outcomes = new boolean[rows.length];
        this.clusters = new int[rows.length];
        int last = -1;
        int cluster = -1;
        for (int i = 0; i < rows.length; i++) {
            outcomes[i] = table.label(rows[i]) == 1;
            // Rows come by patient, so a new number is a new patient.
            cluster += table.patient(rows[i]) == last ? 0 : 1;
            last = table.patient(rows[i]);
            clusters[i] = cluster;
        }
    }

    static JudgedCases of(CaseTable table, String moment) {
        return of(table, row -> table.labelled(row) && table.moment(row).equals(moment));
    }

    private static JudgedCases of(CaseTable table, IntPredicate which) {
        int[] rows = new int[table.size()];
        int size = 0;
        for (int row = 0; row < table.size(); row++) {
            if (which.test(row)) {
                rows[size++] = row;
            }
        }
        return new JudgedCases(table, Arrays.copyOf(rows, size));
    }

    /** Those of these cases whose table row {@code which} holds for. */
    JudgedCases where(IntPredicate which) {
        return new JudgedCases(table, Arrays.stream(rows).filter(which).toArray());
    }

    int size() {
        return rows.length;
    }

    int events() {
        int events = 0;
        for (boolean outcome : outcomes) {
            events += outcome ? 1 : 0;
        }
        return events;
    }

    /** Whether there are cases of either kind: without them nothing can be ranked or calibrated. */
    boolean judgeable() {
        int events = events();
        return events > 0 && events < rows.length;
    }

    ScoredCases scored(int model) {
        double[] probabilities = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            probabilities[i] = table.probability(rows[i], model);
        }
        return new ScoredCases(probabilities, outcomes, clusters);
    }

    /** With a rule's values scaled into 0 to 1, for ranking alone; what it does not say counts as least. */
    ScoredCases ranked(int rule) {
        double most = 1;
        for (int row : rows) {
            most = Math.max(most, table.rule(row, rule));
        }
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = Math.max(0, table.rule(rows[i], rule)) / most;
        }
        return new ScoredCases(values, outcomes, clusters);
    }

    /** With given predictions in the order of {@link #rows}. */
    ScoredCases with(double[] probabilities) {
        return new ScoredCases(probabilities, outcomes, clusters);
    }
}
