package io.wardwatch.backtest;

import io.wardwatch.backtest.parquet.Column;
import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.OutputBytes;
import io.wardwatch.core.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** {@code alerts.csv} and {@code .parquet}: what was alerted in the run's window, as it stands at the clock. */
final class AlertTable implements Closeable {
    private static final List<Column> COLUMNS = List.of(
            Column.text("alert"),
            Column.text("kind"),
            Column.text("severity"),
            Column.text("state"),
            Column.number("patient"),
            Column.text("facility"),
            Column.time("opened_at"),
            Column.time("closed_at"),
            Column.decimal("probability"),
            Column.number("amount_cents"),
            Column.text("reason"));
    private static final Comparator<CareAlert> CARE =
            Comparator.comparingLong(CareAlert::openedAt).thenComparing(CareAlert::alertId);
    private static final Comparator<FinanceAlert> FINANCE =
            Comparator.comparingLong(FinanceAlert::openedAt).thenComparing(FinanceAlert::alertId);

    private final TableWriter out;
    private final BacktestConfig config;

    AlertTable(Path folder, BacktestConfig config) throws IOException {
        this.config = config;
        this.out = new TableWriter(folder, "alerts", COLUMNS);
    }

    /** Alerts of nobody in particular. */
    void addOfFacilities(List<CareAlert> alerts) throws IOException {
        add(Event.ABSENT, alerts, List.of());
    }

    /** @param patient number of the run, or {@link Event#ABSENT} */
    void add(long patient, List<CareAlert> careAlerts, List<FinanceAlert> financeAlerts) throws IOException {
        for (CareAlert alert : careAlerts.stream().sorted(CARE).toList()) {
            if (config.covers(alert.openedAt())) {
                out.text(alert.alertId())
                        .text(alert.kind())
                        .text(alert.severity())
                        .text(OutputBytes.standing(alert.state()).name())
                        .number(patient)
                        .text(alert.facility())
                        .time(alert.openedAt())
                        .time(alert.closedAt())
                        .decimal(alert.probability())
                        .number(Event.ABSENT)
                        .text(alert.reason())
                        .end();
            }
        }
        for (FinanceAlert alert : financeAlerts.stream().sorted(FINANCE).toList()) {
            if (config.covers(alert.openedAt())) {
                out.text(alert.alertId())
                        .text(alert.kind())
                        .text(alert.severity())
                        .text(OutputBytes.standing(alert.state()).name())
                        .number(patient)
                        .text(alert.facility())
                        .time(alert.openedAt())
                        .time(alert.closedAt())
                        .decimal(alert.probability())
                        .number(alert.amountCents())
                        .text(alert.reason())
                        .end();
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
