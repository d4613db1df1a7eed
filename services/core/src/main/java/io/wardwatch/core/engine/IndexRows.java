package io.wardwatch.core.engine;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.IndexStay;
import io.wardwatch.core.readmission.MeasureSpec;
import io.wardwatch.core.readmission.ReadmissionMeasure;
import io.wardwatch.core.readmission.Setting;
import io.wardwatch.core.readmission.StayFacts;
import io.wardwatch.core.readmission.Stays;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of the readmission measure of one version of a patient, each computed once somebody asks for it. A function of the
 * head alone: no encounter is read. There is none where the value sets lack a list: half of a measure would be another one.
 */
final class IndexRows {
    /** The variant from 65 on differs in the age alone, so it is read off these rows. */
    static final MeasureSpec SPEC = MeasureSpec.hospitalWide();

    private static final ReadmissionMeasure MEASURE = new ReadmissionMeasure(SPEC);

    private final Patient patient;
    private final Map<Integer, IndexStay> rows = new HashMap<>(4);
    private Stays stays;

    IndexRows(Patient patient) {
        this.patient = patient;
    }

    /** The row of encounter {@code index}; null where it is neither stay nor observation visit, or cannot be judged. */
    IndexStay row(int index) {
        StayFacts facts = patient.encounters.get(index).measured();
        if (facts == null || facts.setting() == Setting.EMERGENCY || !judged(patient, facts)) {
            return null;
        }
        if (facts.setting() == Setting.OBSERVATION) {
            return MEASURE.ofObservation(facts);
        }
        return rows.computeIfAbsent(index, key -> MEASURE.of(stays(), stays().placeOf(facts)));
    }

    private static boolean judged(Patient patient, StayFacts facts) {
        long day = facts.endDay() == Event.ABSENT ? facts.beginDay() : facts.endDay();
        return patient.records.editions.at(day).complete();
    }

    private Stays stays() {
        if (stays == null) {
            List<StayFacts> all = new ArrayList<>(patient.encounters.size());
            for (Encounter encounter : patient.encounters) {
                if (encounter.measured() != null) {
                    all.add(encounter.measured());
                }
            }
            stays = Stays.of(all);
        }
        return stays;
    }

    /** Places in the list of encounters of all that are not {@code touched} and whose rows differ between two versions. */
    static BitSet moved(Patient before, Patient after, List<Place> touched) {
        BitSet near = new BitSet();
        for (Place place : touched) {
            if (place.kind() == Place.Kind.ENCOUNTER) {
                StayFacts was = place.index() < before.encounters.size()
                        ? before.encounters.get(place.index()).measured()
                        : null;
                StayFacts now = after.encounters.get(place.index()).measured();
                if (was == null ? now != null : !was.equals(now)) {
                    before.indexRows().near(was, near);
                    before.indexRows().near(now, near);
                    after.indexRows().near(was, near);
                    after.indexRows().near(now, near);
                }
            }
        }
        for (Place place : touched) {
            if (place.kind() == Place.Kind.ENCOUNTER) {
                near.clear(place.index());
            }
        }
        for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
            IndexStay row = before.indexRows().row(i);
            if (row == null || row.equals(after.indexRows().row(i))) {
                near.clear(i);
            }
        }
        return near;
    }

    /** Adds the places in the list of encounters of all stays that {@code moved} may move. */
    private void near(StayFacts moved, BitSet into) {
        if (moved == null) {
            return;
        }
        BitSet places = stays().near(moved);
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            into.set(indexOf(stays().at(place)));
        }
    }

    /** From the end: what moves is mostly young, and so is what is near it. */
    private int indexOf(StayFacts facts) {
        int i = patient.encounters.size() - 1;
        while (!facts.equals(patient.encounters.get(i).measured())) {
            i--;
        }
        return i;
    }
}
