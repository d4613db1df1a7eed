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
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One output to its bytes, in the mix in which a history says them. */
@State(Scope.Benchmark)
public class EncodeBenchmark {
    private final List<Said> said = new ArrayList<>();
    private final Encoder encoder = new Encoder();
    private int at;

    /** Something the engine said, to be said again. */
    private interface Said {
        void again(Outputs outputs);
    }

    @Setup
    public void simulate() {
        History history = History.simulated();
        PatientEngine engine = history.engine();
        PatientMap patients = new PatientMap();
        Outputs recorder = new Recorder();
        for (Event event : history.events()) {
            engine.apply(patients, event, recorder);
        }
    }

    @Benchmark
    public long encode() {
        at = at + 1 < said.size() ? at + 1 : 0;
        said.get(at).again(encoder);
        return encoder.bytes();
    }

    private final class Recorder implements Outputs {
        @Override
        public void stay(Stay stay) {
            said.add(outputs -> outputs.stay(stay));
        }

        @Override
        public void judgedStay(JudgedStay stay) {
            said.add(outputs -> outputs.judgedStay(stay));
        }

        @Override
        public void score(IssuedScore score) {
            said.add(outputs -> outputs.score(score));
        }

        @Override
        public void alert(CareAlert alert) {
            said.add(outputs -> outputs.alert(alert));
        }

        @Override
        public void paymentScore(IssuedPaymentScore score) {
            said.add(outputs -> outputs.paymentScore(score));
        }

        @Override
        public void financeAlert(FinanceAlert alert) {
            said.add(outputs -> outputs.financeAlert(alert));
        }

        @Override
        public void contribution(Contribution difference) {
            said.add(outputs -> outputs.contribution(difference));
        }

        @Override
        public void finding(Finding finding, boolean raised) {
            said.add(outputs -> outputs.finding(finding, raised));
        }

        @Override
        public void links(PatientKey home, List<Link> links) {
            said.add(outputs -> outputs.links(home, links));
        }

        @Override
        public void notice(Notice notice) {
            said.add(outputs -> outputs.notice(notice));
        }
    }
}
