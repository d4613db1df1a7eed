package io.wardwatch.core.engine;

import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.measure.ReturnContributions;
import io.wardwatch.core.measure.ReturnContributions.Charged;
import io.wardwatch.core.readmission.IndexStay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** What the readmissions of a patient, as one patient, were charged: of each index stay that had one, on the day of its discharge. */
final class ReturnCharges {
    private ReturnCharges() {}

    static List<Charged> of(Patient patient) {
        return within(patient, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /**
     * What two versions contribute but for what both do alike: nothing unless a charge of {@code concerned} encounters is another one
     * now.
     */
    static void between(
            Patient before, Patient after, BitSet concerned, List<Contribution> then, List<Contribution> now) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = concerned.nextSetBit(0); i >= 0; i = concerned.nextSetBit(i + 1)) {
            Charged was = i < before.encounters.size() ? charged(before, i) : null;
            Charged is = charged(after, i);
            if (!Objects.equals(was, is)) {
                first = Math.min(first, Math.min(day(was, first), day(is, first)));
                last = Math.max(last, Math.max(day(was, last), day(is, last)));
            }
        }
        if (first <= last) {
            // Totals of a year are the same ones beyond a year of what changed.
            ReturnContributions.of(
                    within(before, first - ReturnContributions.DAYS, last + ReturnContributions.DAYS), then);
            ReturnContributions.of(
                    within(after, first - ReturnContributions.DAYS, last + ReturnContributions.DAYS), now);
        }
    }

    private static long day(Charged charged, long otherwise) {
        return charged == null ? otherwise : charged.day();
    }

    private static List<Charged> within(Patient patient, long from, long until) {
        List<Charged> within = new ArrayList<>(2);
        for (int i = 0; i < patient.encounters.size(); i++) {
            long day = patient.encounters.get(i).summary.stayEndDay();
            Charged charged = day >= from && day <= until ? charged(patient, i) : null;
            if (charged != null) {
                within.add(charged);
            }
        }
        return within;
    }

    private static Charged charged(Patient patient, int index) {
        if (!patient.encounters.get(index).summary.liveEnd()) {
            return null;
        }
        IndexStay row = patient.indexRows().row(index);
        long cents = row == null ? 0 : ReturnContributions.chargeOf(row);
        return cents <= 0 ? null : new Charged(row.stay().facility(), row.stay().endDay(), cents);
    }
}
