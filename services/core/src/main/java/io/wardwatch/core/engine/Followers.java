package io.wardwatch.core.engine;

import io.wardwatch.core.measure.Columns;
import io.wardwatch.core.measure.Following;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.timeline.LocalDays;
import java.util.List;

/** What came after a stay: the next one at any facility and at its own, and a death. By the head's summaries alone. */
final class Followers {
    /** The longest horizon in microseconds, with room for two days that are cut differently in two zones. */
    private static final long LONGEST_HORIZON = (Columns.horizonDays(Columns.horizons() - 1) + 3) * 86_400_000_000L;

    private Followers() {}

    /** What followed stay {@code index}; of its next stay what began within the longest horizon. */
    static Following of(Patient patient, int index) {
        EncounterSummary stay = patient.encounters.get(index).summary;
        long diedAfterBegin = daysToDeath(patient, index, stay.stayBeginDay());
        if (!stay.liveEnd()) {
            return new Following(-1, -1, diedAfterBegin, -1);
        }
        EncounterSummary any = null;
        EncounterSummary same = null;
        List<EncounterSummary> stays = patient.stays();
        for (int i = firstFrom(stays, stay.stayEnd()); i < stays.size() && same == null; i++) {
            EncounterSummary other = stays.get(i);
            if (other.stayBegin() - stay.stayEnd() > LONGEST_HORIZON) {
                break;
            }
            // A stay of no length may begin at its own end.
            if (other.compareStay(stay) > 0) {
                any = any == null ? other : any;
                same = other.facility().equals(stay.facility()) ? other : null;
            }
        }
        return new Following(
                daysAfter(stay, any),
                daysAfter(stay, same),
                diedAfterBegin,
                daysToDeath(patient, index, stay.stayEndDay()));
    }

    /**
     * Local days from {@code day} to the first death on it or later, or -1. A death said of an earlier day contradicts the stay, and
     * a finding says so; it hides no later one.
     */
    private static long daysToDeath(Patient patient, int index, long day) {
        if (!patient.deaths().isEmpty()) {
            LocalDays days = patient.encounters.get(index).days();
            for (long death : patient.deaths()) {
                long after = days.dayOf(death) - day;
                if (after >= 0) {
                    return after;
                }
            }
        }
        return -1;
    }

    /** Whether {@code other} could be the stay that follows {@code stay}: what does not come this close changes nothing. */
    static boolean mayFollow(EncounterSummary stay, EncounterSummary other) {
        long after = other.stayBegin() - stay.stayEnd();
        return other.isStay() && after >= 0 && after <= LONGEST_HORIZON;
    }

    /** The first of {@code stays} that begins at {@code moment} or later. */
    private static int firstFrom(List<EncounterSummary> stays, long moment) {
        int low = 0;
        int high = stays.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stays.get(middle).stayBegin() < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long daysAfter(EncounterSummary stay, EncounterSummary next) {
        if (next == null) {
            return -1;
        }
        long days = Math.max(0, next.stayBeginDay() - stay.stayEndDay());
        return days > Columns.horizonDays(Columns.horizons() - 1) ? -1 : days;
    }
}
