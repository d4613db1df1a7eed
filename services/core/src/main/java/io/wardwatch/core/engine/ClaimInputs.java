package io.wardwatch.core.engine;

import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Submission;
import io.wardwatch.core.score.ClaimInput;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.timeline.ClaimFacts;
import io.wardwatch.core.timeline.ClaimFold;
import io.wardwatch.core.timeline.ClaimStep;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.LocalDays;
import io.wardwatch.core.timeline.PatientDebt;
import java.util.List;

/**
 * What was known of a claim at a trigger: a function of the claim's own entries with a stamp up to the trigger's, and of nothing
 * else. A trigger is an entry that submits the claim, or that moves to the patient what the patient owes then.
 */
final class ClaimInputs {
    private static final String UNKNOWN = "UNKNOWN";

    private final List<Entry> known;
    private String payerClass = UNKNOWN;
    private String claimForm = UNKNOWN;
    private Entry first;
    private Entry last;
    private int submissions;

    private ClaimInputs(List<Entry> known) {
        this.known = known;
        known.forEach(this::add);
    }

    /** What {@code entry} may be a trigger of, or null. */
    static PaymentTarget target(Entry entry) {
        if (entry.kind() == Kind.TRANSFERRED_TO_PATIENT) {
            return PaymentTarget.UNPAID_90D;
        }
        return ClaimStep.submits(entry) ? PaymentTarget.DENIAL : null;
    }

    /** The input of the score that {@code trigger} of {@code claim} issues, or null where it issues none. */
    static ClaimInput at(Claim claim, Entry trigger) {
        PaymentTarget target = target(trigger);
        if (target == null) {
            return null;
        }
        List<Entry> known = claim.knownAt(trigger);
        ClaimInputs inputs = new ClaimInputs(known);
        if (target == PaymentTarget.DENIAL) {
            return inputs.input(target, trigger, trigger, -1, claim.days());
        }
        if (inputs.first == null) {
            return null;
        }
        boolean all = known.size() == claim.record().entries().size();
        ClaimFacts facts = all ? claim.facts() : ClaimFold.fold(known);
        // Nothing is owed in two currencies or of a claim that was taken back.
        long owed = PatientDebt.after(facts, known);
        return owed > 0 ? inputs.input(target, trigger, inputs.last, owed, claim.days()) : null;
    }

    /** The currency of the claim's amounts as known at {@code trigger}; empty where none was said. */
    static String currencyAt(Claim claim, Entry trigger) {
        return currency(claim.knownAt(trigger));
    }

    /** The currency that {@code entries} said last; empty where they said none. */
    static String currency(List<Entry> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            String said = entries.get(i).fields().text(Field.CURRENCY);
            if (said != null) {
                return said;
            }
        }
        return "";
    }

    private void add(Entry entry) {
        payerClass = said(entry, Field.PAYER_CLASS, payerClass);
        claimForm = said(entry, Field.CLAIM_FORM, claimForm);
        if (!ClaimStep.submits(entry)) {
            return;
        }
        submissions++;
        first = first == null || ClaimStep.isAfter(first, entry) ? entry : first;
        last = last == null || ClaimStep.isAfter(entry, last) ? entry : last;
    }

    private static String said(Entry entry, Field field, String before) {
        String held = (entry.cleared() & field.bit()) == 0 ? before : UNKNOWN;
        String text = entry.fields().text(field);
        return text == null ? held : text;
    }

    /** @param inForce the submission that counts */
    private ClaimInput input(PaymentTarget target, Entry trigger, Entry inForce, long owed, LocalDays days) {
        Object eligible = inForce.fields().get(Field.ELIGIBILITY_VERIFIED);
        long submitted = days.dayOf(trigger.occurredAt()) - days.dayOf(first.occurredAt());
        return new ClaimInput(
                target,
                payerClass,
                claimForm,
                ClaimStep.charge(known, inForce),
                Boolean.TRUE.equals(inForce.fields().get(Field.AUTHORIZATION_REQUIRED)),
                inForce.fields().has(Field.AUTHORIZATION),
                eligible == null ? -1 : Boolean.TRUE.equals(eligible) ? 1 : 0,
                Math.max(submissions, stated(inForce)),
                owed,
                (int) Math.max(0, submitted));
    }

    /** A source may have sent the claim before the history begins. */
    private static int stated(Entry submission) {
        return submission.fields().get(Field.SUBMISSION) instanceof Submission said ? said.sequence() : 0;
    }
}
