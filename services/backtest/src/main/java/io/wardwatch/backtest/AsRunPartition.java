package io.wardwatch.backtest;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.state.Head;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One partition, said again: advances the inputs from cut to cut, and compares what the engine says of each patient between two
 * cuts with what was said there.
 *
 * <p>A cut says how far each input was read, not in which order between two cuts. Patients know nothing of one another, and
 * whatever says something has a cut; so all that is open is the order of a patient's own records between two cuts of which all
 * but the last said nothing. An order is looked for under which just that happens. Used by one thread.
 */
final class AsRunPartition {
    /** Patients of whom time passes in one go live; of the rest with the next tick or second. */
    private static final int MOST_DUE = 5_000;

    private static final long HOUR = TimeUnit.HOURS.toMicros(1);

    private final Supplier<PatientEngine> engineMaker;
    private final AsRunWires wires;
    private final AsRunAccount account;
    private final AsRunMerges merges;
    private final PatientMap patients = new PatientMap();
    private final TreeMap<Long, Set<PatientKey>> due = new TreeMap<>();
    private final Map<String, Facility> facilities;
    private final TreeMap<Long, PatientEngine> engines = new TreeMap<>();
    private final Set<PatientKey> owing = new HashSet<>();
    private long clock = Event.ABSENT;
    private Cut at = Cut.NOTHING;
    private boolean lateInputs;
    private SaidStream said;
    private Cut known = Cut.NOTHING;

    /** @param facilities the first word of each */
    AsRunPartition(
            Supplier<PatientEngine> engineMaker,
            AsRunWires wires,
            AsRunAccount account,
            AsRunMerges merges,
            Map<String, Facility> facilities) {
        this.engineMaker = engineMaker;
        this.wires = wires;
        this.account = account;
        this.merges = merges;
        this.facilities = new HashMap<>(facilities);
    }

    /** @param reached how far the partition says it is: up to there the topics hold all that it said */
    void run(SaidStream stream, AsRunInputs inputs, Cut reached, Runnable progress) {
        said = stream;
        known = reached;
        lateInputs = inputs.beginLate();
        for (List<SaidThen> step = said.next(); !step.isEmpty(); step = said.next()) {
            Cut cut = step.getFirst().cut();
            if (cut.covers(at)) {
                advance(cut, step.getFirst().cutBytes(), inputs.take(cut), step);
                progress.run();
            } else {
                step.forEach(then -> account.different(then, "its cut lies before that of what was said earlier"));
            }
        }
        if (reached.covers(at)) {
            advance(reached, new byte[0], inputs.take(reached), List.of());
        }
        progress.run();
    }

    private void advance(Cut cut, byte[] cutBytes, AsRunInputs.Stretch stretch, List<SaidThen> then) {
        learn(stretch.facilities());
        Map<PatientKey, List<AsRunInputs.Item>> items = new LinkedHashMap<>();
        stretch.events().forEach(item -> items.computeIfAbsent(item.event().patient(), key -> new ArrayList<>(2))
                .add(item));
        Map<PatientKey, List<SaidThen>> speaking = new LinkedHashMap<>();
        then.forEach(each -> speaking.computeIfAbsent(each.patient(), key -> new ArrayList<>(2))
                .add(each));
        List<AsRunInputs.Item> ticks = effective(stretch.ticks());
        long latest = ticks.isEmpty() ? clock : ticks.getLast().tick();
        Set<PatientKey> passed = ticks.isEmpty() ? Set.of() : dueBy(latest);
        boolean tooMany = passed.size() > MOST_DUE;
        Set<PatientKey> all = new TreeSet<>(items.keySet());
        all.addAll(speaking.keySet());
        all.addAll(passed);
        for (PatientKey patient : all) {
            List<SaidThen> heard = speaking.getOrDefault(patient, List.of());
            List<AsRunInputs.Item> own = items.getOrDefault(patient, List.of());
            if (own.isEmpty() && heard.isEmpty() && (tooMany || owing.contains(patient))) {
                // Live it may be among those of whom time passed a second later.
                owing.add(patient);
                continue;
            }
            owing.remove(patient);
            List<AsRunInputs.Item> steps = new ArrayList<>(own);
            steps.addAll(ticks);
            follow(new Between(patient, cut, cutBytes, steps, heard));
        }
        clock = latest;
        at = cut;
        engines.headMap(clock).clear();
    }

    /** Those that set the engine's clock forward, which counts in whole hours. */
    private List<AsRunInputs.Item> effective(List<AsRunInputs.Item> all) {
        List<AsRunInputs.Item> ticks = new ArrayList<>();
        long now = clock;
        for (AsRunInputs.Item tick : all) {
            long hour = Math.floorDiv(tick.tick(), HOUR) * HOUR;
            if (hour > now) {
                now = hour;
                ticks.add(new AsRunInputs.Item(tick.input(), tick.offset(), tick.timestamp(), null, hour));
            }
        }
        return ticks;
    }

    /** One patient between two cuts. */
    private record Between(
            PatientKey patient, Cut cut, byte[] cutBytes, List<AsRunInputs.Item> steps, List<SaidThen> then) {}

    private void follow(Between between) {
        AsRunTrial[] found = new AsRunTrial[1];
        boolean fits = Interleavings.find(between.steps, order -> tryOrder(between, order, false, found))
                || Interleavings.find(between.steps, order -> tryOrder(between, order, true, found));
        AsRunTrial trial = fits ? found[0] : run(between, Interleavings.byArrival(between.steps), null);
        trial.keep(patients);
        trial.moves().forEach(this::move);
        trial.linked().forEach(merges::said);
        compare(between, trial.said());
    }

    /** Whether the engine says in this order what was said, and nothing before its last step but what may be gone. */
    private boolean tryOrder(Between between, List<AsRunInputs.Item> order, boolean alertsGone, AsRunTrial[] found) {
        List<SaidNow> early = new ArrayList<>();
        AsRunTrial trial = run(between, order, early);
        found[0] = trial;
        if (early.stream().anyMatch(now -> !alertsGone || now.topic().whole())) {
            return false;
        }
        List<SaidNow> last = between.steps.isEmpty() ? trial.said() : trial.saidLast();
        if (!last.isEmpty() && !order.isEmpty() && !atFrontier(order.getLast(), between.cut)) {
            return false;
        }
        List<SaidNow> left = new ArrayList<>(last);
        for (SaidThen then : between.then) {
            if (!removeFirst(left, then)) {
                return false;
            }
        }
        return left.stream().noneMatch(now -> now.topic().whole());
    }

    /** What speaks has its own offset in its cut. */
    private static boolean atFrontier(AsRunInputs.Item item, Cut cut) {
        return cut.offset(item.input()) == item.offset();
    }

    private AsRunTrial run(Between between, List<AsRunInputs.Item> order, List<SaidNow> early) {
        AsRunTrial trial = new AsRunTrial(patients, wires, between.cutBytes);
        long now = clock;
        for (AsRunInputs.Item item : order) {
            if (early != null) {
                early.addAll(trial.said().subList(early.size(), trial.said().size()));
            }
            now = item.event() == null ? Math.max(now, item.tick()) : now;
            step(trial, engine(now), between.patient, item.event(), early == null);
        }
        if (order.isEmpty()) {
            step(trial, engine(now), between.patient, null, early == null);
        }
        return trial;
    }

    private void step(AsRunTrial trial, PatientEngine engine, PatientKey patient, Event event, boolean counted) {
        boolean through = trial.step(() -> {
            if (event == null) {
                engine.due(trial, patient, trial);
            } else {
                engine.apply(trial, event, trial);
            }
        });
        if (!through && counted) {
            account.broke();
        }
    }

    private void compare(Between between, List<SaidNow> now) {
        boolean merged = merges.touch(between.patient);
        List<SaidNow> left = new ArrayList<>(now);
        List<SaidThen> unmatched = new ArrayList<>();
        for (SaidThen then : between.then) {
            if (removeFirst(left, then)) {
                account.reproduced(then);
            } else {
                unmatched.add(then);
            }
        }
        for (SaidThen then : unmatched) {
            SaidNow instead = left.stream()
                    .filter(each -> each.topic() == then.topic())
                    .findFirst()
                    .orElse(null);
            left.remove(instead);
            if (merged) {
                account.notReproducible(then, AsRunMerges.REASON);
            } else if (lateInputs) {
                account.notReproducible(then, "the beginning of the inputs is no longer kept");
            } else {
                account.different(then, instead);
            }
        }
        if (!merged && !lateInputs) {
            left.forEach(each -> onlyNow(each, between.cut));
        }
    }

    private void onlyNow(SaidNow now, Cut cut) {
        if (said.mayBeGone(now.topic())) {
            account.gone();
        } else if (known.covers(cut)) {
            account.onlyNow(now, cut);
        }
    }

    private static boolean removeFirst(List<SaidNow> said, SaidThen then) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).same(then)) {
                said.remove(i);
                return true;
            }
        }
        return false;
    }

    private void learn(List<Facility> said) {
        for (Facility facility : said) {
            if (!facility.equals(facilities.put(facility.code(), facility))) {
                engines.clear();
            }
        }
    }

    private PatientEngine engine(long now) {
        return engines.computeIfAbsent(now, moment -> {
            PatientEngine engine = engineMaker.get();
            facilities.values().forEach(engine::facility);
            engine.clock(moment);
            return engine;
        });
    }

    private Set<PatientKey> dueBy(long moment) {
        Set<PatientKey> all = new HashSet<>();
        due.headMap(moment, true).values().forEach(all::addAll);
        return all;
    }

    private void move(AsRunTrial.Move move) {
        if (move.was() != Head.NEVER) {
            Set<PatientKey> there = due.get(move.was());
            if (there != null) {
                there.remove(move.patient());
                if (there.isEmpty()) {
                    due.remove(move.was());
                }
            }
        }
        if (move.is() != Head.NEVER) {
            due.computeIfAbsent(move.is(), key -> new HashSet<>()).add(move.patient());
        }
    }
}
