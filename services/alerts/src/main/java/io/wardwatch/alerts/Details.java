package io.wardwatch.alerts;

import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.feed.ActionRules;
import io.wardwatch.core.feed.Handling;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.core.score.ReadmissionScore;
import io.wardwatch.core.score.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** All about one alert, in words. */
final class Details {
    private static final int MOST_STAYS = 50;
    private static final int REASONS_IN_SENTENCE = 3;
    private static final String REFERENCE_PATIENT =
            "the reference patient: a woman of 65, 4 nights in hospital after a planned admission, no earlier admissions or"
                    + " emergency visits, no recorded disease, normal laboratory values";

    private final Stays stays;
    private final Rows rows;
    private final LinearModel bundled = Models.bundled().readmission();

    Details(Stays stays) {
        this.stays = stays;
        this.rows = new Rows(stays);
    }

    /** Of an alert whose row is shown. */
    Detail of(Alert alert, long clock) {
        Rows.Standing standing = rows.standing(alert, clock);
        AnyAlert said = standing.alert();
        boolean care = said.feed() == FeedName.CARE;
        Encounter encounter = care ? stays.known(said.facility(), said.encounterId()) : null;
        ReadmissionScore score = encounter == null ? null : score(said, encounter);
        List<Reason> reasons = score == null ? said.reasons() : score.reasons();
        Row row = alert.shown().row();
        FinanceModel finance = care ? null : FinanceModel.of(said);
        return new Detail(
                Rows.moment(clock),
                row,
                said.ofRule() ? RuleReasons.sentence(row) : sentence(row, reasons),
                advice(said, reasons),
                said.ofRule()
                        ? RuleReasons.lines(said.facts())
                        : reasons.stream().map(Words::line).toList(),
                care ? base(score) : finance.base(),
                score == null ? Rows.number(said.probability()) : Double.valueOf(score.probability()),
                score == null ? null : lace(score),
                score == null ? null : score.charlsonIndex(),
                score == null ? null : score.oneRule(),
                score == null ? List.of() : CardWords.lines(score.cards()),
                care ? model(score) : finance.model(),
                RuleReasons.rule(said),
                Timeline.of(standing, alert, encounter, care ? stays.of(said.patient()) : List.of()),
                care ? stays(said) : List.of(),
                standing.handling().audit().stream().map(Details::audit).toList(),
                ActionRules.offered(standing.concern(), standing.handling(), clock).stream()
                        .map(Enum::name)
                        .toList());
    }

    /** The score that the alert stands on, null where it is not kept whole: another one would not explain this alert. */
    private static ReadmissionScore score(AnyAlert said, Encounter encounter) {
        return encounter.scores().stream()
                .filter(score -> score.whole() != null && score.scoreId().equals(said.scoreId()))
                .map(Encounter.Scored::whole)
                .findAny()
                .orElse(null);
    }

    private static List<Detail.Advice> advice(AnyAlert said, List<Reason> reasons) {
        if (said.ofRule()) {
            return RuleReasons.advice(said.kind());
        }
        return said.feed() == FeedName.CARE ? Advice.of(reasons) : FinanceAdvice.of(said.kind(), reasons);
    }

    private static String sentence(Row row, List<Reason> reasons) {
        String place = row.unit() == null ? row.facility() : row.facility() + " " + row.unit();
        StringBuilder text = new StringBuilder(place).append(": ");
        if (row.feed().equals(FeedName.CARE.path()) && row.probability() != null) {
            text.append(Words.percent(row.probability())).append(" risk of coming back within 30 days");
            if (row.bandText() != null) {
                text.append(" (").append(row.bandText()).append(')');
            }
        } else {
            text.append(row.probability() == null ? "" : Words.percent(row.probability()) + " ");
            text.append(row.kindText().toLowerCase(Locale.ROOT));
            if (row.amountCents() != null) {
                text.append(", ").append(Money.text(row.amountCents(), row.currency()));
            }
            if (row.payer() != null) {
                text.append(" at ").append(row.payer());
            }
            if (row.actBy() != null) {
                text.append(", act by ").append(row.actBy().toString(), 0, "2025-04-01".length());
            }
        }
        String because = Words.raising(reasons, REASONS_IN_SENTENCE);
        return text.append(because.isEmpty() ? "." : ", because of: " + because + ".")
                .toString();
    }

    private static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    private static Detail.LaceLine lace(ReadmissionScore score) {
        Integer points = score.lace() < 0 ? null : Integer.valueOf(score.lace());
        return new Detail.LaceLine(points, score.laceMin(), score.laceMax(), score.laceMissing());
    }

    private static Detail.Base base(ReadmissionScore score) {
        return score == null ? null : new Detail.Base(probability(score.baseline()), REFERENCE_PATIENT);
    }

    private Detail.ModelLine model(ReadmissionScore score) {
        if (score == null) {
            return null;
        }
        boolean known =
                score.model().equals(bundled.name()) && score.modelVersion().equals(bundled.version());
        String card = known ? bundled.card() : "no model card here";
        return new Detail.ModelLine(
                score.model(),
                score.modelVersion(),
                card,
                "Logistic regression %s, version %s: %s.".formatted(score.model(), score.modelVersion(), card));
    }

    private List<Detail.StayLine> stays(AnyAlert said) {
        return stays.of(said.patient()).stream()
                .map(Encounter::stay)
                .filter(Objects::nonNull)
                .filter(stay -> stay.state() != Stay.State.VOID && stay.begin() != Event.ABSENT)
                .sorted(Comparator.comparingLong(Stay::begin)
                        .thenComparing(Stay::encounterId)
                        .reversed())
                .limit(MOST_STAYS)
                .map(stay -> new Detail.StayLine(
                        stay.encounterId(),
                        stay.facility(),
                        Rows.orNull(stay.unit()),
                        Rows.moment(stay.begin()),
                        Rows.moment(stay.end()),
                        Rows.orNull(stay.disposition()),
                        stay.state() == Stay.State.DISCHARGED ? Words.disposition(stay.disposition()) : null))
                .collect(Collectors.toList());
    }

    private static Detail.AuditLine audit(Handling.Judged judged) {
        var action = judged.action();
        return new Detail.AuditLine(
                action.actionId(),
                Rows.moment(action.at()),
                action.kind().name(),
                Timeline.text(action),
                action.actor(),
                Rows.orNull(action.comment()),
                Rows.orNull(action.assignee()),
                Rows.moment(action.until()),
                Rows.orNull(action.reason()),
                judged.effect().name().toLowerCase(Locale.ROOT));
    }
}
