package io.wardwatch.backtest;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Outputs;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.timeline.Finding;
import io.wardwatch.model.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Patients whose events are applied step by step, with their state and what is kept of what was said on the way: where revisions
 * are asked for, and where patients are tied to others. One thread.
 */
final class SteppedPatients implements Outputs {
    private final PatientMap patients = new PatientMap();
    private final Map<PatientKey, List<IssuedScore>> issued = new HashMap<>();
    private final Map<PatientKey, List<IssuedPaymentScore>> issuedPayments = new HashMap<>();
    private final Map<PatientKey, List<Link>> links = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Memory memory;
    private final Map<String, Said> first = new HashMap<>();
    private boolean settling;

    SteppedPatients(Memory memory) {
        this.memory = memory;
    }

    /** Applies events of one patient in their order; how many were no duplicates. */
    int apply(PatientEngine engine, PatientKey patient, List<Event> events) {
        return engine.applyAll(patients, patient, events, this);
    }

    /** What is kept of scores as they are said; what holds in the end is described anyhow. */
    enum Memory {
        /** Nothing at all: no step need be taken. */
        NOTHING,
        /** How often each was said. */
        COUNTS,
        /** Every revision, for the files of a replay. */
        REVISIONS,
        /** The first revision of each score. */
        FIRST
    }

    /** From now on nothing is said for the first time: entries only change hands. */
    void settling() {
        settling = true;
    }

    /** What was said first of each score, by its id; empty unless it is kept. */
    Map<String, Said> first() {
        return first;
    }

    /** What each home says of identity. */
    Map<PatientKey, List<Link>> links() {
        return links;
    }

    /** Takes what these patients have to tell others, in its order. */
    List<Notice> takeNotices() {
        List<Notice> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** Once all is applied: where a home's entries belong. */
    void assign(PatientEngine engine, Assignment assignment) {
        engine.assign(patients, assignment, this);
    }

    /** Once all is applied: what another patient tells one of these. */
    void receive(PatientEngine engine, Notice notice) {
        engine.receive(patients, notice, this);
    }

    /** Once all is applied and handed over: says what is due by the clock of {@code engine} of each patient. */
    void pass(PatientEngine engine) {
        settling();
        for (PatientKey patient : patients.patients()) {
            engine.due(patients, patient, this);
        }
    }

    PatientMap patients() {
        return patients;
    }

    /** All revisions said of a patient's scores, as they were said; empty unless they are kept. */
    List<IssuedScore> issued(PatientKey patient) {
        return issued.getOrDefault(patient, List.of());
    }

    /** The same of the scores of a patient's claims. */
    List<IssuedPaymentScore> issuedPayments(PatientKey patient) {
        return issuedPayments.getOrDefault(patient, List.of());
    }

    @Override
    public boolean scores() {
        return memory == Memory.FIRST || memory == Memory.REVISIONS;
    }

    @Override
    public boolean differences() {
        return false;
    }

    @Override
    public void stay(Stay stay) {
        // What stands at the end is described from the state.
    }

    @Override
    public void judgedStay(JudgedStay stay) {
        // As stays.
    }

    @Override
    public void score(IssuedScore score) {
        if (memory == Memory.FIRST && !settling && !score.withdrawn()) {
            first.computeIfAbsent(score.scoreId(), id -> Said.of(score));
        }
        if (memory == Memory.REVISIONS) {
            issued.computeIfAbsent(score.patient(), key -> new ArrayList<>(4)).add(score);
        }
    }

    @Override
    public void alert(CareAlert alert) {
        // As stays.
    }

    @Override
    public void paymentScore(IssuedPaymentScore score) {
        if (memory == Memory.FIRST && !settling && !score.withdrawn()) {
            first.computeIfAbsent(score.scoreId(), id -> Said.of(score));
        }
        if (memory == Memory.REVISIONS) {
            issuedPayments
                    .computeIfAbsent(score.patient(), key -> new ArrayList<>(4))
                    .add(score);
        }
    }

    @Override
    public void financeAlert(FinanceAlert alert) {
        // As stays.
    }

    @Override
    public void contribution(Contribution difference) {
        // As stays.
    }

    @Override
    public void finding(Finding finding, boolean raised) {
        // As stays.
    }

    @Override
    public void links(PatientKey home, List<Link> said) {
        links.put(home, said);
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice);
    }
}
