package io.wardwatch.simulator;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Submission;
import java.util.List;
import java.util.Optional;

/**
 * One claim from submission until nothing is left or the rest is the patient's: the payer's answers and what it takes back. What
 * the patient owes is paid in {@link PatientPart}. Acts step by step, so that only open claims stand in memory.
 *
 * <p>Wards say what was done and for how much; nothing goes back to them. Its dice and its scribe serve this claim alone, so no
 * change here shifts a byte of an admission, a discharge, or another claim.
 */
final class ClaimLife implements Outbox.Task {
    private static final double REVERSED = .03;
    private static final long LARGE_CENTS = 4_000_000;
    private static final double TWO_SUBMISSIONS = .6;
    private static final long ANSWERS = 4;

    private final ClaimCase claim;
    private final Payer payer;
    private final Optional<String> plan;
    private final Scribe scribe;
    private final ClaimPen pen;
    private final Outbox outbox;
    private final Dice dice;
    private final Network network;
    private final boolean authorizationRequired;
    private final boolean authorized;
    private final boolean verified;
    private final long submittedAt;

    private long next;
    private Runnable step;
    private int submissions;
    private int answers;
    private long allowed;
    private long paid;
    private long owed;
    private String answer = "";
    private String control = "";
    private String contractual = "";

    /** @param scribe of the claim ({@link Scribe#ofClaim}) */
    ClaimLife(ClaimCase claim, Person person, Network network, Scribe scribe, Outbox outbox) {
        this.claim = claim;
        this.payer = person.payer();
        this.plan = person.plan();
        this.network = network;
        this.scribe = scribe;
        this.pen = new ClaimPen(claim, scribe);
        this.outbox = outbox;
        this.dice = outbox.dice(scribe.patient(), Outbox.claim(claim.number()) + Outbox.LIFE);
        this.authorizationRequired = claim.inpatient() ? dice.chance(.6) : dice.chance(.08);
        this.authorized = !authorizationRequired || dice.chance(.94);
        this.verified = dice.chance(.95);
        this.submittedAt = claim.endedAt() + Spans.days(claim.inpatient() ? 4 + dice.unit() * 9 : 2 + dice.unit() * 6);
        this.next = submittedAt;
        this.step = this::submit;
    }

    @Override
    public long at() {
        return next;
    }

    @Override
    public long patient() {
        return scribe.patient();
    }

    @Override
    public boolean act() {
        Runnable now = step;
        step = null;
        now.run();
        return step != null;
    }

    private void then(double days, Runnable what) {
        next += Math.max(Spans.MINUTE, Spans.days(days));
        step = what;
    }

    private Scribe note(Kind kind) {
        return pen.note(kind, next);
    }

    private void submit() {
        submissions++;
        boolean again = submissions > 1;
        note(Kind.SUBMITTED)
                .with(Field.PAYER, payer.name())
                .with(Field.PLAN, plan.orElse(null))
                .with(Field.PAYER_CLASS, payer.payerClass())
                .with(Field.CLAIM_FORM, "INSTITUTIONAL")
                .with(Field.SERVICE_FROM, claim.from())
                .with(Field.SERVICE_TO, claim.to())
                .with(Field.CHARGE_CENTS, claim.chargeCents())
                .with(Field.EXPECTED_CENTS, (long) (claim.chargeCents() * payer.allowed()))
                .with(Field.SUBMISSION, new Submission(submissions, again ? "7" : "1", "P", again ? control : ""))
                .with(Field.DIAGNOSES, Diagnoses.principal(claim.diagnosis()));
        if (payer != Payer.SELF) {
            scribe.with(Field.AUTHORIZATION_REQUIRED, authorizationRequired)
                    .with(Field.AUTHORIZATION, authorizationRequired && (authorized || again) ? authorization() : null)
                    .with(Field.ELIGIBILITY_VERIFIED, verified || again);
        }
        scribe.send();
        if (payer == Payer.SELF) {
            then(1 + dice.unit() * 6, this::discount);
        } else {
            then(Math.max(3, dice.logNormal(payer.days(), .35)), this::answer);
        }
    }

    private String authorization() {
        return "A" + claim.id().substring(1, 8);
    }

    /** The uninsured get the discount that they are due, and owe the rest. */
    private void discount() {
        long discount = (long) (claim.chargeCents() * (1 - payer.allowed()));
        note(Kind.ADJUSTED)
                .with(Field.ADJUSTMENT_CLASS, "UNINSURED_DISCOUNT")
                .with(Field.ADJUSTMENTS, ClaimPen.adjustment("OA", "45", discount))
                .send();
        owed = claim.chargeCents() - discount;
        then(0, this::transfer);
    }

    private void answer() {
        if (submissions == 1 ? firstDenied() : dice.chance(.25)) {
            deny();
        } else {
            allowed = Math.min(
                    claim.chargeCents(), (long) (claim.chargeCents() * payer.allowed() * dice.logNormal(1, .12)));
            owed = (long) (allowed * Math.min(1, payer.owed() * 2 * dice.unit()));
            pay();
        }
    }

    /** Draws the payer's first answer, and tells the truth of it. */
    private boolean firstDenied() {
        ClaimTruth.Causes causes = new ClaimTruth.Causes(
                !authorized,
                !verified,
                claim.chargeCents() > LARGE_CENTS,
                payer == Payer.CHANGING && authorizationRequired && network.newPolicy(submittedAt));
        double probability = payer.denial(causes);
        boolean denied = dice.chance(probability);
        network.tell(new ClaimTruth(
                claim.visit().hospital().code(),
                claim.id(),
                claim.visit().encounterId(),
                scribe.patientId(),
                Event.instant(submittedAt),
                Event.instant(next),
                payer.name(),
                probability,
                denied,
                causes));
        return denied;
    }

    private Scribe adjudicated(String status) {
        answers++;
        control = Ids.of('N', scribe.patient(), ANSWERS * claim.number() + answers);
        return note(Kind.ADJUDICATED)
                .with(Field.CLAIM_STATUS, status)
                .with(Field.PAYER_CONTROL_NUMBER, control)
                .with(Field.REMIT_ID, payer.name() + "-" + next / Spans.DAY)
                .with(Field.PAYER, payer.name());
    }

    private void deny() {
        String code = !authorized && submissions == 1
                ? "197"
                : !verified && submissions == 1 ? "27" : dice.pick(List.of("50", "16", "29", "11"));
        answer = adjudicated("4")
                .with(Field.PAID_CENTS, 0L)
                .with(Field.ALLOWED_CENTS, 0L)
                .with(Field.ADJUSTMENTS, List.of(new Adjustment("CLAIM", 0, "CO", code, claim.chargeCents())))
                .with(Field.REMARKS, code.equals("16") ? List.of("M51") : null)
                .send();
        if (submissions == 1 && dice.chance(TWO_SUBMISSIONS)) {
            then(2 + dice.unit() * 20, this::submit);
        } else {
            then(5 + dice.unit() * 25, () -> pen.writeOff("DENIAL", claim.chargeCents(), next));
        }
    }

    /** Pays {@link #allowed} less {@link #owed}, and books the contractual part. */
    private void pay() {
        paid = allowed - owed;
        long contract = claim.chargeCents() - allowed;
        answer = adjudicated("1")
                .with(Field.PAID_CENTS, paid)
                .with(Field.ALLOWED_CENTS, allowed)
                .with(Field.PATIENT_RESPONSIBILITY_CENTS, owed)
                .with(
                        Field.ADJUSTMENTS,
                        List.of(
                                new Adjustment("CLAIM", 0, "CO", "45", contract),
                                new Adjustment("CLAIM", 0, "PR", dice.chance(.5) ? "1" : "2", owed)))
                .send();
        contractual = contract == 0
                ? ""
                : note(Kind.ADJUSTED)
                        .with(Field.ADJUSTMENT_CLASS, "CONTRACTUAL")
                        .with(Field.ADJUSTMENTS, ClaimPen.adjustment("CO", "45", contract))
                        .send();
        if (answers == 1 && dice.chance(REVERSED)) {
            then(4 + dice.unit() * 50, this::reverse);
        } else if (owed > 0) {
            then(0, this::transfer);
        }
    }

    /** The payer takes its answer back and gives another one, mostly with the same remittance. */
    private void reverse() {
        boolean named = dice.chance(.65);
        note(Kind.REVERSED)
                .affects(named ? answer : "")
                .with(Field.CLAIM_STATUS, "22")
                .with(Field.PAYER_CONTROL_NUMBER, control)
                .with(Field.PAID_CENTS, paid)
                .with(Field.ALLOWED_CENTS, allowed)
                .with(Field.PATIENT_RESPONSIBILITY_CENTS, owed)
                .with(Field.PAYER, payer.name())
                .send();
        if (!contractual.isEmpty()) {
            note(Kind.ADJUSTMENT_REVERSED)
                    .affects(contractual)
                    .with(Field.ADJUSTMENT_CLASS, "CONTRACTUAL")
                    .with(Field.ADJUSTMENTS, ClaimPen.adjustment("CO", "45", claim.chargeCents() - allowed))
                    .send();
        }
        allowed = (long) (allowed * (.8 + .15 * dice.unit()));
        owed = Math.min(owed, allowed);
        then(dice.chance(.7) ? 0 : 1 + dice.unit() * 20, this::pay);
    }

    private void transfer() {
        note(Kind.TRANSFERRED_TO_PATIENT)
                .with(Field.PATIENT_RESPONSIBILITY_CENTS, owed)
                .send();
        PatientPart part = new PatientPart(pen, payer, owed, next, dice);
        network.tell(part.truth());
        outbox.add(part);
    }
}
