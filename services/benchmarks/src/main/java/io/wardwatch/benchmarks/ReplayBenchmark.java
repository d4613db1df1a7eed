package io.wardwatch.benchmarks;

import io.wardwatch.backtest.PatientMap;
import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.Description;
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
import io.wardwatch.core.tile.TileSums;
import io.wardwatch.core.timeline.Finding;
import io.wardwatch.formats.AvroReader;
import io.wardwatch.formats.Parsed;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a replay does for an event on one core: read it from an Avro file and apply it; and, when all are applied, describe every
 * patient and add to the tiles what that contributes.
 */
@State(Scope.Benchmark)
public class ReplayBenchmark implements Outputs {
    private byte[] file;
    private AvroReader reader;
    private PatientEngine engine;
    private PatientMap patients;
    private TileSums tiles;

    @Setup
    public void simulate() {
        History history = History.simulated();
        file = history.file();
        engine = history.engine();
        begin();
    }

    @TearDown
    public void close() {
        reader.close();
    }

    @Benchmark
    public Object replay() {
        Parsed<Event> parsed = reader.next();
        if (parsed == null) {
            patients.patients().forEach(patient -> engine.describe(patients, patient, new Sums(tiles)));
            reader.close();
            begin();
            parsed = reader.next();
        }
        if (!(parsed instanceof Parsed.Accepted<Event>(Event event))) {
            throw new IllegalStateException("the simulated history holds a record that is refused");
        }
        return engine.apply(patients, event, this);
    }

    private void begin() {
        reader = new AvroReader(new ByteArrayInputStream(file), "history");
        patients = new PatientMap();
        tiles = new TileSums();
    }

    @Override
    public boolean differences() {
        return false;
    }

    @Override
    public void stay(Stay stay) {
        // A replay describes all from the state, at the end.
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
        // As stays.
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

    /** Adds contributions up; what else is described is the business of files. */
    private record Sums(TileSums tiles) implements Description {
        @Override
        public void contribution(Contribution contribution) {
            tiles.add(contribution);
        }
    }
}
