package io.wardwatch.backtest;

import io.wardwatch.core.engine.Label;
import java.util.Comparator;

/** The rows of {@code labels.csv}: what became of each discharge by the clock of the replay; what was said before is not known to it. */
final class LabelRows {
    static final String HEADER = "facility,encounterId,patientKey,horizonDays,outcome,included,reasons,positive,"
            + "dischargedOn,maturedAt,deathPolicy,definition,valueSets";

    static final Comparator<Label> ORDER = Comparator.comparingLong(Label::endDay)
            .thenComparing(Label::facility)
            .thenComparing(Label::encounterId)
            .thenComparingInt(Label::horizonDays);

    private LabelRows() {}

    static void append(StringBuilder into, Label label) {
        new CsvRow(into)
                .text(label.facility())
                .text(label.encounterId())
                .text(label.patient().hex())
                .number(label.horizonDays())
                .text(label.outcome().name())
                .flag(label.included())
                .text(String.join(";", label.reasons()))
                .flag(label.positive())
                .day(label.endDay())
                .time(label.maturedAt())
                .text(label.deaths().name())
                .text(label.definition())
                .text(label.valueSets())
                .end();
    }
}
