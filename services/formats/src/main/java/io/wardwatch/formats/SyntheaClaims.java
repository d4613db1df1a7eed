package io.wardwatch.formats;

import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.event.Submission;
import java.util.ArrayList;
import java.util.List;

/** The table of claims: each is one submission of what its ledger charges, once its ledger adds up; else it is refused whole. */
final class SyntheaClaims {
    static final String TABLE = "claims";
    /** Without these no claim can be read; {@code DIAGNOSIS1} to {@code 8} may be absent, each by itself. */
    static final List<String> COLUMNS = List.of(
            "Id",
            "PATIENTID",
            "PRIMARYPATIENTINSURANCEID",
            "APPOINTMENTID",
            "SERVICEDATE",
            "OUTSTANDING1",
            "OUTSTANDING2",
            "OUTSTANDINGP",
            "LASTBILLEDDATE1",
            "HEALTHCARECLAIMTYPEID1");

    private static final List<String> OUTSTANDING = List.of("OUTSTANDING1", "OUTSTANDING2", "OUTSTANDINGP");
    private static final int DIAGNOSES = 8;

    private final SyntheaPeople people;
    private final SyntheaVisits visits;
    private final SyntheaClaimIndex claims;
    private final boolean hasLedger;

    /** @param hasLedger whether there is a table of transactions, which every claim must then stand in */
    SyntheaClaims(SyntheaPeople people, SyntheaVisits visits, SyntheaClaimIndex claims, boolean hasLedger) {
        this.people = people;
        this.visits = visits;
        this.claims = claims;
        this.hasLedger = hasLedger;
    }

    static String submissionId(String claimId) {
        return claimId + "-submitted";
    }

    SyntheaRow read(SyntheaTable row) {
        if (row.text("Id").isEmpty()) {
            return SyntheaRow.refused(RejectionReason.MISSING_FIELD, "Id");
        }
        int claim = claims.add(row.text("Id"));
        if (claims.isSubmitted(claim)) {
            return claims.hash(claim) == row.hash()
                    ? make(row, claim, visits.find(row.text("APPOINTMENTID"))).as(SyntheaRow.AGAIN)
                    : reused(row, claim);
        }
        if (claims.isRefused(claim)) {
            return SyntheaRow.refused(claims.reason(claim), "the claim is refused");
        }
        int visit = visits.find(row.text("APPOINTMENTID"));
        SyntheaRow refusal = refusal(row, claim, visit);
        SyntheaRow made = refusal == null ? make(row, claim, visit) : refusal;
        if (made.stands()) {
            claims.submit(claim, visit, billedAt(row), row.hash());
        } else {
            claims.refuse(claim, made.refusal().reason());
        }
        return made;
    }

    private SyntheaRow refusal(SyntheaTable row, int claim, int visit) {
        if (visit == IdIndex.ABSENT) {
            return SyntheaRow.refused(RejectionReason.UNKNOWN_REFERENCE, "APPOINTMENTID");
        }
        if (people.find(row.text("PATIENTID")) != visits.patient(visit)) {
            return SyntheaRow.refused(RejectionReason.UNKNOWN_REFERENCE, "APPOINTMENTID of that patient");
        }
        long billed = billedAt(row);
        if (billed == SyntheaTable.INVALID || billed == SyntheaTable.EMPTY) {
            return SyntheaRow.refused(RejectionReason.INVALID_TIME, "LASTBILLEDDATE1 or SERVICEDATE");
        }
        long outstanding = 0;
        for (String column : OUTSTANDING) {
            long cents = row.cents(column);
            if (cents == SyntheaTable.INVALID) {
                return SyntheaRow.refused(RejectionReason.INVALID_VALUE, column);
            }
            outstanding += cents == SyntheaTable.EMPTY ? 0 : cents;
        }
        String imbalance = hasLedger ? claims.imbalance(claim, visit, outstanding) : "";
        return imbalance.isEmpty() ? null : SyntheaRow.refused(RejectionReason.UNBALANCED, imbalance);
    }

    private SyntheaRow make(SyntheaTable row, int claim, int visit) {
        String id = row.text("Id");
        String payer = row.text("PRIMARYPATIENTINSURANCEID");
        boolean charged = claims.isCharged(claim);
        Event submitted = visits.subject(visit, row.text("APPOINTMENTID"), id)
                .event(
                        Kind.SUBMITTED,
                        submissionId(id),
                        billedAt(row),
                        new Fields.Builder()
                                .set(Field.PAYER, people.payer(payer))
                                .set(Field.PAYER_CLASS, people.payerClass(payer))
                                .set(Field.CLAIM_FORM, form(row))
                                .set(Field.SUBMISSION, new Submission(1, "1", "P", ""))
                                .set(Field.DIAGNOSES, diagnoses(row))
                                .set(Field.CHARGE_CENTS, charged ? (Long) claims.charge(claim) : null)
                                .set(Field.CURRENCY, SyntheaSubject.CURRENCY)
                                .build());
        return SyntheaRow.of("submitted", submitted);
    }

    /** The first row holds: the second comes as another content of its submission, stamped behind it. */
    private SyntheaRow reused(SyntheaTable row, int claim) {
        long at = claims.submittedAt(claim);
        return SyntheaRow.of(
                SyntheaRow.ID_REUSED,
                visits.subject(claims.visit(claim), row.text("APPOINTMENTID"), row.text("Id"))
                        .setAside(Kind.SUBMITTED, submissionId(row.text("Id")), at, at, new Fields.Builder().build()));
    }

    private static long billedAt(SyntheaTable row) {
        return row.time(row.text("LASTBILLEDDATE1").isEmpty() ? "SERVICEDATE" : "LASTBILLEDDATE1");
    }

    private static String form(SyntheaTable row) {
        return switch (row.text("HEALTHCARECLAIMTYPEID1")) {
            case "1" -> "PROFESSIONAL";
            case "2" -> "INSTITUTIONAL";
            default -> "UNKNOWN";
        };
    }

    private static List<Diagnosis> diagnoses(SyntheaTable row) {
        List<Diagnosis> found = new ArrayList<>(2);
        for (int rank = 1; rank <= DIAGNOSES; rank++) {
            String code = row.text("DIAGNOSIS" + rank);
            if (!code.isEmpty()) {
                found.add(new Diagnosis(code, "SNOMED", rank, null));
            }
        }
        return found.isEmpty() ? null : found;
    }
}
