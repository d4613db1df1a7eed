package io.wardwatch.backtest;

import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.IdentityFold;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The end of a replay for patients of several numbers: folds what all homes say of identity, once, and hands their entries over.
 * Called when all events are applied and no worker runs any more; in an order that does not depend on their number.
 */
final class HandedOver {
    private static final Comparator<Notice> ORDER =
            Comparator.comparing(Notice::from).thenComparingLong(Notice::version);

    private HandedOver() {}

    static void settle(List<ReplayWorker> workers) {
        Map<PatientKey, List<Link>> links = new HashMap<>();
        workers.forEach(worker -> links.putAll(worker.links()));
        IdentityFold.fold(links).forEach((home, assignment) -> {
            if (!assignment.equals(Assignment.own(home))) {
                Intake.of(workers, home).assign(assignment.withVersion(1));
            }
        });
        for (List<Notice> notices = take(workers); !notices.isEmpty(); notices = take(workers)) {
            notices.forEach(notice -> Intake.of(workers, notice.to()).receive(notice));
        }
    }

    private static List<Notice> take(List<ReplayWorker> workers) {
        List<Notice> all = new ArrayList<>();
        workers.forEach(worker -> all.addAll(worker.takeNotices()));
        all.sort(ORDER);
        return all;
    }
}
