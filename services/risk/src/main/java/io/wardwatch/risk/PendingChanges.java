package io.wardwatch.risk;

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
import io.wardwatch.core.measure.CellInput;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.state.IdentityCodec;
import io.wardwatch.core.timeline.Finding;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.formats.FinanceAlertWire;
import io.wardwatch.formats.FindingWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.IndexStayWire;
import io.wardwatch.formats.PaymentScoreWire;
import io.wardwatch.formats.RaisedFinding;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.ScoreWire;
import io.wardwatch.formats.StayWire;
import io.wardwatch.formats.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What one event changes: state records and outputs, held back until the engine has finished with it. A bug that throws half
 * way sends the event to the dead letters and must not leave half an event in the state. One an instance of the processor,
 * reused; used by one thread.
 */
final class PendingChanges implements PatientStore, Outputs {
    /** Where a held-back output goes. */
    interface Sink {
        void forward(String sink, byte[] key, byte[] value);
    }

    private record Output(String sink, byte[] key, byte[] value) {}

    private record Due(PatientKey patient, long was, long is) {}

    private final KeyValueStore<byte[], byte[]> store;
    private final DueIndex index;
    private final Wire<Said<Stay>> stays;
    private final Wire<Said<JudgedStay>> indexStays;
    private final Wire<Said<IssuedScore>> scores;
    private final Wire<Said<CareAlert>> alerts;
    private final Wire<Said<IssuedPaymentScore>> paymentScores;
    private final Wire<Said<FinanceAlert>> financeAlerts;
    private final Wire<CellInput> contributions;
    private final Wire<Said<RaisedFinding>> findings;
    private final IdentityCodec identities = new IdentityCodec();
    // An event writes two or three records: a walk over them is quicker than any map with arrays for keys.
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Due> dues = new ArrayList<>(2);
    private PatientKey patient;
    private byte[] patientText = new byte[0];
    private byte[] cut = new byte[0];

    PendingChanges(KeyValueStore<byte[], byte[]> store, DueIndex index, Framing framing) {
        this.store = store;
        this.index = index;
        this.stays = new StayWire().under(framing);
        this.indexStays = new IndexStayWire().under(framing);
        this.scores = new ScoreWire(Features.SPEC.id()).under(framing);
        this.alerts = new AlertWire().under(framing);
        this.paymentScores = new PaymentScoreWire().under(framing);
        this.financeAlerts = new FinanceAlertWire().under(framing);
        this.contributions = new ContributionWire().under(framing);
        this.findings = new FindingWire().under(framing);
    }

    /** Begins the next event, forgetting what an earlier one left unfinished. */
    void begin(PatientKey whose, byte[] key, byte[] cutHere) {
        keys.clear();
        values.clear();
        outputs.clear();
        dues.clear();
        patient = whose;
        patientText = key;
        cut = cutHere;
    }

    /** Writes the records and sends the outputs, in the order in which the engine said them. */
    void release(Sink sink) {
        for (int i = 0; i < keys.size(); i++) {
            store.put(keys.get(i), values.get(i));
        }
        for (Due due : dues) {
            index.move(due.patient, due.was, due.is);
        }
        for (Output output : outputs) {
            sink.forward(output.sink, output.key, output.value);
        }
    }

    @Override
    public byte[] get(byte[] key) {
        int held = held(key);
        return held < 0 ? store.get(key) : values.get(held);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        int held = held(key);
        if (held < 0) {
            keys.add(key);
            values.add(value);
        } else {
            values.set(held, value);
        }
    }

    @Override
    public void stay(Stay stay) {
        outputs.add(new Output(RiskTopology.STAYS, StayWire.key(stay), stays.toWire(new Said<>(stay, cut))));
    }

    @Override
    public void judgedStay(JudgedStay stay) {
        outputs.add(new Output(
                RiskTopology.INDEX_STAYS, IndexStayWire.key(stay), indexStays.toWire(new Said<>(stay, cut))));
    }

    @Override
    public void score(IssuedScore score) {
        outputs.add(new Output(RiskTopology.SCORES, patientText, scores.toWire(new Said<>(score, cut))));
    }

    @Override
    public void alert(CareAlert alert) {
        outputs.add(new Output(RiskTopology.ALERTS, bytes(alert.alertId()), alerts.toWire(new Said<>(alert, cut))));
    }

    @Override
    public void paymentScore(IssuedPaymentScore score) {
        outputs.add(new Output(RiskTopology.PAYMENT_SCORES, patientText, paymentScores.toWire(new Said<>(score, cut))));
    }

    @Override
    public void financeAlert(FinanceAlert alert) {
        outputs.add(new Output(
                RiskTopology.FINANCE_ALERTS, bytes(alert.alertId()), financeAlerts.toWire(new Said<>(alert, cut))));
    }

    @Override
    public void contribution(Contribution difference) {
        outputs.add(
                new Output(RiskTopology.CONTRIBUTIONS, bytes(difference.facility()), contributions.toWire(difference)));
    }

    @Override
    public void finding(Finding finding, boolean raised) {
        RaisedFinding said = new RaisedFinding(patient, finding, raised);
        outputs.add(new Output(RiskTopology.FINDINGS, bytes(finding.source()), findings.toWire(new Said<>(said, cut))));
    }

    @Override
    public void links(PatientKey home, List<Link> links) {
        outputs.add(new Output(RiskTopology.LINKS, bytes(home.hex()), identities.encodeLinks(links)));
    }

    @Override
    public void due(PatientKey whose, long was, long is) {
        dues.add(new Due(whose, was, is));
    }

    @Override
    public void notice(Notice notice) {
        outputs.add(new Output(RiskTopology.ATTACHED, NoticeKey.of(notice), identities.encode(notice)));
    }

    private int held(byte[] key) {
        for (int i = 0; i < keys.size(); i++) {
            if (Arrays.equals(keys.get(i), key)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
