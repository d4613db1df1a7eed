package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.state.EncounterSummary;
import io.wardwatch.core.timeline.EncounterFacts;
import io.wardwatch.core.timeline.Entry;
import io.wardwatch.core.timeline.Finding;
import io.wardwatch.core.timeline.Finding.Code;
import java.util.List;

/** The contradictions that hold in a patient's timeline: pure functions of it. */
final class Findings {
    private static final long DAYS_IN_400_YEARS = 146_097;
    private static final int SLACK = 2;

    private Findings() {}

    static void ofEncounter(Encounter encounter, List<Finding> into) {
        String facility = encounter.summary.facility();
        String id = encounter.summary.encounterId();
        EncounterFacts facts = encounter.facts();
        if (encounter.record().zone().equals(Timeline.NOT_STATED)) {
            into.add(between(Code.FACILITY_UNKNOWN, encounter.summary));
        }
        for (Entry entry : encounter.record().entries()) {
            if (entry.conflicted()) {
                into.add(finding(Code.SAME_ID_OTHER_CONTENT, facility, id, "", entry));
            }
        }
        for (Entry undo : facts.lostUndos()) {
            into.add(finding(Code.UNDO_WITHOUT_TARGET, facility, id, "", undo));
        }
        for (Entry late : facts.afterDischarge()) {
            into.add(finding(Code.EVENT_AFTER_DISCHARGE, facility, id, "", late));
        }
        EncounterSummary summary = encounter.summary;
        boolean open = summary.isStay() && summary.stayEnd() == Event.ABSENT;
        if (open && Due.longAt(summary, encounter.policy().visits()) <= encounter.clock()) {
            into.add(between(Code.STAY_OPEN_LONG, summary));
        }
        if (facts.discharged() == null && facts.end() != Event.ABSENT) {
            into.add(between(Code.VISIT_CLOSED_BY_TIME, summary));
        }
        if (facts.begin() != Event.ABSENT
                && facts.number(Field.BIRTH_DATE, Long.MIN_VALUE)
                        > encounter.days().dayOf(facts.begin())) {
            into.add(between(Code.BIRTH_AFTER_VISIT, summary));
        }
        Entry discharged = facts.discharged();
        if (discharged != null) {
            if (facts.begin() == Event.ABSENT || facts.beginInferred()) {
                into.add(finding(Code.DISCHARGE_WITHOUT_ADMISSION, facility, id, "", discharged));
            } else if (discharged.occurredAt() < facts.admittedAt()) {
                into.add(finding(Code.DISCHARGE_BEFORE_ADMISSION, facility, id, "", discharged));
            }
        }
    }

    static void ofClaim(Claim claim, List<Finding> into) {
        String facility = claim.summary.facility();
        String encounter = claim.summary.encounterId();
        String id = claim.summary.claimId();
        for (Entry entry : claim.record().entries()) {
            if (entry.conflicted()) {
                into.add(finding(Code.SAME_ID_OTHER_CONTENT, facility, encounter, id, entry));
            }
        }
        for (Entry reversal : claim.facts().waiting()) {
            into.add(finding(Code.REVERSAL_WITHOUT_TARGET, facility, encounter, id, reversal));
        }
        for (Entry money : claim.facts().unclaimed()) {
            into.add(finding(Code.MONEY_WITHOUT_CLAIM, facility, encounter, id, money));
        }
        for (Entry payment : claim.facts().repeated()) {
            into.add(finding(Code.REPEATED_PAYMENT, facility, encounter, id, payment));
        }
        if (claim.facts().mixedCurrency()) {
            into.add(new Finding(Code.MIXED_CURRENCY, facility, encounter, id, "", ""));
        }
    }

    /** Those that lie between encounters: overlaps, and presence after death. */
    static void ofPatient(Patient patient, List<Finding> into) {
        for (Entry entry : patient.entries) {
            if (entry.conflicted()) {
                into.add(finding(Code.SAME_ID_OTHER_CONTENT, "", "", "", entry));
            }
        }
        if (patient.bonds != null) {
            into.addAll(patient.bonds.assignment().findings());
        }
        overlaps(patient, into);
        ages(patient, into);
        long death = deathAt(patient);
        if (death != Event.ABSENT) {
            for (Encounter encounter : patient.encounters) {
                if (encounter.summary.lastPresence() > death) {
                    into.add(between(Code.EVENT_AFTER_DEATH, encounter.summary));
                }
            }
        }
    }

    /** An overlap is a finding on the later of two stays. */
    private static void overlaps(Patient patient, List<Finding> into) {
        if (patient.encounters.size() < 2) {
            return;
        }
        long end = Long.MIN_VALUE;
        for (EncounterSummary stay : patient.stays()) {
            if (stay.stayBegin() < end) {
                into.add(between(Code.OVERLAPPING_STAYS, stay));
            }
            end = Math.max(end, stay.endOrOpen());
        }
    }

    /**
     * An age that no birthday explains is a finding on the later of two stays: the days on which one can be born who is that old on
     * the first day of each stay have to have one in common. A year counts 365.2425 days, give or take two.
     */
    private static void ages(Patient patient, List<Finding> into) {
        if (patient.encounters.size() < 2) {
            return;
        }
        long first = Long.MIN_VALUE;
        long last = Long.MAX_VALUE;
        for (EncounterSummary stay : patient.stays()) {
            int age = stay.coding().ageYears();
            if (age >= 0) {
                long earliest = stay.stayBeginDay() - (age + 1) * DAYS_IN_400_YEARS / 400 - SLACK;
                long latest = stay.stayBeginDay() - age * DAYS_IN_400_YEARS / 400 + SLACK;
                if (earliest > last || latest < first) {
                    into.add(between(Code.AGE_CHANGED, stay));
                } else {
                    first = Math.max(first, earliest);
                    last = Math.min(last, latest);
                }
            }
        }
    }

    private static long deathAt(Patient patient) {
        long death = Event.ABSENT;
        for (Entry entry : patient.entries) {
            if (entry.kind() == Kind.DIED) {
                death = entry.occurredAt(); // a register: entries are in stamp order, the greatest holds
            }
        }
        for (Encounter encounter : patient.encounters) {
            long at = encounter.summary.deathAt();
            if (at != Event.ABSENT && (death == Event.ABSENT || at < death)) {
                death = at;
            }
        }
        return death;
    }

    private static Finding between(Code code, EncounterSummary encounter) {
        return new Finding(code, encounter.facility(), encounter.encounterId(), "", "", "");
    }

    private static Finding finding(Code code, String facility, String encounterId, String claimId, Entry entry) {
        return new Finding(code, facility, encounterId, claimId, entry.eventId(), entry.source());
    }
}
