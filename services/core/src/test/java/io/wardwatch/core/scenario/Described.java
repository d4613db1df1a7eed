package io.wardwatch.core.scenario;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.Description;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Label;
import io.wardwatch.core.engine.OutputBytes;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.timeline.Finding;
import java.util.HexFormat;
import java.util.List;

/** Takes down what holds by state alone: sorted into {@code now}, and as it was described. */
record Described(
        Ward.Said now, List<IssuedScore> scores, List<IssuedPaymentScore> payments, List<Contribution> contributions)
        implements Description {
    @Override
    public void entry(byte[] canonical) {
        now.entries.merge(HexFormat.of().formatHex(canonical), 1, Integer::sum);
    }

    @Override
    public void score(IssuedScore score) {
        scores.add(score);
        now.scores.put(Ward.of(score.scoreId(), score.patient()), Ward.text(score));
    }

    @Override
    public void alert(CareAlert alert) {
        now.alerts.put(Ward.of(alert.alertId(), alert.patient()), alert);
    }

    @Override
    public void paymentScore(IssuedPaymentScore score) {
        payments.add(score);
        now.paymentScores.put(Ward.of(score.scoreId(), score.patient()), Ward.text(score));
    }

    @Override
    public void financeAlert(FinanceAlert alert) {
        now.financeAlerts.put(Ward.of(alert.alertId(), alert.patient()), alert);
    }

    @Override
    public void stay(Stay stay) {
        now.stays.put(Ward.key(stay), stay);
    }

    @Override
    public void judgedStay(JudgedStay stay) {
        now.judgedStays.put(Ward.key(stay), stay);
    }

    @Override
    public void label(Label label) {
        now.labels.put(Ward.key(label), HexFormat.of().formatHex(OutputBytes.of(label)));
    }

    @Override
    public void contribution(Contribution contribution) {
        contributions.add(contribution);
        now.add(contribution);
    }

    @Override
    public void finding(Finding finding) {
        now.count(finding, 1);
    }
}
