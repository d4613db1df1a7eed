package io.wardwatch.backtest;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Outputs;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One patient's records between two cuts, tried in one order: what changes and what is said is held back until the order turns
 * out to be the one. A step at which the engine breaks changes nothing, as live. Used by one thread.
 */
final class AsRunTrial implements PatientStore, Outputs {
    /** A patient moves in the index of what is due. */
    record Move(PatientKey patient, long was, long is) {}

    private final PatientStore base;
    private final AsRunWires wires;
    private final byte[] cut;
    private final Map<byte[], byte[]> changed = new TreeMap<>(Arrays::compareUnsigned);
    private final Map<byte[], byte[]> step = new TreeMap<>(Arrays::compareUnsigned);
    private final List<SaidNow> said = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<PatientKey> linked = new ArrayList<>();
    private int saidBefore;
    private int movesBefore;

    /** @param cut that of what was said at the end of it */
    AsRunTrial(PatientStore base, AsRunWires wires, byte[] cut) {
        this.base = base;
        this.wires = wires;
        this.cut = cut;
    }

    /** Runs one step; whether the engine got through it. */
    boolean step(Runnable engine) {
        step.clear();
        saidBefore = said.size();
        movesBefore = moves.size();
        int linkedBefore = linked.size();
        try {
            engine.run();
        } catch (RuntimeException broke) {
            cutBack(said, saidBefore);
            cutBack(moves, movesBefore);
            cutBack(linked, linkedBefore);
            step.clear();
            return false;
        }
        changed.putAll(step);
        return true;
    }

    /** What the last step said. */
    List<SaidNow> saidLast() {
        return said.subList(saidBefore, said.size());
    }

    /** What all steps said. */
    List<SaidNow> said() {
        return said;
    }

    List<Move> moves() {
        return moves;
    }

    /** Patients of whom it was said that their entries belong to another. */
    List<PatientKey> linked() {
        return linked;
    }

    /** Makes what it changed hold. */
    void keep(PatientStore store) {
        changed.forEach(store::put);
    }

    @Override
    public byte[] get(byte[] key) {
        byte[] held = step.get(key);
        if (held == null) {
            held = changed.get(key);
        }
        return held == null ? base.get(key) : held;
    }

    @Override
    public void put(byte[] key, byte[] value) {
        step.put(key, value);
    }

    @Override
    public void score(IssuedScore score) {
        said.add(wires.now(score, cut));
    }

    @Override
    public void paymentScore(IssuedPaymentScore score) {
        said.add(wires.now(score, cut));
    }

    @Override
    public void alert(CareAlert alert) {
        said.add(wires.now(alert, cut));
    }

    @Override
    public void financeAlert(FinanceAlert alert) {
        said.add(wires.now(alert, cut));
    }

    @Override
    public void due(PatientKey patient, long was, long is) {
        moves.add(new Move(patient, was, is));
    }

    @Override
    public void links(PatientKey home, List<Link> links) {
        linked.add(home);
    }

    @Override
    public void notice(Notice notice) {
        // What patients tell one another has no cut; see the decision on reproducing what was said.
    }

    @Override
    public void contribution(Contribution difference) {
        // Not compared.
    }

    @Override
    public void stay(Stay stay) {
        // Not compared.
    }

    @Override
    public void judgedStay(JudgedStay stay) {
        // Not compared.
    }

    @Override
    public void finding(Finding finding, boolean raised) {
        // Not compared.
    }

    private static void cutBack(List<?> list, int size) {
        list.subList(size, list.size()).clear();
    }
}
