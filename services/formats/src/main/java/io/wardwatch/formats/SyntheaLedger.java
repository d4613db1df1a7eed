package io.wardwatch.formats;

import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RejectionReason;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The table of claim transactions, read twice: first to add up the ledger of each claim, then, once the claims are read, to post
 * it. A claim whose ledger does not stand is refused with all of its rows. Some 40 bytes a transaction.
 */
final class SyntheaLedger {
    static final String TABLE = "claims_transactions";
    static final List<String> COLUMNS = List.of(
            "ID",
            "CLAIMID",
            "PATIENTID",
            "TYPE",
            "AMOUNT",
            "METHOD",
            "FROMDATE",
            "TODATE",
            "TRANSFERTYPE",
            "PAYMENTS",
            "ADJUSTMENTS",
            "TRANSFERS",
            "APPOINTMENTID");

    private final SyntheaPeople people;
    private final SyntheaVisits visits;
    private final SyntheaClaimIndex claims;
    private final IdIndex index = new IdIndex();
    private long[] hashes = new long[32];
    private int[] claimOf = new int[32];
    private final BitSet posted = new BitSet();

    SyntheaLedger(SyntheaPeople people, SyntheaVisits visits, SyntheaClaimIndex claims) {
        this.people = people;
        this.visits = visits;
        this.claims = claims;
    }

    /** The first reading: adds a row to its claim's ledger; a row that will be refused spoils it. */
    void scan(SyntheaTable row) {
        if (!row.whole() || row.text("CLAIMID").isEmpty()) {
            return;
        }
        SyntheaEntry entry = SyntheaEntry.of(row);
        int visit = visits.find(row.text("APPOINTMENTID"));
        if (refusal(row, entry, visit) != null) {
            claims.spoil(row.text("CLAIMID"));
            return;
        }
        int before = index.size();
        int number = index.add(row.text("ID"));
        if (number < before) {
            return; // the same once more, or an id that is used again: the first holds
        }
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, number * 2);
            claimOf = Arrays.copyOf(claimOf, number * 2);
        }
        hashes[number] = row.hash();
        claimOf[number] = claims.post(row.text("CLAIMID"), entry, visit);
    }

    /** The second reading. */
    SyntheaRow read(SyntheaTable row) {
        SyntheaEntry entry = SyntheaEntry.of(row);
        int visit = visits.find(row.text("APPOINTMENTID"));
        SyntheaRow refusal = refusal(row, entry, visit);
        if (refusal != null) {
            return refusal;
        }
        int claim = claims.find(row.text("CLAIMID"));
        if (claims.isRefused(claim)) {
            return SyntheaRow.refused(claims.reason(claim), "the claim is refused");
        }
        int number = index.find(row.text("ID"));
        boolean again = posted.get(number);
        posted.set(number);
        if (again && (hashes[number] != row.hash() || claimOf[number] != claim)) {
            return reused(row, entry, claim, visit);
        }
        SyntheaRow made = make(row, entry, claim, visit);
        return again ? made.as(SyntheaRow.AGAIN) : made;
    }

    /** Why the row alone, or where it points, has no place; null where it has one. */
    private SyntheaRow refusal(SyntheaTable row, SyntheaEntry entry, int visit) {
        for (String column : List.of("ID", "CLAIMID")) {
            if (row.text(column).isEmpty()) {
                return SyntheaRow.refused(RejectionReason.MISSING_FIELD, column);
            }
        }
        if (entry.refusal() != null) {
            return entry.refusal();
        }
        if (visit == IdIndex.ABSENT) {
            return SyntheaRow.refused(RejectionReason.UNKNOWN_REFERENCE, "APPOINTMENTID");
        }
        if (people.find(row.text("PATIENTID")) != visits.patient(visit)) {
            return SyntheaRow.refused(RejectionReason.UNKNOWN_REFERENCE, "APPOINTMENTID of that patient");
        }
        // What the contract would refuse of it must be known before the claim is submitted.
        SyntheaRow tried = SyntheaRow.of("", events(subject(row, visit), row.text("ID"), entry, entry.at()));
        return tried.stands() ? null : tried;
    }

    private SyntheaSubject subject(SyntheaTable row, int visit) {
        return visits.subject(visit, row.text("APPOINTMENTID"), row.text("CLAIMID"));
    }

    private SyntheaRow make(SyntheaTable row, SyntheaEntry entry, int claim, int visit) {
        boolean known = claims.isSubmitted(claim);
        if (!known && entry.type().isCharge()) {
            // A charge alone is no submission: nothing would ever say what became of it.
            return SyntheaRow.refused(RejectionReason.UNKNOWN_REFERENCE, "CLAIMID of a charge");
        }
        // The rows carry the days of service. Nobody pays before the bill.
        long at = known ? Math.max(entry.at(), claims.submittedAt(claim)) : entry.at();
        SyntheaRow made = SyntheaRow.of(entry.type().outcome(), events(subject(row, visit), row.text("ID"), entry, at));
        return known || made.events().isEmpty() || !made.stands() ? made : made.as("withoutClaim");
    }

    /** Told at the claim, as another content of its submission: that stands wherever the claim does. */
    private SyntheaRow reused(SyntheaTable row, SyntheaEntry entry, int claim, int visit) {
        if (!claims.isSubmitted(claim)) {
            return SyntheaRow.refused(RejectionReason.UNKNOWN_REFERENCE, "CLAIMID of an id that is used again");
        }
        return SyntheaRow.of(
                SyntheaRow.ID_REUSED,
                subject(row, visit)
                        .setAside(
                                Kind.SUBMITTED,
                                SyntheaClaims.submissionId(row.text("CLAIMID")),
                                entry.at(),
                                claims.submittedAt(claim),
                                new Fields.Builder().build()));
    }

    private static Event[] events(SyntheaSubject subject, String id, SyntheaEntry entry, long at) {
        return switch (entry.type()) {
            case CHARGE, TRANSFER_OUT, TRANSFER_TO_INSURER -> new Event[0];
            case CHARGE_TO_PATIENT, TRANSFER_TO_PATIENT -> new Event[] {moved(subject, id, entry, at)};
            case INSURER_PAID ->
                new Event[] {
                    subject.event(
                            Kind.ADJUDICATED,
                            id,
                            at,
                            money().set(Field.PAID_CENTS, entry.cents()).build())
                };
            case PATIENT_PAID -> new Event[] {paid(subject, id, entry, at)};
            // A copay is the patient's part from the beginning, which the table does not say: both come of the one row.
            case COPAY -> new Event[] {moved(subject, id + "-responsibility", entry, at), paid(subject, id, entry, at)};
            case ADJUSTED ->
                new Event[] {
                    subject.event(
                            Kind.ADJUSTED,
                            id,
                            at,
                            money().set(Field.ADJUSTMENT_CLASS, "CONTRACTUAL")
                                    .set(
                                            Field.ADJUSTMENTS,
                                            List.of(new Adjustment("CLAIM", 0, "CO", "", entry.cents())))
                                    .build())
                };
        };
    }

    private static Event moved(SyntheaSubject subject, String id, SyntheaEntry entry, long at) {
        return subject.event(
                Kind.TRANSFERRED_TO_PATIENT,
                id,
                at,
                money().set(Field.PATIENT_RESPONSIBILITY_CENTS, entry.cents()).build());
    }

    private static Event paid(SyntheaSubject subject, String id, SyntheaEntry entry, long at) {
        return subject.event(
                Kind.PATIENT_PAID,
                id,
                at,
                money().set(Field.PAID_CENTS, entry.cents())
                        .set(Field.PAYMENT_ID, id)
                        .build());
    }

    private static Fields.Builder money() {
        return new Fields.Builder().set(Field.CURRENCY, SyntheaSubject.CURRENCY);
    }
}
