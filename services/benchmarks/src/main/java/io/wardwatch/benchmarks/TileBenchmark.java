package io.wardwatch.benchmarks;

import io.wardwatch.backtest.PatientMap;
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
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One difference added to the five slices of its facility and to the network. */
@State(Scope.Benchmark)
public class TileBenchmark {
    private final List<Contribution> differences = new ArrayList<>();
    private TileEngine tiles;
    private int at;

    @Setup
    public void simulate() {
        History history = History.simulated();
        PatientEngine engine = history.engine();
        PatientMap patients = new PatientMap();
        Outputs collector = new Collector();
        for (Event event : history.events()) {
            engine.apply(patients, event, collector);
        }
        tiles = History.tiles();
    }

    @Benchmark
    public TileEngine add() {
        if (at == differences.size()) {
            at = 0;
            tiles = History.tiles();
        }
        tiles.add(differences.get(at++));
        return tiles;
    }

    private final class Collector implements Outputs {
        @Override
        public void stay(Stay stay) {
            // Tiles take contributions alone.
        }

        @Override
        public void judgedStay(JudgedStay stay) {
            // As stays.
        }

        @Override
        public void score(IssuedScore score) {
            // As stays.
        }

        @Override
        public void alert(CareAlert alert) {
            // As stays.
        }

        @Override
        public void paymentScore(IssuedPaymentScore score) {
            // As stays.
        }

        @Override
        public void financeAlert(FinanceAlert alert) {
            // As stays.
        }

        @Override
        public void contribution(Contribution difference) {
            differences.add(difference);
        }

        @Override
        public void finding(Finding finding, boolean raised) {
            // As stays.
        }

        @Override
        public void links(PatientKey home, List<Link> links) {
            // As stays.
        }

        @Override
        public void notice(Notice notice) {
            // As stays.
        }
    }
}
