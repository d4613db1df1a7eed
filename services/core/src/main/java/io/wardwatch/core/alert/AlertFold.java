package io.wardwatch.core.alert;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.policy.TierSet;
import io.wardwatch.core.policy.Tiers;
import io.wardwatch.core.score.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiers with hysteresis as a fold over an encounter's scores, in the order of their triggers' stamps: which alerts stand, and
 * which were opened by a score whose trigger was undone since. A pure function, so that update and retraction are mere
 * differences of what it gives before and after.
 */
public final class AlertFold {
    /** A score as the fold sees it. {@code holds}: its trigger has not been undone. */
    public record Scored(int score, Moment moment, boolean holds, double probability, long scoredAt) {}

    /**
     * An alert by the indexes of the scores that opened it and that it stands on now. Times in microseconds.
     *
     * @param reason {@code TIER_…} while open, {@code BELOW_CLEAR}, {@code DIED} or {@code TRIGGER_UNDONE} after
     */
    public record Standing(
            int openedBy, int latest, Tier tier, CareAlert.State state, long openedAt, long closedAt, String reason) {}

    private final TierSet tiers;

    public AlertFold(TierSet tiers) {
        this.tiers = tiers;
    }

    /**
     * @param scores in the order of their triggers' stamps
     * @param diedRecordedAt when it was recorded that the stay ended in death, ABSENT where it did not
     */
    public List<Standing> fold(List<Scored> scores, long diedRecordedAt) {
        List<Standing> standing = run(scores);
        if (diedRecordedAt != Event.ABSENT && !standing.isEmpty()) {
            int last = standing.size() - 1;
            if (standing.get(last).state() != CareAlert.State.CLOSED) {
                standing.set(last, closed(standing.get(last), diedRecordedAt, "DIED"));
            }
        }
        addRetracted(scores, standing);
        return standing;
    }

    private static Standing closed(Standing alert, long at, String reason) {
        return new Standing(
                alert.openedBy(), alert.latest(), alert.tier(), CareAlert.State.CLOSED, alert.openedAt(), at, reason);
    }

    private static Standing by(Scored opener, Tier tier, CareAlert.State state, String reason) {
        return new Standing(opener.score(), opener.score(), tier, state, opener.scoredAt(), Event.ABSENT, reason);
    }

    private List<Standing> run(List<Scored> scores) {
        List<Standing> alerts = new ArrayList<>(2);
        Tier tier = Tier.LOW;
        Standing open = null;
        for (Scored score : scores) {
            if (!score.holds()) {
                continue;
            }
            tier = Tiers.next(tiers, tier, score.probability());
            if (open == null && tiers.alerts(tier)) {
                open = by(score, tier, CareAlert.State.OPEN, "TIER_" + tier);
                alerts.add(open);
            } else if (open != null) {
                Standing next = tiers.alerts(tier)
                        ? new Standing(
                                open.openedBy(),
                                score.score(),
                                tier,
                                CareAlert.State.UPDATED,
                                open.openedAt(),
                                Event.ABSENT,
                                "TIER_" + tier)
                        : closed(open, score.scoredAt(), "BELOW_CLEAR");
                alerts.set(alerts.size() - 1, next);
                open = next.state() == CareAlert.State.CLOSED ? null : next;
            }
        }
        return alerts;
    }

    /**
     * Adds what undone scores had opened. Only one discharge holds at a time, so each is judged after the scores of the open stay
     * alone, and due days after their discharge.
     */
    private void addRetracted(List<Scored> scores, List<Standing> standing) {
        Tier tier = Tier.LOW;
        Tier discharged = Tier.LOW;
        for (Scored score : scores) {
            Tier from = score.moment() == Moment.FOLLOW_UP ? discharged : tier;
            Tier next = Tiers.next(tiers, from, score.probability());
            if (!score.holds() && tiers.alerts(next) && !tiers.alerts(from)) {
                standing.add(by(score, next, CareAlert.State.RETRACTED, "TRIGGER_UNDONE"));
            }
            if (score.moment().discharged()) {
                discharged = next;
            } else {
                tier = next;
            }
        }
    }
}
