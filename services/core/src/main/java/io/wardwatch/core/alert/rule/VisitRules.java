package io.wardwatch.core.alert.rule;

import static io.wardwatch.core.alert.RuleFact.ADMISSIONS;
import static io.wardwatch.core.alert.RuleFact.ADMITTED_FROM_SKILLED_NURSING;
import static io.wardwatch.core.alert.RuleFact.DAYS_SINCE_DISCHARGE;
import static io.wardwatch.core.alert.RuleFact.DAYS_SINCE_SKILLED_NURSING;
import static io.wardwatch.core.alert.RuleFact.EMERGENCY_VISITS;
import static io.wardwatch.core.alert.RuleFact.FROM_OTHER_FACILITY;
import static io.wardwatch.core.alert.RuleFact.WINDOW_DAYS;

import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.RuleSetting;
import io.wardwatch.core.policy.RuleSettings;
import io.wardwatch.core.readmission.Ending;
import io.wardwatch.core.state.EncounterSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rules hold of a visit, as a pure function of the summaries of a patient's visits. Windows end at the moment at which the
 * visit began to be what the rule asks for, so no clock is needed; a day is 24 hours, so no zone is. What came after that
 * moment never matters, and neither does the order of the summaries.
 */
public final class VisitRules {
    private static final long DAY = 86_400_000_000L;
    /** Within this time a stay that follows a discharge to another acute hospital, and an emergency visit there, go on with it. */
    private static final long TRANSFER = DAY;

    private final RuleSettings settings;
    private final long reach;

    public VisitRules(RuleSettings settings) {
        this.settings = settings;
        this.reach = settings.longestWindow() + TRANSFER;
    }

    /** No visit matters to another that began so much later, in microseconds. */
    public long reach() {
        return reach;
    }

    /**
     * The rules that hold of {@code visit}, in the order of their declaration.
     *
     * @param visits all that could matter, {@code visit} among them or not
     * @param sentByNursing whether its source of admission is a skilled nursing facility
     */
    public List<RuleHit> of(List<EncounterSummary> visits, EncounterSummary visit, boolean sentByNursing) {
        long urgentAt = urgentAt(visit);
        if (urgentAt == Event.ABSENT && !visit.isStay()) {
            return List.of();
        }
        List<RuleHit> hits = new ArrayList<>(2);
        if (urgentAt != Event.ABSENT) {
            readmissionInProgress(visits, visit, urgentAt, hits);
        }
        if (visit.emergencyAt() != Event.ABSENT) {
            frequentEmergency(visits, visit, hits);
        }
        if (visit.isStay()) {
            frequentAdmissions(visits, visit, hits);
            skilledNursing(visits, visit, sentByNursing, hits);
        }
        return hits;
    }

    /** When a visit began to be one to the emergency department or for observation, or ABSENT. */
    public static long urgentAt(EncounterSummary visit) {
        if (visit.emergencyAt() == Event.ABSENT || visit.observationAt() == Event.ABSENT) {
            return Math.max(visit.emergencyAt(), visit.observationAt()); // ABSENT is the least of all
        }
        return Math.min(visit.emergencyAt(), visit.observationAt());
    }

    private void readmissionInProgress(
            List<EncounterSummary> visits, EncounterSummary visit, long at, List<RuleHit> hits) {
        RuleSetting setting = settings.of(CareRule.READMISSION_IN_PROGRESS);
        EncounterSummary stay = setting.on() ? lastStay(visits, visit, at, setting.window(), null) : null;
        boolean transferred =
                stay != null && stay.coding().ending() == Ending.TO_ACUTE && at - stay.stayEnd() <= TRANSFER;
        if (stay == null || transferred) {
            return;
        }
        RuleFact since = new RuleFact(DAYS_SINCE_DISCHARGE, (at - stay.stayEnd()) / DAY);
        boolean elsewhere = !stay.facility().equals(visit.facility());
        hits.add(new RuleHit(
                CareRule.READMISSION_IN_PROGRESS,
                elsewhere ? List.of(since, new RuleFact(FROM_OTHER_FACILITY, 1)) : List.of(since)));
    }

    /** The other stay that ended last at {@code at} or at most {@code window} before, with the patient alive; or null. */
    private static EncounterSummary lastStay(
            List<EncounterSummary> visits, EncounterSummary visit, long at, long window, Ending ending) {
        EncounterSummary last = null;
        for (int i = 0; i < visits.size(); i++) {
            EncounterSummary other = visits.get(i);
            boolean ended = other.liveEnd() && other.stayEnd() <= at && at - other.stayEnd() <= window;
            if (ended && (ending == null || other.coding().ending() == ending) && !same(other, visit)) {
                boolean later = last == null
                        || other.stayEnd() > last.stayEnd()
                        || (other.stayEnd() == last.stayEnd() && other.compareStay(last) > 0);
                last = later ? other : last;
            }
        }
        return last;
    }

    private void frequentEmergency(List<EncounterSummary> visits, EncounterSummary visit, List<RuleHit> hits) {
        RuleSetting setting = settings.of(CareRule.FREQUENT_EMERGENCY_VISITS);
        if (!setting.on()) {
            return;
        }
        long at = visit.emergencyAt();
        int count = 1;
        for (int i = 0; i < visits.size(); i++) {
            EncounterSummary other = visits.get(i);
            long began = other.emergencyAt();
            boolean counts = began != Event.ABSENT && began <= at && at - began <= setting.window();
            count += counts && !same(other, visit) ? 1 : 0;
        }
        if (count >= setting.atLeast().orElseThrow()) {
            hits.add(counted(CareRule.FREQUENT_EMERGENCY_VISITS, EMERGENCY_VISITS, count, setting));
        }
    }

    private void frequentAdmissions(List<EncounterSummary> visits, EncounterSummary visit, List<RuleHit> hits) {
        RuleSetting setting = settings.of(CareRule.FREQUENT_ADMISSIONS);
        if (!setting.on()) {
            return;
        }
        long at = visit.stayBegin();
        int count = 1;
        for (int i = 0; i < visits.size(); i++) {
            EncounterSummary other = visits.get(i);
            boolean counts =
                    other.isStay() && other.compareStay(visit) < 0 && at - other.stayBegin() <= setting.window();
            count += counts && !same(other, visit) && !continues(visits, other) ? 1 : 0;
        }
        if (count >= setting.atLeast().orElseThrow() && !continues(visits, visit)) {
            hits.add(counted(CareRule.FREQUENT_ADMISSIONS, ADMISSIONS, count, setting));
        }
    }

    private static RuleHit counted(CareRule rule, String what, int count, RuleSetting setting) {
        return new RuleHit(
                rule,
                List.of(
                        new RuleFact(what, count),
                        new RuleFact(WINDOW_DAYS, setting.days().orElseThrow())));
    }

    /** Whether a stay goes on with one that sent the patient to another acute hospital: one admission, not two. */
    private static boolean continues(List<EncounterSummary> visits, EncounterSummary stay) {
        return lastStay(visits, stay, stay.stayBegin(), TRANSFER, Ending.TO_ACUTE) != null;
    }

    private void skilledNursing(
            List<EncounterSummary> visits, EncounterSummary visit, boolean sentByNursing, List<RuleHit> hits) {
        RuleSetting setting = settings.of(CareRule.RECENT_SKILLED_NURSING);
        if (!setting.on()) {
            return;
        }
        List<RuleFact> facts = new ArrayList<>(2);
        EncounterSummary stay = lastStay(visits, visit, visit.stayBegin(), setting.window(), Ending.TO_SKILLED_NURSING);
        if (stay != null) {
            facts.add(new RuleFact(DAYS_SINCE_SKILLED_NURSING, (visit.stayBegin() - stay.stayEnd()) / DAY));
        }
        if (sentByNursing) {
            facts.add(new RuleFact(ADMITTED_FROM_SKILLED_NURSING, 1));
        }
        if (!facts.isEmpty()) {
            hits.add(new RuleHit(CareRule.RECENT_SKILLED_NURSING, facts));
        }
    }

    private static boolean same(EncounterSummary one, EncounterSummary other) {
        return one.is(other.facility(), other.encounterId());
    }
}
