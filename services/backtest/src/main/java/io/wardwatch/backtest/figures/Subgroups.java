package io.wardwatch.backtest.figures;

import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.model.figures.Subgroup;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** A model's figures apart by age group, sex, payer, facility and unit. */
final class Subgroups {
    private final JudgedCases judged;
    private final int model;
    private final double threshold;
    private final Bootstrap bootstrap;
    private final List<Object> rows = new ArrayList<>();

    Subgroups(JudgedCases judged, int model, double threshold, Bootstrap bootstrap) {
        this.judged = judged;
        this.model = model;
        this.threshold = threshold;
        this.bootstrap = bootstrap;
    }

    List<Object> rows() {
        CaseTable table = judged.table;
        add("age_group", table::ageGroup);
        add("sex", table::sex);
        add("payer", table::payer);
        add("facility", table::facility);
        add("unit", table::unit);
        return rows;
    }

    private void add(String by, IntFunction<String> group) {
        TreeSet<String> values = new TreeSet<>();
        for (int row : judged.rows) {
            values.add(group.apply(row));
        }
        for (String value : values) {
            JudgedCases part = judged.where(row -> group.apply(row).equals(value));
            rows.add(Subgroup.of(by, value, part.scored(model), threshold, bootstrap, 1));
        }
    }
}
