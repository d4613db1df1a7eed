package io.wardwatch.simulator;

import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PriorYear;
import java.util.ArrayList;
import java.util.List;

/**
 * What truly happens in one inpatient stay, decided before any of it is written. Times in microseconds.
 *
 * @param arrivedAt when the visit begins
 * @param admittedAt when the stay begins
 * @param sodium NaN where not measured
 * @param hemoglobin NaN where not measured
 */
record Course(
        Visit visit,
        Way way,
        Complaint complaint,
        String admissionType,
        long arrivedAt,
        long admittedAt,
        long dischargedAt,
        String disposition,
        double sodium,
        double hemoglobin,
        PriorYear priorYear,
        long chargeCents) {

    /** How a patient gets into a bed. */
    enum Way {
        EMERGENCY,
        /** Through the emergency department, observed first, then admitted. */
        OBSERVED,
        DIRECT,
        PLANNED,
        /** From another hospital of the network. */
        TRANSFERRED
    }

    boolean died() {
        return disposition.equals("20");
    }

    boolean throughEmergency() {
        return way == Way.EMERGENCY || way == Way.OBSERVED;
    }

    boolean emergent() {
        return !admissionType.equals("ELECTIVE");
    }

    int midnights() {
        Hospital hospital = visit.hospital();
        return (int) (hospital.localDay(dischargedAt) - hospital.localDay(admittedAt));
    }

    /** The values measured, or null where none was. */
    Labs labs() {
        List<Labs.Value> values = new ArrayList<>(2);
        if (!Double.isNaN(hemoglobin)) {
            values.add(new Labs.Value(Labs.HEMOGLOBIN_G_DL, hemoglobin));
        }
        if (!Double.isNaN(sodium)) {
            values.add(new Labs.Value(Labs.SODIUM_MMOL_L, sodium));
        }
        return values.isEmpty() ? null : new Labs(values);
    }
}
