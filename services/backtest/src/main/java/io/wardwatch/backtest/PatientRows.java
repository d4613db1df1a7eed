package io.wardwatch.backtest;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.OutputBytes;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.Reason;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import io.wardwatch.core.score.card.Standing;
import io.wardwatch.core.timeline.Finding;
import java.util.Comparator;
import java.util.List;

/** The rows of {@code scores.csv}, {@code alerts.csv} and {@code findings.jsonl}. */
final class PatientRows {
    static final String SCORES_HEADER =
            "scoreId,revision,kind,trigger,patientKey,facility,encounterId,claimId,scoredAt,"
                    + "model,version,probability,band,lace,laceMin,laceMax,oneRule,hospital,reasons,cards";
    static final String ALERTS_HEADER =
            "alertId,kind,severity,state,patientKey,facility,encounterId,claimId,openedAt,closedAt,reason";

    static final Comparator<IssuedScore> SCORE_ORDER = Comparator.comparingLong(IssuedScore::scoredAt)
            .thenComparing(IssuedScore::scoreId)
            .thenComparingInt(IssuedScore::revision);
    static final Comparator<CareAlert> ALERT_ORDER =
            Comparator.comparingLong(CareAlert::openedAt).thenComparing(CareAlert::alertId);
    static final Comparator<Finding> FINDING_ORDER = Comparator.comparing(Finding::code)
            .thenComparing(Finding::facility)
            .thenComparing(Finding::encounterId)
            .thenComparing(Finding::claimId)
            .thenComparing(Finding::eventId)
            .thenComparing(Finding::source);

    private static final String READMISSION = "READMISSION_";
    private static final String NONE = "";
    /** Columns of a score's value, from {@code model} on. */
    private static final int VALUES = 11;

    private PatientRows() {}

    /** A withdrawn score, which stands only among earlier revisions, has no value. */
    static void append(StringBuilder into, IssuedScore issued) {
        CsvRow row = new CsvRow(into)
                .text(issued.scoreId())
                .number(issued.revision())
                .text(READMISSION + issued.moment().name())
                .text(issued.trigger())
                .text(issued.patient().hex())
                .text(issued.facility())
                .text(issued.encounterId())
                .text(NONE)
                .time(issued.scoredAt());
        if (issued.withdrawn()) {
            for (int i = 0; i < VALUES; i++) {
                row.text(NONE);
            }
            row.end();
        } else {
            append(row, issued.score());
        }
    }

    private static void append(CsvRow row, ReadmissionScore score) {
        row.text(score.model())
                .text(score.modelVersion())
                .decimal(score.probability())
                .text(score.band())
                .decimal(score.lace() < 0 ? Double.NaN : score.lace())
                .number(score.laceMin())
                .number(score.laceMax())
                .flag(score.oneRule())
                .number(points(score, ScoreVersion.HOSPITAL_2016))
                .text(reasons(score.reasons()))
                .text(cards(score.cards()))
                .end();
    }

    static void append(StringBuilder into, CareAlert alert) {
        new CsvRow(into)
                .text(alert.alertId())
                .text(alert.kind())
                .text(alert.severity())
                .text(OutputBytes.standing(alert.state()).name())
                .text(
                        alert.patient().equals(PatientKey.NOBODY)
                                ? NONE
                                : alert.patient().hex())
                .text(alert.facility())
                .text(alert.encounterId())
                .text(NONE)
                .time(alert.openedAt())
                .time(alert.closedAt())
                .text(alert.reason())
                .end();
    }

    static void append(StringBuilder into, Finding finding) {
        into.append("{\"code\":\"").append(finding.code().name()).append('"');
        field(into, "facility", finding.facility());
        field(into, "encounterId", finding.encounterId());
        field(into, "claimId", finding.claimId());
        field(into, "eventId", finding.eventId());
        field(into, "source", finding.source());
        into.append("}\n");
    }

    /** {@code code=value:contribution}, separated by semicolons, the largest share first. */
    static String reasons(List<Reason> reasons) {
        StringBuilder text = new StringBuilder();
        for (Reason reason : reasons) {
            if (!text.isEmpty()) {
                text.append(';');
            }
            text.append(reason.code()).append('=');
            CsvRow.appendDecimal(text, reason.value());
            text.append(':');
            CsvRow.appendDecimal(text, reason.contribution());
        }
        return text.toString();
    }

    private static int points(ReadmissionScore score, ScoreVersion version) {
        return score.cards().stream()
                .filter(card -> card.version() == version)
                .mapToInt(ScoreCard::points)
                .findFirst()
                .orElseThrow();
    }

    /**
     * {@code version=points[min..max]BAND(component=points …)}, separated by semicolons; behind the points of a component that
     * is not decided stands {@code ~} where they are provisional, {@code ?} where it rests on no usable record.
     */
    static String cards(List<ScoreCard> cards) {
        StringBuilder text = new StringBuilder();
        for (ScoreCard card : cards) {
            text.append(text.isEmpty() ? "" : ";").append(card.version().id()).append('=');
            text.append(card.points()).append('[').append(card.min()).append("..");
            text.append(card.max()).append(']').append(card.band().name()).append('(');
            String apart = "";
            for (Component component : card.components()) {
                text.append(apart).append(component.name()).append('=').append(component.points());
                text.append(component.missing() ? "?" : component.standing() == Standing.PROVISIONAL ? "~" : "");
                apart = " ";
            }
            text.append(')');
        }
        return text.toString();
    }

    private static void field(StringBuilder into, String name, String value) {
        if (!value.isEmpty()) {
            into.append(",\"").append(name).append("\":");
            JsonText.append(into, value);
        }
    }
}
