package io.wardwatch.backtest;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Outputs;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.Result;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.core.tile.TileKey;
import io.wardwatch.core.timeline.Finding;
import io.wardwatch.model.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One thread of a replay with the patients that fall to it: their state, and the tiles of what they contribute. Events come in
 * batches over a bounded queue, in the order of the files; no other thread touches this one's state until {@link #await}.
 */
final class ReplayWorker implements Outputs {
    static final int BATCH = 512;
    private static final int BATCHES_WAITING = 16;
    private static final Event[] END = {};

    private final BlockingQueue<Event[]> batches = new ArrayBlockingQueue<>(BATCHES_WAITING);
    private final PatientMap patients = new PatientMap();
    private final MapTileStore tiles = new MapTileStore();
    private final TileEngine tileEngine = TileEngine.whole(tiles);
    private final Map<PatientKey, List<IssuedScore>> issued = new HashMap<>();
    private final Map<PatientKey, List<IssuedPaymentScore>> issuedPayments = new HashMap<>();
    private final Map<PatientKey, List<Link>> links = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final PatientEngine engine;
    private final Memory memory;
    private final Map<String, Said> first = new HashMap<>();
    private boolean settling;
    private final Thread thread;
    private Event[] filling = new Event[BATCH];
    private int filled;
    private long applied;
    private long duplicate;
    private volatile Throwable failure;

    ReplayWorker(int number, PatientEngine engine, Memory memory) {
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

    /** Puts a tile of an earlier run; one that stands already is added to. */
    void addTile(TileKey key, byte[] tile) {
        MapTileStore one = new MapTileStore();
        one.put(key.slice(), key.group(), key.day(), tile);
        tileEngine.addAll(one);
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

    MapTileStore tiles() {
        return tiles;
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
        tileEngine.add(difference);
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
                // After a failure the queue is only emptied, so that the reader is not held up for ever.
                for (int i = 0; i < batch.length && failure == null; i++) {
                    apply(batch[i]);
                }
            }
        } catch (InterruptedException e) {
            failure = e;
        }
    }

    private void apply(Event event) {
        try {
            if (engine.apply(patients, event, this) == Result.APPLIED) {
                applied++;
            } else {
                duplicate++;
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }
}
