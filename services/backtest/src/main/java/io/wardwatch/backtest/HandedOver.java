package io.wardwatch.backtest;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.IdentityFold;
import io.wardwatch.core.identity.Notice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The end of a replay for patients of several numbers: folds what all homes say of identity, once, and hands their entries over.
 * Called when all their events are applied.
 */
final class HandedOver {
    private static final Comparator<Notice> ORDER =
            Comparator.comparing(Notice::from).thenComparingLong(Notice::version);

    private HandedOver() {}

    /** @param patients all that are tied to others; {@code engine} without a clock, as no time passes meanwhile */
    static void settle(SteppedPatients patients, PatientEngine engine) {
        patients.settling();
        IdentityFold.fold(patients.links()).forEach((home, assignment) -> {
            if (!assignment.equals(Assignment.own(home))) {
                patients.assign(engine, assignment.withVersion(1));
            }
        });
        for (List<Notice> notices = take(patients); !notices.isEmpty(); notices = take(patients)) {
            notices.forEach(notice -> patients.receive(engine, notice));
        }
    }

    private static List<Notice> take(SteppedPatients patients) {
        List<Notice> all = new ArrayList<>(patients.takeNotices());
        all.sort(ORDER);
        return all;
    }
}
