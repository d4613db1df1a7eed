package io.wardwatch.core.engine;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.RuleFact;
import io.wardwatch.core.alert.rule.RuleHit;
import io.wardwatch.core.alert.rule.VisitRules;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.policy.CareRule;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.RuleSettings;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The alerts of rules, as differences of what holds before and after. Which hold is decided by the head alone; the record of a visit
 * is read only where its alert is another one. Most events move no time that a rule asks for, and end here after one look at the
 * visit that they touch.
 *
 * <p>An alert's trigger is the visit itself, so a registration said again keeps its alert.
 */
final class RuleAlerts {
    /** Why an alert is gone: what it rested on did not happen so. */
    static final String FACT_GONE = "FACT_GONE";

    private static final String ADMITTED = "ADMITTED";
    private static final String VISIT_ENDED = "VISIT_ENDED";
    private static final String DIED = "DIED";
    private static final String BOOKED = "FOLLOW_UP_BOOKED";
    /** Point of origin in a claim, and admit source in a message: from a skilled nursing, intermediate or assisted facility. */
    private static final String SOURCE_NURSING = "5";

    private final RuleSettings settings;
    private final VisitRules rules;
    private final FollowUps followUps;
    private final Identifiers identifiers = new Identifiers();

    RuleAlerts(Policy policy) {
        this.settings = policy.rules();
        this.rules = new VisitRules(settings);
        this.followUps = new FollowUps(policy);
    }

    void say(Patient before, Patient after, Timeline.Added added, Outputs outputs) {
        Moved moved = new Moved();
        for (Place place : added.touched()) {
            if (place.kind() == Place.Kind.ENCOUNTER) {
                sayOf(before, after, place.index(), added.handed() ? Scoring.MERGED : FACT_GONE, outputs);
                moved.add(before, after, place.index());
            }
        }
        if (moved.any()) {
            sayOthers(before, after, added.touched(), moved, outputs);
        }
        if (followUps.on()) {
            sayFollowUps(before, after, added.touched(), outputs);
        }
    }

    /** What time alone changed. */
    void pass(Passing passing, Outputs outputs) {
        BitSet passed = (BitSet) passing.passed(Due.FOLLOW_UP).clone();
        passed.or(passing.passed(Due.UNCLOSED_VISIT));
        for (int i = passed.nextSetBit(0); i >= 0; i = passed.nextSetBit(i + 1)) {
            sayOf(passing.before(), passing.after(), i, FACT_GONE, outputs);
        }
    }

    /** Other stays whose missing follow-up is another one, by a death, a return, or another score of the discharge. */
    private void sayFollowUps(Patient before, Patient after, List<Place> touched, Outputs outputs) {
        for (int i = 0; i < before.encounters.size(); i++) {
            if (before.encounters.get(i).summary.liveEnd() && !touched.contains(new Place(Place.Kind.ENCOUNTER, i))) {
                boolean then = followUps.mayMiss(before, i);
                boolean now = followUps.mayMiss(after, i);
                boolean rescored = before.encounters.get(i) != after.encounters.get(i);
                if (then != now || (now && rescored)) {
                    sayOf(before, after, i, FACT_GONE, outputs);
                }
            }
        }
    }

    /** Visits that a moved one may matter to: those that began no longer after it than the longest window. */
    private void sayOthers(Patient before, Patient after, List<Place> touched, Moved moved, Outputs outputs) {
        List<EncounterSummary> then = null;
        List<EncounterSummary> now = null;
        for (int i = 0; i < before.encounters.size(); i++) {
            EncounterSummary visit = before.encounters.get(i).summary;
            boolean may = moved.mayReach(VisitRules.urgentAt(visit), rules.reach())
                    || moved.mayReach(visit.emergencyAt(), rules.reach())
                    || moved.mayReach(visit.stayBegin(), rules.reach());
            if (may && !touched.contains(new Place(Place.Kind.ENCOUNTER, i))) {
                then = then == null ? moved.near(before, rules.reach()) : then;
                now = now == null ? moved.near(after, rules.reach()) : now;
                if (!rules.of(then, visit, false).equals(rules.of(now, visit, false))) {
                    sayOf(before, after, i, FACT_GONE, outputs);
                }
            }
        }
    }

    private void sayOf(Patient before, Patient after, int index, String goneAs, Outputs outputs) {
        List<RuleHit> then = index < before.encounters.size() ? hits(before, index) : List.of();
        List<RuleHit> now = hits(after, index);
        if (then.isEmpty() && now.isEmpty()) {
            return;
        }
        List<CareAlert> said = alerts(before, index, then);
        List<CareAlert> saying = alerts(after, index, now);
        for (CareAlert alert : saying) {
            if (!said.contains(alert)) {
                outputs.alert(alert);
            }
        }
        for (CareAlert old : said) {
            if (saying.stream().noneMatch(alert -> alert.alertId().equals(old.alertId()))) {
                outputs.alert(old.retracted(goneAs));
            }
        }
    }

    void describe(Patient patient, int index, Description description) {
        alerts(patient, index, hits(patient, index)).forEach(description::alert);
    }

    private List<RuleHit> hits(Patient patient, int index) {
        Encounter encounter = patient.encounters.get(index);
        boolean sent = encounter.summary.isStay()
                && encounter.facts().text(Field.ADMIT_SOURCE, "").equals(SOURCE_NURSING);
        List<RuleHit> hits = rules.of(near(patient, encounter.summary), encounter.summary, sent);
        if (!followUps.misses(patient, index)) {
            return hits;
        }
        List<RuleHit> all = new ArrayList<>(hits);
        all.add(new RuleHit(
                CareRule.FOLLOW_UP_MISSING,
                List.of(new RuleFact(
                        RuleFact.DAYS_WITHOUT_FOLLOW_UP,
                        settings.of(CareRule.FOLLOW_UP_MISSING).days().orElseThrow()))));
        return all;
    }

    /** What could matter to {@code visit}: of a history of many years, few. */
    private List<EncounterSummary> near(Patient patient, EncounterSummary visit) {
        long first = visit.isStay() ? visit.stayBegin() : VisitRules.urgentAt(visit);
        if (VisitRules.urgentAt(visit) != Event.ABSENT) {
            first = Math.min(first, VisitRules.urgentAt(visit));
        }
        List<EncounterSummary> near = new ArrayList<>();
        for (Encounter encounter : patient.encounters) {
            EncounterSummary other = encounter.summary;
            // ABSENT is the least of all.
            long last = Math.max(
                    Math.max(other.stayBegin(), other.stayEnd()), Math.max(other.emergencyAt(), other.observationAt()));
            if (last != Event.ABSENT && last >= first - rules.reach()) {
                near.add(other);
            }
        }
        return near;
    }

    private List<CareAlert> alerts(Patient patient, int index, List<RuleHit> hits) {
        List<CareAlert> alerts = new ArrayList<>(hits.size());
        for (RuleHit hit : hits) {
            Encounter encounter = patient.encounters.get(index);
            boolean ofDischarge = hit.rule() == CareRule.FOLLOW_UP_MISSING;
            alerts.add(ofDischarge ? followUp(patient, encounter, hit) : alert(patient, encounter, hit));
        }
        return alerts;
    }

    /** Its trigger is the discharge, as the next discharge of the same stay needs a follow-up of its own. */
    private CareAlert followUp(Patient patient, Encounter encounter, RuleHit hit) {
        Entry discharged = encounter.facts().discharged();
        Entry booked = FollowUps.booked(encounter);
        EncounterSummary stay = encounter.summary;
        return CareAlert.ofRule(
                identifiers.of(
                        hit.rule().name(),
                        stay.facility(),
                        stay.encounterId(),
                        discharged.source(),
                        discharged.eventId()),
                hit.rule(),
                settings.of(hit.rule()).severity(),
                subject(patient, encounter),
                booked == null
                        ? new CareAlert.Course(followUps.dueAt(stay), Event.ABSENT, "")
                        : new CareAlert.Course(followUps.dueAt(stay), booked.recordedAt(), BOOKED),
                hit.facts());
    }

    private static CareAlert.Subject subject(Patient patient, Encounter encounter) {
        return new CareAlert.Subject(
                patient.records.patient,
                encounter.summary.facility(),
                encounter.summary.encounterId(),
                encounter.facts().lastUnit());
    }

    private CareAlert alert(Patient patient, Encounter encounter, RuleHit hit) {
        EncounterFacts facts = encounter.facts();
        CareRule rule = hit.rule();
        boolean ofStay = rule == CareRule.FREQUENT_ADMISSIONS || rule == CareRule.RECENT_SKILLED_NURSING;
        long openedAt = (ofStay ? facts.stayOpener() : facts.urgentOpener()).recordedAt();
        // Once admitted, the return that was in progress is one.
        boolean admitted = rule == CareRule.READMISSION_IN_PROGRESS && facts.isStay();
        Entry closer = admitted ? facts.stayOpener() : facts.discharged();
        String ended = facts.dischargedDead() ? DIED : VISIT_ENDED;
        // Of a visit that nobody closed time says that it is over.
        long closedAt = closer == null ? facts.end() : closer.recordedAt();
        EncounterSummary visit = encounter.summary;
        return CareAlert.ofRule(
                identifiers.of(rule.name(), visit.facility(), visit.encounterId()),
                rule,
                settings.of(rule).severity(),
                subject(patient, encounter),
                new CareAlert.Course(openedAt, closedAt, closedAt == Event.ABSENT ? "" : admitted ? ADMITTED : ended),
                hit.facts());
    }

    /** The times by which touched visits could matter to others, as they were and as they are. Microseconds. */
    private static final class Moved {
        private long from = Long.MAX_VALUE;
        private long until = Long.MIN_VALUE;

        void add(Patient before, Patient after, int index) {
            EncounterSummary now = after.encounters.get(index).summary;
            EncounterSummary was = index < before.encounters.size() ? before.encounters.get(index).summary : null;
            boolean same = was != null
                    && was.emergencyAt() == now.emergencyAt()
                    && was.stayBegin() == now.stayBegin()
                    && was.stayEnd() == now.stayEnd()
                    && was.liveEnd() == now.liveEnd()
                    && was.coding().ending() == now.coding().ending();
            if (!same) {
                add(now);
                add(was == null ? now : was);
            }
        }

        private void add(EncounterSummary visit) {
            add(visit.emergencyAt());
            add(visit.stayBegin());
            add(visit.stayEnd());
        }

        private void add(long moment) {
            if (moment != Event.ABSENT) {
                from = Math.min(from, moment);
                until = Math.max(until, moment);
            }
        }

        boolean any() {
            return from <= until;
        }

        boolean mayReach(long moment, long reach) {
            return moment != Event.ABSENT && moment >= from && moment <= until + reach;
        }

        /** The visits that matter to whatever this reaches. */
        List<EncounterSummary> near(Patient patient, long reach) {
            List<EncounterSummary> near = new ArrayList<>();
            for (Encounter encounter : patient.encounters) {
                EncounterSummary visit = encounter.summary;
                if (isNear(visit.emergencyAt(), reach)
                        || isNear(visit.stayBegin(), reach)
                        || isNear(visit.stayEnd(), reach)) {
                    near.add(visit);
                }
            }
            return near;
        }

        private boolean isNear(long moment, long reach) {
            return moment != Event.ABSENT && moment >= from - reach && moment <= until + reach;
        }
    }
}
