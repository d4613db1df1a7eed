package io.wardwatch.alerts;

import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.core.feed.Concern;
import io.wardwatch.core.feed.Handled;
import io.wardwatch.core.feed.Handling;
import java.time.Instant;
import java.util.List;

/** Rows of what stands in memory: a pure function of it and the clock, whatever came in which order. */
final class Rows {
    private static final int MOST_SCORES = 20;
    private static final int REASONS = 2;
    private static final int PATIENT_DIGITS = 8;
    private static final String TIER = "TIER_";

    private final Stays stays;

    Rows(Stays stays) {
        this.stays = stays;
    }

    /** How an alert stands, with what that rests on. */
    record Standing(AnyAlert alert, Course course, Concern concern, Handling handling, long clock) {}

    /** A row, and when the clock alone changes it next, {@link Event#ABSENT} = never. */
    record Made(FeedChange change, long dueAt) {}

    Standing standing(Alert alert, long clock) {
        AnyAlert said = alert.said();
        Course course = Course.of(said, stays);
        Concern concern = new Concern(said.severity(), said.state(), course.expiresAt());
        return new Standing(said, course, concern, Handling.of(concern, alert.actions(), clock), clock);
    }

    /** The row of an alert that was said. */
    Made make(Alert alert, long clock) {
        Standing standing = standing(alert, clock);
        Row row = row(alert, standing);
        long timedAt = Event.ABSENT;
        long dueAt = Event.ABSENT;
        if (standing.alert().stands()) {
            for (long moment : moments(alert, standing.course())) {
                if (moment != Event.ABSENT && moment <= clock) {
                    timedAt = Math.max(timedAt, moment);
                } else if (moment != Event.ABSENT) {
                    dueAt = dueAt == Event.ABSENT ? moment : Math.min(dueAt, moment);
                }
            }
        }
        return new Made(new FeedChange(row, alert.touch().and(standing.course().touch()), timedAt), dueAt);
    }

    /** When a row may change by the clock: a snooze ends, it is overdue, it expires. */
    private static long[] moments(Alert alert, Course course) {
        List<AlertAction> actions = alert.actions();
        long[] moments = new long[actions.size() + 2];
        for (int i = 0; i < actions.size(); i++) {
            moments[i] = actions.get(i).until();
        }
        moments[actions.size()] = course.actBy();
        moments[actions.size() + 1] = course.expiresAt();
        return moments;
    }

    private Row row(Alert alert, Standing standing) {
        AnyAlert said = standing.alert();
        Handling handling = standing.handling();
        boolean care = said.feed() == FeedName.CARE;
        Encounter encounter = care ? stays.known(said.facility(), said.encounterId()) : null;
        Stay stay = encounter == null ? null : encounter.stay();
        boolean inHouse = encounter != null && encounter.inHouse();
        String band = care ? band(said, encounter) : "";
        return new Row(
                said.alertId(),
                said.feed().path(),
                said.kind(),
                Words.kind(said.kind()),
                said.severity(),
                handling.state().name(),
                stateText(standing),
                said.state().name(),
                said.facility(),
                orNull(stay == null || stay.unit().isEmpty() ? said.unit() : stay.unit()),
                orNull(inHouse ? stay.bed() : ""),
                stay == null ? null : stay.zone().getId(),
                orNull(said.encounterId()),
                orNull(said.claimId()),
                shortened(said),
                inHouse,
                number(said.probability()),
                orNull(band),
                orNull(Words.band(band)),
                encounter == null ? List.of() : points(encounter),
                said.stands() ? moment(standing.course().actBy()) : null,
                actByText(standing),
                standing.alert().stands() && standing.course().overdue(standing.clock()),
                reasons(said),
                orNull(said.rule()),
                said.amountCents() == Event.ABSENT ? null : said.amountCents(),
                said.amountCents() == Event.ABSENT ? null : Money.currency(said.currency()),
                orNull(said.payer()),
                orNull(handling.owner()),
                moment(handling.snoozedUntil()),
                orNull(handling.handledBy()),
                moment(said.openedAt()),
                moment(said.updatedAt()),
                moment(said.closedAt()),
                alert.actions().size(),
                said.cut());
    }

    private static List<Row.ReasonLine> reasons(AnyAlert said) {
        if (said.ofRule()) {
            return RuleReasons.lines(said.facts());
        }
        return Words.strongest(said.reasons(), REASONS).stream()
                .map(Words::line)
                .toList();
    }

    /** Enough of a pseudonym to tell the patients of a list apart. */
    private static String shortened(AnyAlert said) {
        return said.patient().equals(PatientKey.NOBODY) ? "" : patient(said.patient().hex());
    }

    static String patient(String hex) {
        return hex.substring(0, PATIENT_DIGITS);
    }

    private static List<Row.ScorePoint> points(Encounter encounter) {
        List<Encounter.Scored> scores = encounter.scores();
        return scores.subList(Math.max(0, scores.size() - MOST_SCORES), scores.size()).stream()
                .map(score -> new Row.ScorePoint(
                        score.scoreId(),
                        score.revision(),
                        moment(score.at()),
                        score.moment().name(),
                        score.probability(),
                        score.trigger(),
                        false))
                .toList();
    }

    /** The tier that the alert stands in, which has hysteresis; else the band of its score. */
    private static String band(AnyAlert said, Encounter encounter) {
        if (said.reason().startsWith(TIER)) {
            return said.reason().substring(TIER.length());
        }
        if (encounter != null) {
            for (Encounter.Scored score : encounter.scores()) {
                if (score.scoreId().equals(said.scoreId()) && score.whole() != null) {
                    return score.whole().band();
                }
            }
        }
        return "";
    }

    private static String actByText(Standing standing) {
        Course course = standing.course();
        if (!standing.alert().stands() || course.actByText().isEmpty()) {
            return null;
        }
        return course.actByText();
    }

    private static String stateText(Standing standing) {
        Handled state = standing.handling().state();
        AnyAlert alert = standing.alert();
        return switch (state) {
            case NEW -> "New";
            case ACKNOWLEDGED -> "Acknowledged";
            case SNOOZED -> "Snoozed";
            case RESOLVED -> "Resolved";
            case OVERRIDDEN -> "Overridden";
            case EXPIRED ->
                standing.course().cameBack() ? "Expired: the patient came back" : "Expired: 30 days since discharge";
            case CLOSED -> "Closed: " + Words.reasonOfAlert(alert.state(), alert.reason());
            case RETRACTED -> "Taken back: " + Words.reasonOfAlert(alert.state(), alert.reason());
        };
    }

    static Instant moment(long micros) {
        return micros == Event.ABSENT ? null : Event.instant(micros);
    }

    static Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
