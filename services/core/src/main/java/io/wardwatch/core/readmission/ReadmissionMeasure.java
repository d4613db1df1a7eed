package io.wardwatch.core.readmission;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The readmission measure: of one patient's stays, the row of each in one variant. A pure function; what each rule means is in
 * the decision record on the measure. Source: CMS hospital-wide readmission, without its risk standardisation.
 */
public final class ReadmissionMeasure {
    private final MeasureSpec spec;

    public ReadmissionMeasure(MeasureSpec spec) {
        this.spec = spec;
    }

    public MeasureSpec spec() {
        return spec;
    }

    /** The rows of all stays in their order, then those of observation visits. */
    public List<IndexStay> of(Stays stays) {
        BitSet all = new BitSet();
        all.set(0, stays.size());
        List<IndexStay> rows = new ArrayList<>(of(stays, all));
        for (StayFacts visit : stays.visits()) {
            if (visit.setting() == Setting.OBSERVATION) {
                rows.add(ofObservation(visit));
            }
        }
        return rows;
    }

    /** The row of one stay at {@code place}, the same one as of all stays. */
    public IndexStay of(Stays stays, int place) {
        if (!spec.unplanned()) {
            return crude(stays, place);
        }
        return hospitalWide(stays, place, new Episodes(stays, stays.clusterBegin(place), stays.clusterEnd(place)));
    }

    /** The rows of the stays at {@code places}, in their order: the same ones as of all stays. */
    public List<IndexStay> of(Stays stays, BitSet places) {
        List<IndexStay> rows = new ArrayList<>(places.cardinality());
        Episodes episodes = null;
        int until = -1;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            if (spec.unplanned() && place >= until) {
                until = stays.clusterEnd(place);
                episodes = new Episodes(stays, stays.clusterBegin(place), until);
            }
            rows.add(spec.unplanned() ? hospitalWide(stays, place, episodes) : crude(stays, place));
        }
        return rows;
    }

    /** The row of an observation visit: it says that it is no stay. */
    public IndexStay ofObservation(StayFacts visit) {
        return row(visit, NotIndex.NOT_INPATIENT.bit(), null, 0, Episode.alone(visit));
    }

    private IndexStay crude(Stays stays, int place) {
        StayFacts stay = stays.at(place);
        int reasons =
                switch (stay.ending()) {
                    case OPEN -> NotIndex.STILL_OPEN.bit();
                    case DIED -> NotIndex.DIED.bit();
                    default -> 0;
                };
        int conditions = StayClass.conditionBits(stay.classBits());
        IndexStay row = row(stay, reasons, own(stay.classBits()), conditions, Episode.alone(stay));
        return reasons == 0 ? followed(row, stays, place) : row;
    }

    private IndexStay hospitalWide(Stays stays, int place, Episodes episodes) {
        StayFacts stay = stays.at(place);
        int chained = episodes.reasons(place);
        boolean lent = chained == 0;
        int opening = lent ? episodes.firstLeg(place).classBits() : stay.classBits();
        SpecialtyCohort cohort = own(stay.classBits());
        // Who was transferred need not be included again, once the first leg was.
        if (cohort == null && StayClass.exclusions(opening) == 0) {
            cohort = own(opening);
        }
        int reasons = chained | ofEnding(stay, chained == 0) | ofAge(stay);
        reasons |= StayClass.exclusions(stay.classBits());
        boolean exempt =
                StayClass.isExempt(stay.classBits()) || spec.cancerHospitals().contains(stay.facility());
        reasons |= exempt ? NotIndex.CANCER_HOSPITAL.bit() : 0;
        if (cohort == null) {
            boolean known = StayClass.condition(stay.classBits()) != 0;
            reasons |= known ? NotIndex.NO_COHORT.bit() : NotIndex.NO_PRINCIPAL_DIAGNOSIS.bit();
        }
        int conditions = StayClass.conditionBits(stay.classBits()) | StayClass.conditionBits(opening);
        IndexStay row = row(stay, reasons, cohort, conditions, episodes.of(place));
        return reasons == 0 ? followed(row, stays, place) : row;
    }

    /** The cohort that the lists give a stay, or the one for what they do not list; null where its diagnosis is not known. */
    private SpecialtyCohort own(int classBits) {
        if (StayClass.condition(classBits) == 0) {
            return null;
        }
        SpecialtyCohort listed = StayClass.cohort(classBits);
        boolean medicine =
                listed == null && !StayClass.isLeftOut(classBits) && spec.unlisted() == MeasureSpec.Unlisted.MEDICINE;
        return medicine ? SpecialtyCohort.MEDICINE : listed;
    }

    private static int ofEnding(StayFacts stay, boolean lastLeg) {
        return switch (stay.ending()) {
            case OPEN -> NotIndex.STILL_OPEN.bit();
            case DIED -> NotIndex.DIED.bit();
            case AGAINST_ADVICE -> NotIndex.LEFT_AGAINST_ADVICE.bit();
            case TO_ACUTE -> lastLeg ? NotIndex.DISCHARGED_TO_ACUTE.bit() : 0;
            case ALIVE, TO_SKILLED_NURSING -> 0;
        };
    }

    private int ofAge(StayFacts stay) {
        if (stay.ageYears() < 0) {
            return NotIndex.AGE_UNKNOWN.bit();
        }
        return stay.ageYears() < spec.fromAge() ? NotIndex.UNDER_AGE.bit() : 0;
    }

    private static IndexStay row(StayFacts stay, int reasons, SpecialtyCohort cohort, int conditions, Episode episode) {
        return new IndexStay(
                stay, reasons, cohort, conditions, episode, Return.NONE, Return.NONE, Return.NONE, Return.NONE);
    }

    /** The same row with what came after it. */
    private IndexStay followed(IndexStay row, Stays stays, int place) {
        StayFacts stay = row.stay();
        Return any = Return.NONE;
        Return same = Return.NONE;
        int first = stays.firstAfter(place);
        for (int i = first; i < stays.size() && same.isNone(); i++) {
            StayFacts later = stays.at(i);
            if (later.begin() - stay.end() > Stays.OUTLOOK) {
                break;
            }
            any = i == first ? readmission(stay, later) : any;
            same = later.facility().equals(stay.facility()) ? readmission(stay, later) : same;
        }
        return new IndexStay(
                stay,
                row.reasonBits(),
                row.specialty(),
                row.conditionBits(),
                row.episode(),
                any,
                same,
                companion(stay, stays, Setting.EMERGENCY),
                companion(stay, stays, Setting.OBSERVATION));
    }

    private Return readmission(StayFacts stay, StayFacts later) {
        PlannedRule rule = StayClass.planned(later.classBits());
        return toReturn(stay, later, rule, !spec.unplanned() || !rule.planned());
    }

    private static Return companion(StayFacts stay, Stays stays, Setting setting) {
        StayFacts visit = stays.firstVisit(setting, stay.end());
        return visit == null ? Return.NONE : toReturn(stay, visit, PlannedRule.UNPLANNED, true);
    }

    private static Return toReturn(StayFacts stay, StayFacts later, PlannedRule rule, boolean counts) {
        long days = stay.daysTo(later);
        return days > MeasureSpec.LONGEST_HORIZON
                ? Return.NONE
                : new Return(later.facility(), later.encounterId(), (int) days, rule, counts, later.chargeCents());
    }
}
