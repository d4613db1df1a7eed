package io.wardwatch.core.engine;

import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.alert.FinanceAlertFold;
import io.wardwatch.core.alert.FinanceAlertFold.Scored;
import io.wardwatch.core.alert.FinanceAlertFold.Standing;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.TierSet;
import io.wardwatch.core.score.ClaimInput;
import io.wardwatch.core.score.PaymentScore;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.score.ScoreBytes;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.state.PaymentState;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.PatientDebt;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Issues payment scores at the triggers of claims, reissues those that an entry with a lesser stamp changes, and says which
 * finance alerts stand before but not after. A claim's scores and alerts are functions of its own entries alone, so only a
 * claim that an event touches is looked at, and of its triggers only those from the event's stamp on.
 */
final class PaymentScoring {
    private static final String PAYMENT = "payment";
    private static final String DENIAL_RISK = "DENIAL_RISK";
    private static final String PAYMENT_RISK = "PAYMENT_RISK";
    private static final int HORIZON_DAYS = 90;

    private final Scorer scorer;
    private final FinanceAlertFold alertFold;
    private final Identifiers identifiers = new Identifiers();

    PaymentScoring(Scorer scorer) {
        this.scorer = scorer;
        this.alertFold =
                new FinanceAlertFold(scorer.tiers(PaymentTarget.DENIAL), scorer.tiers(PaymentTarget.UNPAID_90D));
    }

    /** The patient with all payment scores that {@code added} makes due; said, with the alerts they change. */
    Patient rescore(Patient before, Patient after, Timeline.Added added, Outputs outputs) {
        Patient scored = after;
        if (added.earliest() == null) {
            return after;
        }
        for (Place place : added.touched()) {
            if (place.kind() == Place.Kind.CLAIM) {
                int index = place.index();
                Claim was = index < before.claims.size() ? before.claims.get(index) : null;
                Claim claim = after.claims.get(index);
                Claim next = rescore(was, claim, added.earliest(), outputs);
                scored = next == claim ? scored : scored.with(index, next);
                if (outputs.differences()) {
                    sayAlerts(was, next, added.handed() ? Scoring.MERGED : Scoring.REVISED, outputs);
                }
            }
        }
        return scored;
    }

    /** Claims of which nothing was scored, with all scores that are due. */
    List<Claim> all(Patient patient, Outputs outputs) {
        List<Claim> scored = new ArrayList<>(patient.claims.size());
        for (Claim claim : patient.claims) {
            List<Entry> entries = claim.record().entries();
            scored.add(entries.isEmpty() ? claim : rescore(null, claim, entries.get(0), outputs));
        }
        return scored;
    }

    private Claim rescore(Claim was, Claim claim, Entry earliest, Outputs outputs) {
        List<PaymentState> held = claim.record().scores();
        List<PaymentState> states = new ArrayList<>(held);
        // Days of another zone are other days, in what was said before, too.
        boolean all = was != null && !was.record().zone().equals(claim.record().zone());
        List<Entry> entries = claim.record().entries();
        boolean changed = withdrawRemoved(claim, states, outputs);
        for (int i = all ? 0 : firstFrom(entries, earliest); i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (ClaimInputs.target(entry) != null || indexOf(states, entry) >= 0) {
                changed |= rescore(claim, entry, states, outputs);
            }
        }
        if (!changed) {
            return claim;
        }
        states.sort(PaymentState.BY_TRIGGER);
        return claim.withScores(states);
    }

    /** Scores go with their triggers where those are another patient's now. */
    private boolean withdrawRemoved(Claim claim, List<PaymentState> states, Outputs outputs) {
        List<Entry> entries = claim.record().entries();
        return states.removeIf(state -> {
            boolean gone = entries.stream().noneMatch(entry -> entry.sameId(state.trigger()));
            if (gone && !state.withdrawn()) {
                if (outputs.scores()) {
                    outputs.paymentScore(
                            issued(claim, state.trigger(), state.target(), state.revision() + 1, "", null));
                }
            }
            return gone;
        });
    }

    private static int firstFrom(List<Entry> entries, Entry earliest) {
        int first = entries.size();
        while (first > 0 && entries.get(first - 1).compareStamp(earliest) >= 0) {
            first--;
        }
        return first;
    }

    private boolean rescore(Claim claim, Entry trigger, List<PaymentState> states, Outputs outputs) {
        int at = indexOf(states, trigger);
        PaymentState old = at < 0 ? null : states.get(at);
        ClaimInput input = ClaimInputs.at(claim, trigger);
        int revision = old == null ? 1 : old.revision() + 1;
        if (input == null) {
            if (old == null || old.withdrawn()) {
                return false;
            }
            states.set(at, new PaymentState(trigger, old.target(), revision, true, 0, 0));
            if (outputs.scores()) {
                outputs.paymentScore(issued(claim, trigger, old.target(), revision, "", null));
            }
            return true;
        }
        PaymentScore score = scorer.score(input);
        String currency = ClaimInputs.currencyAt(claim, trigger);
        long digest = ScoreBytes.digest(score, currency);
        if (old != null && !old.withdrawn() && old.digest() == digest) {
            return false;
        }
        PaymentState next = new PaymentState(trigger, input.target(), revision, false, score.probability(), digest);
        if (at < 0) {
            states.add(next);
        } else {
            states.set(at, next);
        }
        claim.made(next, score);
        if (outputs.scores()) {
            outputs.paymentScore(issued(claim, trigger, input.target(), revision, currency, score));
        }
        return true;
    }

    private static int indexOf(List<PaymentState> states, Entry trigger) {
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).trigger().sameId(trigger)) {
                return i;
            }
        }
        return -1;
    }

    private IssuedPaymentScore issued(
            Claim claim, Entry trigger, PaymentTarget target, int revision, String currency, PaymentScore score) {
        return new IssuedPaymentScore(
                id(PAYMENT, claim, trigger),
                revision,
                claim.patient(),
                claim.summary.facility(),
                claim.summary.claimId(),
                target,
                trigger.eventId(),
                trigger.source(),
                trigger.recordedAt(),
                currency,
                score);
    }

    private String id(String kind, Claim claim, Entry trigger) {
        return identifiers.of(
                kind, claim.summary.facility(), claim.summary.claimId(), trigger.source(), trigger.eventId());
    }

    /** Says the last revision of each score and the alerts that stand of one claim. */
    void describe(Claim claim, Description description) {
        for (PaymentState state : claim.record().scores()) {
            if (!state.withdrawn() && description.wantsPaymentScores()) {
                Entry trigger = state.trigger();
                description.paymentScore(issued(
                        claim,
                        trigger,
                        state.target(),
                        state.revision(),
                        ClaimInputs.currencyAt(claim, trigger),
                        score(claim, state)));
            }
        }
        alerts(claim, standing(claim)).forEach(description::financeAlert);
    }

    private PaymentScore score(Claim claim, PaymentState state) {
        PaymentScore made = claim.made(state);
        return made == null ? scorer.score(ClaimInputs.at(claim, state.trigger())) : made;
    }

    private void sayAlerts(Claim was, Claim is, String goneAs, Outputs outputs) {
        AllStanding now = standing(is);
        AllStanding then = was == null ? AllStanding.NONE : standing(was);
        if (now.equals(then) && (now.isEmpty() || sameGround(was, is))) {
            return;
        }
        List<FinanceAlert> saying = alerts(is, now);
        List<FinanceAlert> said = was == null ? List.of() : alerts(was, then);
        for (FinanceAlert alert : saying) {
            if (!said.contains(alert)) {
                outputs.financeAlert(alert);
            }
        }
        for (FinanceAlert old : said) {
            if (saying.stream().noneMatch(alert -> alert.alertId().equals(old.alertId()))) {
                outputs.financeAlert(old.retracted(goneAs));
            }
        }
    }

    /** Whether alerts of equal standing also say the same of scores, claim and days. */
    private static boolean sameGround(Claim was, Claim is) {
        ZoneId zone = was.record().zone();
        return is.record().scores().equals(was.record().scores())
                && is.facts().payer().equals(was.facts().payer())
                && is.facts().encounterId().equals(was.facts().encounterId())
                && is.record().zone().equals(zone)
                && ClaimInputs.currency(is.record().entries())
                        .equals(ClaimInputs.currency(was.record().entries()));
    }

    /** What stands of the two kinds of alerts of one claim. */
    private record AllStanding(List<Standing> denials, List<Standing> payments) {
        static final AllStanding NONE = new AllStanding(List.of(), List.of());

        boolean isEmpty() {
            return denials.isEmpty() && payments.isEmpty();
        }
    }

    private AllStanding standing(Claim claim) {
        List<PaymentState> states = claim.record().scores();
        boolean denials = mayAlert(states, PaymentTarget.DENIAL);
        boolean payments = mayAlert(states, PaymentTarget.UNPAID_90D);
        if (!denials && !payments) {
            return AllStanding.NONE;
        }
        List<Entry> entries = claim.record().entries();
        return new AllStanding(
                denials ? alertFold.denials(entries, scored(states, PaymentTarget.DENIAL)) : List.of(),
                payments
                        ? alertFold.payments(
                                PatientDebt.steps(claim.facts(), entries), scored(states, PaymentTarget.UNPAID_90D))
                        : List.of());
    }

    /** Most claims never come near an alert: they need no fold. */
    private boolean mayAlert(List<PaymentState> states, PaymentTarget target) {
        TierSet tiers = scorer.tiers(target);
        for (PaymentState state : states) {
            if (state.target() == target && !state.withdrawn() && tiers.mayOpen(state.probability())) {
                return true;
            }
        }
        return false;
    }

    private static List<Scored> scored(List<PaymentState> states, PaymentTarget target) {
        List<Scored> scored = new ArrayList<>(states.size());
        for (int i = 0; i < states.size(); i++) {
            PaymentState state = states.get(i);
            if (state.target() == target && !state.withdrawn()) {
                scored.add(new Scored(i, state.trigger(), state.probability()));
            }
        }
        return scored;
    }

    private List<FinanceAlert> alerts(Claim claim, AllStanding standing) {
        List<FinanceAlert> alerts = new ArrayList<>(2);
        standing.denials().forEach(each -> alerts.add(alert(claim, PaymentTarget.DENIAL, each)));
        standing.payments().forEach(each -> alerts.add(alert(claim, PaymentTarget.UNPAID_90D, each)));
        return alerts;
    }

    private FinanceAlert alert(Claim claim, PaymentTarget target, Standing standing) {
        List<PaymentState> states = claim.record().scores();
        Entry latest = states.get(standing.latest()).trigger();
        PaymentScore score = score(claim, states.get(standing.latest()));
        boolean denial = target == PaymentTarget.DENIAL;
        String kind = denial ? DENIAL_RISK : PAYMENT_RISK;
        return new FinanceAlert(
                id(kind, claim, states.get(standing.openedBy()).trigger()),
                kind,
                scorer.tiers(target).threshold(standing.tier()).severity().code(),
                standing.state(),
                claim.patient(),
                claim.summary.facility(),
                claim.summary.claimId(),
                claim.summary.encounterId(),
                claim.facts().payer(),
                standing.openedAt(),
                standing.updatedAt(),
                standing.closedAt(),
                denial ? Event.ABSENT : due(latest, claim),
                score.probability(),
                amount(standing, score),
                denial
                        ? ClaimInputs.currencyAt(claim, latest)
                        : ClaimInputs.currency(claim.record().entries()),
                id(PAYMENT, claim, latest),
                standing.reason(),
                score.reasons());
    }

    /** The same time of day, as many local days later. */
    private static long due(Entry trigger, Claim claim) {
        return Event.micros(Event.instant(trigger.occurredAt())
                .atZone(claim.days().zone())
                .plusDays(HORIZON_DAYS)
                .toInstant());
    }

    private static long amount(Standing standing, PaymentScore score) {
        if (standing.amountCents() != Event.ABSENT) {
            return standing.amountCents();
        }
        return score.amountCents() < 0 ? Event.ABSENT : score.amountCents();
    }
}
