package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.CaseTable;
import io.wardwatch.backtest.parquet.Column;
import io.wardwatch.core.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code cases.csv} and {@code .parquet}: a row for each score of the window. */
final class CaseFile {
    private CaseFile() {}

    static void write(Path folder, CaseTable table, BacktestConfig config) throws IOException {
        try (TableWriter out = new TableWriter(folder, "cases", columns(config))) {
            for (int row = 0; row < table.size(); row++) {
                write(out, table, row);
            }
        }
    }

    private static List<Column> columns(BacktestConfig config) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("case"),
                Column.number("patient"),
                Column.text("facility"),
                Column.text("unit"),
                Column.text("payer"),
                Column.text("age_group"),
                Column.text("sex"),
                Column.text("moment"),
                Column.time("scored_at"),
                Column.day("day"),
                Column.text("outcome"),
                Column.text("reason"),
                Column.number("label"),
                Column.number("days_to_outcome"),
                Column.number("amount_cents")));
        config.models()
                .forEach(model -> columns.add(Column.decimal("p_" + model.id().toLowerCase(Locale.ROOT))));
        RuleNames.of(config.target()).forEach(rule -> columns.add(Column.decimal(rule)));
        return columns;
    }

    private static void write(TableWriter out, CaseTable table, int row) throws IOException {
        out.text(table.id(row))
                .number(table.patient(row))
                .text(table.facility(row))
                .text(table.unit(row))
                .text(table.payer(row))
                .text(table.ageGroup(row))
                .text(table.sex(row))
                .text(table.moment(row))
                .time(table.scoredAt(row))
                .day(table.day(row))
                .text(table.state(row).name())
                .text(table.reason(row))
                .number(orAbsent(table.label(row)))
                .number(orAbsent(table.daysToOutcome(row)))
                .number(orAbsent(table.cents(row)));
        for (int model = 0; model < table.models(); model++) {
            out.decimal(table.probability(row, model));
        }
        for (int rule = 0; rule < table.rules(); rule++) {
            double value = table.rule(row, rule);
            out.decimal(value < 0 ? Double.NaN : value);
        }
        out.end();
    }

    private static long orAbsent(long value) {
        return value < 0 ? Event.ABSENT : value;
    }
}
