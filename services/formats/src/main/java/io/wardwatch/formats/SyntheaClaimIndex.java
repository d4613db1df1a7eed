package io.wardwatch.formats;

import io.wardwatch.core.event.RejectionReason;
import java.util.Arrays;

/** What is kept of each claim between the readings of its tables: sums of its ledger, and what became of it. Some 90 bytes a claim. */
final class SyntheaClaimIndex {
    private static final byte SPOILED = 1;
    private static final byte SUBMITTED = 2;
    private static final byte CHARGED = 4;
    private static final byte REFUSED = 8;
    private static final byte UNBALANCED = 16;
    private static final int NO_VISIT = -1;
    private static final int SEVERAL_VISITS = -2;

    private final IdIndex index = new IdIndex();
    private long[] charges = new long[32];
    private long[] open = new long[32];
    private long[] transfers = new long[32];
    private long[] submitted = new long[32];
    private long[] hashes = new long[32];
    private int[] visits = new int[32];
    private byte[] states = new byte[32];

    /** The number of a claim, or {@link IdIndex#ABSENT}. */
    int find(String id) {
        return index.find(id);
    }

    /** The number of a claim, a new one where it has none yet. */
    int add(String id) {
        int before = index.size();
        int claim = index.add(id);
        if (claim == before) {
            if (claim == states.length) {
                grow(claim * 2);
            }
            visits[claim] = NO_VISIT;
        }
        return claim;
    }

    /** Adds a row to a claim's ledger; gives the claim's number. */
    int post(String id, SyntheaEntry entry, int visit) {
        int claim = add(id);
        visits[claim] = visits[claim] == NO_VISIT || visits[claim] == visit ? visit : SEVERAL_VISITS;
        switch (entry.type()) {
            case CHARGE, CHARGE_TO_PATIENT -> {
                states[claim] |= CHARGED;
                charges[claim] += entry.cents();
                open[claim] += entry.cents();
            }
            case INSURER_PAID, PATIENT_PAID, COPAY, ADJUSTED -> open[claim] -= entry.cents();
            case TRANSFER_OUT -> transfers[claim] += entry.cents();
            case TRANSFER_TO_PATIENT, TRANSFER_TO_INSURER -> transfers[claim] -= entry.cents();
        }
        return claim;
    }

    /** One of its rows is refused, so its sums are not the source's. */
    void spoil(String id) {
        states[add(id)] |= SPOILED;
    }

    /**
     * Why the ledger of a claim does not stand, or an empty text.
     *
     * @param outstanding what the claim's own row says is open, cents
     */
    String imbalance(int claim, int visit, long outstanding) {
        if ((states[claim] & SPOILED) != 0) {
            return "a row of its ledger is refused";
        }
        if ((states[claim] & CHARGED) == 0) {
            return "no charge in its ledger";
        }
        if (visits[claim] != visit) {
            return "its ledger is of another encounter";
        }
        if (open[claim] != outstanding) {
            return "charges are not payments + adjustments + outstanding";
        }
        return transfers[claim] == 0 ? "" : "transfers out are not transfers in";
    }

    void submit(int claim, int visit, long at, long hash) {
        visits[claim] = visit;
        states[claim] |= SUBMITTED;
        submitted[claim] = at;
        hashes[claim] = hash;
    }

    void refuse(int claim, RejectionReason reason) {
        states[claim] |= REFUSED;
        states[claim] |= reason == RejectionReason.UNBALANCED ? UNBALANCED : 0;
    }

    boolean isSubmitted(int claim) {
        return claim != IdIndex.ABSENT && (states[claim] & SUBMITTED) != 0;
    }

    boolean isRefused(int claim) {
        return claim != IdIndex.ABSENT && (states[claim] & REFUSED) != 0;
    }

    /** The reason for which the rows of a refused claim are refused. */
    RejectionReason reason(int claim) {
        return (states[claim] & UNBALANCED) != 0 ? RejectionReason.UNBALANCED : RejectionReason.UNKNOWN_REFERENCE;
    }

    boolean isCharged(int claim) {
        return (states[claim] & CHARGED) != 0;
    }

    long charge(int claim) {
        return charges[claim];
    }

    /** The encounter of a claim that is submitted. */
    int visit(int claim) {
        return visits[claim];
    }

    long submittedAt(int claim) {
        return submitted[claim];
    }

    long hash(int claim) {
        return hashes[claim];
    }

    private void grow(int length) {
        charges = Arrays.copyOf(charges, length);
        open = Arrays.copyOf(open, length);
        transfers = Arrays.copyOf(transfers, length);
        submitted = Arrays.copyOf(submitted, length);
        hashes = Arrays.copyOf(hashes, length);
        visits = Arrays.copyOf(visits, length);
        states = Arrays.copyOf(states, length);
    }
}
