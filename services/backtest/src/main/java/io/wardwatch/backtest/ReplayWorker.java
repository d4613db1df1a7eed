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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One thread of a replay with the patients that fall to it and their state. Events come in
 * batches over a bounded queue, in the order of the files; no other thread touches this one's state until {@link #await}.
 */
final class ReplayWorker implements Outputs {
    static final int BATCH = 512;
    private static final int BATCHES_WAITING = 16;
    private static final Event[] END = {};

    private final BlockingQueue<Event[]> batches = new ArrayBlockingQueue<>(BATCHES_WAITING);
    private final PatientMap patients = new PatientMap();
    private final Map<PatientKey, List<IssuedScore>> issued = new HashMap<>();
    private final Map<PatientKey, List<IssuedPaymentScore>> issuedPayments = new HashMap<>();
    private final Map<PatientKey, List<Link>> links = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    /** Events that came and are not applied yet: a patient's records are then read and written once for several of them. */
    private final Map<PatientKey, List<Event>> gathered = new HashMap<>();

    private final int mostGathered;
    private final PatientEngine engine;
    private final Memory memory;
    private final Map<String, Said> first = new HashMap<>();
    private boolean settling;
    private final Thread thread;
    private Event[] filling = new Event[BATCH];
    private int filled;
    private int events;
    private long applied;
    private long duplicate;
    private volatile Throwable failure;

    /** @param mostGathered how many events may wait until they are applied */
    ReplayWorker(int number, PatientEngine engine, Memory memory, int mostGathered) {
        this.mostGathered = mostGathered;
        this.engine = engine;
        this.memory = memory;
        thread = Thread.ofPlatform().name("replay-" + number).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Hands an event over; called by the one reading thread. Waits where this worker is behind. */
    void add(Event event) throws InterruptedException {
        filling[filled++] = event;
        if (filled == BATCH) {
            flush();
        }
    }

    /** Ends the input and waits until all of it is applied. Throws what stopped the worker, if anything did. */
    void await() throws InterruptedException {
        flush();
        batches.put(END);
        thread.join();
        if (failure != null) {
            throw new IllegalStateException("a replay's thread failed", failure);
        }
    }

    /** What is kept of scores as they are said; what holds in the end is described from the state anyhow. */
    enum Memory {
        NOTHING,
        /** Every revision, for the files of a replay. */
        REVISIONS,
        /** The first revision of each score. */
        FIRST
    }

    /** Takes up where an earlier run left off. */
    void resume(long alreadyApplied, long alreadyDuplicate) {
        applied = alreadyApplied;
        duplicate = alreadyDuplicate;
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

    /** Takes what this worker's patients have to tell others, in its order. */
    List<Notice> takeNotices() {
        List<Notice> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** Once all is applied: where a home's entries belong. */
    void assign(Assignment assignment) {
        engine.assign(patients, assignment, this);
    }

    /** Once all is applied: what another patient tells one of this worker's. */
    void receive(Notice notice) {
        engine.receive(patients, notice, this);
    }

    /** Once all is applied and handed over: says what is due by {@code clock} of each patient. */
    void pass(long clock) {
        engine.clock(clock);
        for (PatientKey patient : patients.patients()) {
            engine.due(patients, patient, this);
        }
    }

    long applied() {
        return applied;
    }

    long duplicate() {
        return duplicate;
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

    private void flush() throws InterruptedException {
        if (filled > 0) {
            batches.put(java.util.Arrays.copyOf(filling, filled));
            filling = new Event[BATCH];
            filled = 0;
        }
    }

    private void run() {
        try {
            for (Event[] batch = batches.take(); batch != END; batch = batches.take()) {
                for (Event event : batch) {
                    gathered.computeIfAbsent(event.patient(), key -> new ArrayList<>(4))
                            .add(event);
                }
                events += batch.length;
                if (events >= mostGathered) {
                    apply();
                }
            }
            apply();
        } catch (InterruptedException e) {
            failure = e;
        }
    }

    /** Applies what is gathered; after a failure it is only let go, so that the reader is not held up for ever. */
    private void apply() {
        try {
            for (Map.Entry<PatientKey, List<Event>> each : gathered.entrySet()) {
                if (failure == null) {
                    int news = engine.applyAll(patients, each.getKey(), each.getValue(), this);
                    applied += news;
                    duplicate += each.getValue().size() - news;
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        gathered.clear();
        events = 0;
    }
}
