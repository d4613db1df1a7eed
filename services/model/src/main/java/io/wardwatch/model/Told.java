package io.wardwatch.model;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.Description;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Label;
import io.wardwatch.core.measure.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the engine describes of one patient, as far as cases need it: the scores of one target, judged stays, alerts. */
public final class Told implements Description {
    private final Target target;
    private final Consumer<Contribution> contributions;
    private final List<Said> scores = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<JudgedStay> judged = new ArrayList<>();
    private final List<CareAlert> careAlerts = new ArrayList<>();
    private final List<FinanceAlert> financeAlerts = new ArrayList<>();

    /** @param contributions takes what the patient contributes to measures */
    public Told(Target target, Consumer<Contribution> contributions) {
        this.target = target;
        this.contributions = contributions;
    }

    public List<Said> scores() {
        return scores;
    }

    public List<CareAlert> careAlerts() {
        return careAlerts;
    }

    public List<FinanceAlert> financeAlerts() {
        return financeAlerts;
    }

    /** What is said of a stay's 30 days, if anything is yet. */
    Optional<Label> label(String facility, String encounterId) {
        return labels.stream()
                .filter(label -> label.encounterId().equals(encounterId)
                        && label.facility().equals(facility))
                .findFirst();
    }

    /** What the measure says of a stay, if anything. */
    Optional<JudgedStay> judged(String facility, String encounterId) {
        return judged.stream()
                .filter(stay -> stay.encounterId().equals(encounterId)
                        && stay.facility().equals(facility))
                .findFirst();
    }

    @Override
    public boolean wantsScores() {
        return target == Target.READMISSION_30D;
    }

    @Override
    public boolean wantsPaymentScores() {
        return target != Target.READMISSION_30D;
    }

    @Override
    public void score(IssuedScore score) {
        if (!score.withdrawn()) {
            scores.add(Said.of(score));
        }
    }

    @Override
    public void paymentScore(IssuedPaymentScore score) {
        if (!score.withdrawn()) {
            Said said = Said.of(score);
            if (said.target() == target) {
                scores.add(said);
            }
        }
    }

    @Override
    public void label(Label label) {
        if (label.horizonDays() == Target.READMISSION_30D.followUpDays()) {
            labels.add(label);
        }
    }

    @Override
    public void judgedStay(JudgedStay stay) {
        judged.add(stay);
    }

    @Override
    public void alert(CareAlert alert) {
        careAlerts.add(alert);
    }

    @Override
    public void financeAlert(FinanceAlert alert) {
        financeAlerts.add(alert);
    }

    @Override
    public boolean wantsEntries() {
        return false;
    }

    @Override
    public void contribution(Contribution contribution) {
        contributions.accept(contribution);
    }
}
