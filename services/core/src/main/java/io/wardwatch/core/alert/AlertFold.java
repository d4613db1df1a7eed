package io.wardwatch.core.alert;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.policy.Tiers;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiers with hysteresis as a fold over an encounter's scores, in the order of their triggers' stamps: which alerts stand, and
 * which were opened by a score whose trigger was undone since. A pure function, so that update and retraction are mere
 * differences of what it gives before and after.
 */
public final class AlertFold {
    /** A score as the fold sees it. {@code holds}: its trigger has not been undone. */
    public record Scored(int score, boolean holds, double probability, long scoredAt) {}

    /**
     * An alert by the indexes of the scores that opened it and that it stands on now. Times in microseconds.
     *
     * @param reason {@code TIER_…} while open, {@code BELOW_CLEAR}, {@code DIED} or {@code TRIGGER_UNDONE} after
     */
    public record Standing(
            int openedBy, int latest, Tier tier, CareAlert.State state, long openedAt, long closedAt, String reason) {}

    private final Policy policy;

    public AlertFold(Policy policy) {
        this.policy = policy;
    }

    /**
     * @param scores in the order of their triggers' stamps
     * @param diedRecordedAt when it was recorded that the stay ended in death, ABSENT where it did not
     */
    public List<Standing> fold(List<Scored> scores, long diedRecordedAt) {
        List<Standing> standing = run(scores, true);
        if (diedRecordedAt != Event.ABSENT && !standing.isEmpty()) {
            int last = standing.size() - 1;
            if (standing.get(last).state() != CareAlert.State.CLOSED) {
                standing.set(last, closed(standing.get(last), diedRecordedAt, "DIED"));
            }
        }
        for (Standing said : anyUndone(scores) ? run(scores, false) : List.<Standing>of()) {
            boolean stands = standing.stream().anyMatch(alert -> alert.openedBy() == said.openedBy());
            if (!stands && !holds(scores, said.openedBy())) {
                standing.add(new Standing(
                        said.openedBy(),
                        said.openedBy(),
                        said.tier(),
                        CareAlert.State.RETRACTED,
                        said.openedAt(),
                        Event.ABSENT,
                        "TRIGGER_UNDONE"));
            }
        }
        return standing;
    }

    private static boolean anyUndone(List<Scored> scores) {
        return scores.stream().anyMatch(score -> !score.holds());
    }

    private static boolean holds(List<Scored> scores, int score) {
        return scores.stream().anyMatch(each -> each.score() == score && each.holds());
    }

    private static Standing closed(Standing alert, long at, String reason) {
        return new Standing(
                alert.openedBy(), alert.latest(), alert.tier(), CareAlert.State.CLOSED, alert.openedAt(), at, reason);
    }

    private List<Standing> run(List<Scored> scores, boolean holdingOnly) {
        List<Standing> alerts = new ArrayList<>(2);
        Tier tier = Tier.LOW;
        Standing open = null;
        for (Scored score : scores) {
            if (holdingOnly && !score.holds()) {
                continue;
            }
            tier = Tiers.next(policy, tier, score.probability());
            if (open == null && policy.alerts(tier)) {
                open = new Standing(
                        score.score(),
                        score.score(),
                        tier,
                        CareAlert.State.OPEN,
                        score.scoredAt(),
                        Event.ABSENT,
                        "TIER_" + tier);
                alerts.add(open);
            } else if (open != null) {
                Standing next = policy.alerts(tier)
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
}
