package io.wardwatch.core.alert;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.policy.TierSet;
import io.wardwatch.core.policy.Tiers;
import io.wardwatch.core.timeline.ClaimStep;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.PatientDebt;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts that stand of one claim, as a fold over its entries and the scores issued for them, in stamp order. A pure
 * function, so that update, closing, reopening and retraction are mere differences of what it gives before and after.
 */
public final class FinanceAlertFold {
    /** A score as the fold sees it: {@code score} is the caller's index. */
    public record Scored(int score, Entry trigger, double probability) {}

    /**
     * An alert by the indexes of the scores that opened it and that it stands on now. Times in microseconds.
     *
     * @param amountCents what is owed; ABSENT = what the score says is at stake
     * @param reason {@code TIER_…} or {@code BALANCE_CHANGED} while open; {@code ANSWERED}, {@code VOIDED}, {@code SETTLED},
     *     {@code MIXED_CURRENCY} or {@code BELOW_CLEAR} after
     */
    public record Standing(
            int openedBy,
            int latest,
            Tier tier,
            CareAlert.State state,
            long openedAt,
            long updatedAt,
            long closedAt,
            long amountCents,
            String reason) {
        private static Standing opened(Scored by, Tier tier, long amountCents) {
            long at = by.trigger().recordedAt();
            return new Standing(
                    by.score(),
                    by.score(),
                    tier,
                    CareAlert.State.OPEN,
                    at,
                    at,
                    Event.ABSENT,
                    amountCents,
                    "TIER_" + tier);
        }

        private Standing scored(Scored by, Tier next, long cents) {
            long at = by.trigger().recordedAt();
            CareAlert.State updated = CareAlert.State.UPDATED;
            return new Standing(openedBy, by.score(), next, updated, openedAt, at, Event.ABSENT, cents, "TIER_" + next);
        }

        private Standing owing(long cents, long at) {
            return new Standing(
                    openedBy,
                    latest,
                    tier,
                    CareAlert.State.UPDATED,
                    openedAt,
                    at,
                    Event.ABSENT,
                    cents,
                    "BALANCE_CHANGED");
        }

        private Standing closed(long cents, long at, String why) {
            return new Standing(openedBy, latest, tier, CareAlert.State.CLOSED, openedAt, at, at, cents, why);
        }
    }

    private final TierSet denialTiers;
    private final TierSet paymentTiers;

    public FinanceAlertFold(TierSet denialTiers, TierSet paymentTiers) {
        this.denialTiers = denialTiers;
        this.paymentTiers = paymentTiers;
    }

    /**
     * Alerts of submissions that may be denied. One opens at a submission that enters the tier, stands over later ones with
     * hysteresis, and is closed by the payer's answer to the latest of them. What was answered or voided before it became
     * known opens none.
     *
     * @param scores of submissions, in stamp order
     */
    public List<Standing> denials(List<Entry> entries, List<Scored> scores) {
        List<Standing> alerts = new ArrayList<>(1);
        Standing open = null;
        Scored sent = null;
        Entry ended = null;
        int next = 0;
        for (Entry entry : entries) {
            boolean answers = ClaimStep.answers(entry);
            if (next < scores.size() && scores.get(next).trigger().sameId(entry)) {
                Scored score = scores.get(next++);
                if (ended == null || ClaimStep.isAfter(entry, ended)) {
                    sent = score;
                    open = scored(denialTiers, alerts, open, sent, Event.ABSENT);
                }
            } else if (answers || ClaimStep.voids(entry)) {
                if (open != null && ClaimStep.isAfter(entry, sent.trigger())) {
                    String why = answers ? "ANSWERED" : "VOIDED";
                    alerts.set(alerts.size() - 1, open.closed(Event.ABSENT, entry.recordedAt(), why));
                    open = null;
                }
                ended = ended == null || ClaimStep.isAfter(entry, ended) ? entry : ended;
            }
        }
        return alerts;
    }

    /**
     * Alerts of balances that may not be paid. One opens when a balance moves to the patient and enters the tier, follows what
     * is owed, and is closed when nothing is; it opens again where a payment bounces.
     *
     * @param debt a step for each entry of the claim, in stamp order
     * @param scores of balances that moved to the patient, in stamp order
     */
    public List<Standing> payments(List<PatientDebt.Step> debt, List<Scored> scores) {
        List<Standing> alerts = new ArrayList<>(1);
        Standing open = null;
        boolean settled = false;
        int next = 0;
        for (PatientDebt.Step step : debt) {
            boolean moved = next < scores.size() && scores.get(next).trigger().sameId(step.entry());
            if (moved) {
                open = scored(paymentTiers, alerts, open, scores.get(next++), step.cents());
                settled = false;
            }
            long at = step.entry().recordedAt();
            if (open != null && step.cents() == 0) {
                alerts.set(alerts.size() - 1, open.closed(0, at, step.standing().name()));
                open = null;
                settled = true;
            } else if (step.cents() > 0 && (settled || (open != null && open.amountCents() != step.cents()))) {
                open = alerts.get(alerts.size() - 1).owing(step.cents(), at);
                alerts.set(alerts.size() - 1, open);
                settled = false;
            }
        }
        return alerts;
    }

    /** The open alert once {@code score} is in, or null; the last of {@code alerts} is kept to it. */
    private static Standing scored(TierSet tiers, List<Standing> alerts, Standing open, Scored score, long cents) {
        if (open == null) {
            Tier tier = Tiers.entered(tiers, score.probability());
            if (!tiers.alerts(tier)) {
                return null;
            }
            Standing opened = Standing.opened(score, tier, cents);
            alerts.add(opened);
            return opened;
        }
        Tier tier = Tiers.next(tiers, open.tier(), score.probability());
        boolean stays = tiers.alerts(tier);
        Standing now = stays
                ? open.scored(score, tier, cents)
                : open.closed(open.amountCents(), score.trigger().recordedAt(), "BELOW_CLEAR");
        alerts.set(alerts.size() - 1, now);
        return stays ? now : null;
    }
}
