package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.backtest.cases.Case;
import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileSums;
import io.wardwatch.model.FollowUp;
import io.wardwatch.model.Followed;
import io.wardwatch.model.Said;
import io.wardwatch.model.Target;
import io.wardwatch.model.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The writer that makes a backtest of a replay: describes each patient from its state, and of each score of the target makes a
 * case. Works on stretches of history with several threads and hands patients over in the order of their keys; they are numbered in
 * that order, those alone of whom there is a score or an alert.
 */
final class CaseBlocks {
    private static final Comparator<Said> ORDER =
            Comparator.comparingLong(Said::scoredAt).thenComparing(Said::scoreId);

    /** Takes what there is of one patient, in order, on the caller's thread. */
    interface Sink {
        void patient(List<Case> cases, List<CareAlert> careAlerts, List<FinanceAlert> financeAlerts) throws IOException;
    }

    /** What a thread works with. */
    private record Own(HistoryByPatient.Engines engines, FollowUp followUp, TileSums tiles) {}

    /** A stretch of history: its patients of whom there is anything, and what was said first of all its scores. */
    private record Block(List<Described> patients, Map<String, Said> first) {}

    private record Described(List<Followed> followed, Told told, List<double[]> probabilities) {
        boolean isEmpty() {
            return followed.isEmpty()
                    && told.careAlerts().isEmpty()
                    && told.financeAlerts().isEmpty();
        }
    }

    private final BacktestConfig config;
    private final Target target;
    private final HistoryByPatient history;
    /** What was said first, by score; empty where what holds in the end is asked. */
    private final Map<String, Said> first = new HashMap<>();

    private MapTileStore tiles = new MapTileStore();
    private int numbered;

    CaseBlocks(BacktestConfig config, HistoryByPatient history) {
        this.config = config;
        this.target = config.target();
        this.history = history;
    }

    /** Two patients of one score is a source's error; which of them is meant must not depend on threads. */
    private void keep(Map<String, Said> said) {
        said.forEach((id, one) -> first.merge(id, one, (a, b) -> a.patient().compareTo(b.patient()) <= 0 ? a : b));
    }

    /** Patients of whom there is a case or an alert. */
    int numbered() {
        return numbered;
    }

    /** The sum of what all patients contribute, once they are written. */
    MapTileStore tiles() {
        return tiles;
    }

    /**
     * @param stop asked before each stretch; true ends the work there
     * @return whether it came to its end
     */
    boolean write(Supplier<FollowUp> followUps, BooleanSupplier stop, Sink sink)
            throws IOException, InterruptedException {
        Set<String> standing = new HashSet<>();
        List<Own> owned = new ArrayList<>();
        Supplier<Own> own = () -> {
            // A run states KPIs of facilities alone.
            owned.add(new Own(history.engines(), followUps.get(), TileSums.ofFacilities()));
            return owned.getLast();
        };
        keep(history.firstOfTied());
        Iterator<HistoryByPatient.Stretch> stretches = history.stretches();
        Iterator<HistoryByPatient.Stretch> until = HistoryByPatient.until(stretches, stop);
        new OrderedBlocks<Own, HistoryByPatient.Stretch, Block>(config.replay().threads(), own)
                .run(until, this::block, block -> {
                    keep(block.first);
                    for (Described each : block.patients) {
                        numbered++;
                        sink.patient(cases(each), each.told.careAlerts(), each.told.financeAlerts());
                        if (!first.isEmpty()) {
                            each.followed.forEach(
                                    followed -> standing.add(followed.said().scoreId()));
                        }
                    }
                    history.tell(config.replay().progress());
                });
        TileSums sums = TileSums.ofFacilities();
        owned.forEach(each -> sums.addAll(each.tiles));
        tiles = sums.tiles();
        writeWithdrawn(standing, followUps.get(), sink);
        return !stretches.hasNext();
    }

    /** What was said once and holds no more has no patient to be described with. */
    private void writeWithdrawn(Set<String> standing, FollowUp followUp, Sink sink) throws IOException {
        List<Said> gone = first.values().stream()
                .filter(said -> said.target() == target && config.covers(said.scoredAt()))
                .filter(said -> !standing.contains(said.scoreId()))
                .sorted(ORDER)
                .toList();
        List<double[]> probabilities = probabilities(gone);
        for (int i = 0; i < gone.size(); i++) {
            numbered++;
            Followed followed = followUp.withdrawn(gone.get(i));
            sink.patient(List.of(new Case(numbered, followed, probabilities.get(i))), List.of(), List.of());
        }
    }

    private List<Case> cases(Described each) {
        List<Case> cases = new ArrayList<>(each.followed.size());
        for (int i = 0; i < each.followed.size(); i++) {
            cases.add(new Case(numbered, each.followed.get(i), each.probabilities.get(i)));
        }
        return cases;
    }

    private Block block(Own own, HistoryByPatient.Stretch stretch) throws IOException {
        Block block = new Block(new ArrayList<>(), new HashMap<>());
        history.each(own.engines, stretch, held -> {
            Described described = described(own, held);
            if (!described.isEmpty()) {
                block.patients.add(described);
            }
            if (block.first.isEmpty()) {
                block.first.putAll(held.first());
            }
        });
        score(block.patients);
        return block;
    }

    private Described described(Own own, HistoryByPatient.Held held) {
        Told told = new Told(target, own.tiles::add);
        held.engine().describe(held.known(), told);
        List<Said> scores = new ArrayList<>(told.scores().size());
        for (Said said : told.scores()) {
            if (config.covers(said.scoredAt())) {
                scores.add(held.first().getOrDefault(said.scoreId(), said));
            }
        }
        scores.sort(ORDER);
        Described described = new Described(new ArrayList<>(scores.size()), told, new ArrayList<>(scores.size()));
        own.followUp.follow(held.known(), told, scores, described.followed::add);
        return described;
    }

    /** A block's cases are asked together: trees are slow to ask one by one. */
    private void score(List<Described> block) {
        List<Said> said = new ArrayList<>();
        for (Described each : block) {
            each.followed.forEach(followed -> said.add(followed.said()));
        }
        List<double[]> probabilities = probabilities(said);
        int from = 0;
        for (Described each : block) {
            each.probabilities.addAll(probabilities.subList(from, from + each.followed.size()));
            from += each.followed.size();
        }
    }

    /** What each model says, by case. */
    private List<double[]> probabilities(List<Said> said) {
        List<BacktestModel> models = config.models();
        double[][] features = said.stream().map(Said::features).toArray(double[][]::new);
        List<double[]> probabilities = new ArrayList<>(said.size());
        said.forEach(each -> probabilities.add(new double[models.size()]));
        for (int model = 0; model < models.size(); model++) {
            double[] spoken = models.get(model).scoring().of(features);
            for (int i = 0; i < spoken.length; i++) {
                probabilities.get(i)[model] = spoken[i];
            }
        }
        return probabilities;
    }
}
