package io.wardwatch.backtest;

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
import io.wardwatch.core.measure.MultisetHash;
import io.wardwatch.core.tile.TileSums;
import io.wardwatch.core.timeline.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a run of patients gives; within a patient in an order that does not depend on arrival. */
final class DescribedBlock implements Description {
    private final TileSums tiles;
    final StringBuilder stayRows = new StringBuilder();
    final StringBuilder labelRows = new StringBuilder();
    final StringBuilder scoreRows = new StringBuilder();
    final StringBuilder alertRows = new StringBuilder();
    final StringBuilder paymentRows = new StringBuilder();
    final StringBuilder financeRows = new StringBuilder();
    final StringBuilder findingRows = new StringBuilder();
    final MultisetHash timelines = new MultisetHash();
    final MultisetHash staysHash = new MultisetHash();
    final MultisetHash indexStaysHash = new MultisetHash();
    final MultisetHash labelsHash = new MultisetHash();
    final MultisetHash scoresHash = new MultisetHash();
    final MultisetHash alertsHash = new MultisetHash();
    final MultisetHash paymentScoresHash = new MultisetHash();
    final MultisetHash financeAlertsHash = new MultisetHash();
    final Map<String, Long> findings = new TreeMap<>();
    long known;
    long scores;
    long alerts;
    long paymentScores;
    long financeAlerts;
    private boolean entries;
    private final List<Stay> staysOfPatient = new ArrayList<>();
    private final Map<String, JudgedStay> judgedOfPatient = new HashMap<>();
    private final List<Label> labelsOfPatient = new ArrayList<>();
    private final List<IssuedScore> ofPatient = new ArrayList<>();
    private final List<CareAlert> alertsOfPatient = new ArrayList<>();
    private final List<IssuedPaymentScore> paymentsOfPatient = new ArrayList<>();
    private final List<FinanceAlert> financeOfPatient = new ArrayList<>();
    private final List<Finding> findingsOfPatient = new ArrayList<>();

    DescribedBlock(TileSums tiles) {
        this.tiles = tiles;
    }

    @Override
    public void entry(byte[] canonical) {
        timelines.add(canonical);
        entries = true;
    }

    @Override
    public void stay(Stay stay) {
        staysHash.add(OutputBytes.of(stay));
        staysOfPatient.add(stay);
    }

    @Override
    public void judgedStay(JudgedStay stay) {
        indexStaysHash.add(OutputBytes.of(stay));
        judgedOfPatient.put(place(stay.facility(), stay.encounterId()), stay);
    }

    private static String place(String facility, String encounterId) {
        return facility + "\u0001" + encounterId;
    }

    @Override
    public void label(Label label) {
        labelsHash.add(OutputBytes.of(label));
        labelsOfPatient.add(label);
    }

    @Override
    public void score(IssuedScore score) {
        scoresHash.add(OutputBytes.of(score));
        ofPatient.add(score);
    }

    @Override
    public void alert(CareAlert alert) {
        alertsHash.add(OutputBytes.of(alert));
        alertsOfPatient.add(alert);
    }

    @Override
    public void paymentScore(IssuedPaymentScore score) {
        paymentScoresHash.add(OutputBytes.of(score));
        paymentsOfPatient.add(score);
    }

    @Override
    public void financeAlert(FinanceAlert alert) {
        financeAlertsHash.add(OutputBytes.of(alert));
        financeOfPatient.add(alert);
    }

    @Override
    public void contribution(Contribution contribution) {
        tiles.add(contribution);
    }

    @Override
    public void finding(Finding finding) {
        findings.merge(finding.code().name(), 1L, Long::sum);
        findingsOfPatient.add(finding);
    }

    /** @param issued every revision that was said, where earlier ones are wanted; {@code payments} of claims */
    void endPatient(List<IssuedScore> issued, List<IssuedPaymentScore> payments) {
        for (IssuedScore said : issued) {
            if (ofPatient.stream().noneMatch(s -> sameRevision(s, said))) {
                ofPatient.add(said);
            }
        }
        for (IssuedPaymentScore said : payments) {
            if (paymentsOfPatient.stream().noneMatch(s -> sameRevision(s, said))) {
                paymentsOfPatient.add(said);
            }
        }
        known += entries ? 1 : 0;
        entries = false;
        endPayments();
        staysOfPatient.sort(StayRows.ORDER);
        labelsOfPatient.sort(LabelRows.ORDER);
        labelsOfPatient.forEach(label -> LabelRows.append(labelRows, label));
        labelsOfPatient.clear();
        ofPatient.sort(PatientRows.SCORE_ORDER);
        alertsOfPatient.sort(PatientRows.ALERT_ORDER);
        findingsOfPatient.sort(PatientRows.FINDING_ORDER);
        staysOfPatient.forEach(stay -> StayRows.append(
                stayRows, stay, Optional.ofNullable(judgedOfPatient.get(place(stay.facility(), stay.encounterId())))));
        ofPatient.forEach(score -> PatientRows.append(scoreRows, score));
        alertsOfPatient.forEach(alert -> PatientRows.append(alertRows, alert));
        findingsOfPatient.forEach(finding -> PatientRows.append(findingRows, finding));
        scores += ofPatient.size();
        alerts += alertsOfPatient.size();
        staysOfPatient.clear();
        judgedOfPatient.clear();
        ofPatient.clear();
        alertsOfPatient.clear();
        findingsOfPatient.clear();
    }

    private void endPayments() {
        paymentsOfPatient.sort(PaymentRows.SCORE_ORDER);
        financeOfPatient.sort(PaymentRows.ALERT_ORDER);
        paymentsOfPatient.forEach(score -> PaymentRows.append(paymentRows, score));
        financeOfPatient.forEach(alert -> PaymentRows.append(financeRows, alert));
        paymentScores += paymentsOfPatient.size();
        financeAlerts += financeOfPatient.size();
        paymentsOfPatient.clear();
        financeOfPatient.clear();
    }

    private static boolean sameRevision(IssuedPaymentScore a, IssuedPaymentScore b) {
        return a.revision() == b.revision() && a.scoreId().equals(b.scoreId());
    }

    private static boolean sameRevision(IssuedScore a, IssuedScore b) {
        return a.revision() == b.revision() && a.scoreId().equals(b.scoreId());
    }
}
