package io.wardwatch.benchmarks;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Outputs;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.score.Features;
import io.wardwatch.core.state.IdentityCodec;
import io.wardwatch.core.timeline.Finding;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.ContributionWire;
import io.wardwatch.formats.FinanceAlertWire;
import io.wardwatch.formats.FindingWire;
import io.wardwatch.formats.IndexStayWire;
import io.wardwatch.formats.PaymentScoreWire;
import io.wardwatch.formats.RaisedFinding;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.ScoreWire;
import io.wardwatch.formats.StayWire;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes outputs as {@code risk} does before it forwards them, and counts their bytes. The count is what keeps the compiler
 * from leaving the work out: return it from the benchmark.
 */
final class Encoder implements Outputs {
    /** As long as the cut of a partition with some thousand records in each of four inputs. */
    private final IdentityCodec identities = new IdentityCodec();

    private static final byte[] CUT = new byte[9];

    private static final PatientKey SOMEBODY = new PatientKey(1, 2);

    private final StayWire stays = new StayWire();
    private final IndexStayWire indexStays = new IndexStayWire();
    private final ScoreWire scores = new ScoreWire(Features.SPEC.id());
    private final AlertWire alerts = new AlertWire();
    private final PaymentScoreWire paymentScores = new PaymentScoreWire();
    private final FinanceAlertWire financeAlerts = new FinanceAlertWire();
    private final ContributionWire contributions = new ContributionWire();
    private final FindingWire findings = new FindingWire();
    private final List<Notice> notices = new ArrayList<>();
    private long bytes;
    private boolean scored;

    @Override
    public void stay(Stay stay) {
        bytes += stays.toWire(new Said<>(stay, CUT)).length;
    }

    @Override
    public void judgedStay(JudgedStay stay) {
        bytes += indexStays.toWire(new Said<>(stay, CUT)).length;
    }

    @Override
    public void score(IssuedScore score) {
        bytes += scores.toWire(new Said<>(score, CUT)).length;
        scored = true;
    }

    @Override
    public void alert(CareAlert alert) {
        bytes += alerts.toWire(new Said<>(alert, CUT)).length;
        scored = true;
    }

    @Override
    public void paymentScore(IssuedPaymentScore score) {
        bytes += paymentScores.toWire(new Said<>(score, CUT)).length;
        scored = true;
    }

    @Override
    public void financeAlert(FinanceAlert alert) {
        bytes += financeAlerts.toWire(new Said<>(alert, CUT)).length;
        scored = true;
    }

    @Override
    public void contribution(Contribution difference) {
        bytes += contributions.toWire(difference).length;
    }

    @Override
    public void finding(Finding finding, boolean raised) {
        bytes += findings.toWire(new Said<>(new RaisedFinding(SOMEBODY, finding, raised), CUT)).length;
    }

    @Override
    public void links(PatientKey home, List<Link> links) {
        bytes += identities.encodeLinks(links).length;
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice);
        bytes += identities.encode(notice).length;
    }

    /** What patients told one another since this was last asked. */
    List<Notice> takeNotices() {
        List<Notice> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** Of all values so far. */
    long bytes() {
        return bytes;
    }

    /** Whether a score or an alert was said since this was last asked. */
    boolean scoredSince() {
        boolean was = scored;
        scored = false;
        return was;
    }
}
