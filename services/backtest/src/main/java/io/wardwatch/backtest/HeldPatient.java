package io.wardwatch.backtest;

import io.wardwatch.core.event.PatientKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A patient and the worker that holds its state. */
record HeldPatient(PatientKey patient, ReplayWorker worker) {
    /** All patients of {@code workers}, by key: an order that does not depend on how many there are. */
    static List<HeldPatient> all(List<ReplayWorker> workers) {
        List<HeldPatient> patients = new ArrayList<>();
        for (ReplayWorker worker : workers) {
            for (PatientKey patient : worker.patients().patients()) {
                patients.add(new HeldPatient(patient, worker));
            }
        }
        patients.sort(Comparator.comparing(HeldPatient::patient));
        return patients;
    }
}
