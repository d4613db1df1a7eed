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
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileSums;
import io.wardwatch.core.timeline.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes what holds of every patient at the end: {@code stays.csv}, {@code labels.csv}, {@code scores.csv}, {@code alerts.csv},
 * {@code payment-scores.csv}, {@code finance-alerts.csv} and {@code findings.jsonl}, by patient key; and sums up the hashes of
 * timelines, stays, scores and alerts; and adds up what they contribute.
 */
final class PatientFiles {
    /** Where the files go. */
    record Out(
            Writer stays,
            Writer labels,
            Writer scores,
            Writer alerts,
            Writer paymentScores,
            Writer financeAlerts,
            Writer findings) {}

    /** What each thread needs for itself: contributions are sums, so it does not matter which adds which. */
    private record Own(HistoryByPatient.Engines engines, TileSums tiles) {}

    private final HistoryByPatient history;
    private final MultisetHash timelines = new MultisetHash();
    private final MultisetHash staysHash = new MultisetHash();
    private final MultisetHash indexStaysHash = new MultisetHash();
    private final MultisetHash labelsHash = new MultisetHash();
    private final MultisetHash scoresHash = new MultisetHash();
    private final MultisetHash alertsHash = new MultisetHash();
    private final MultisetHash paymentScoresHash = new MultisetHash();
    private final MultisetHash financeAlertsHash = new MultisetHash();
    private final Map<String, Long> findingsByCode = new TreeMap<>();
    private MapTileStore tiles;
    private long known;
    private long scores;
    private long alerts;
    private long paymentScores;
    private long financeAlerts;

    PatientFiles(HistoryByPatient history) {
        this.history = history;
    }

    /** Numbers under which anything came; one that others were merged into is none by that. */
    long patients() {
        return known;
    }

    /** Rows of {@code scores.csv}. */
    long scores() {
        return scores;
    }

    long alerts() {
        return alerts;
    }

    /** Rows of {@code payment-scores.csv}. */
    long paymentScores() {
        return paymentScores;
    }

    long financeAlerts() {
        return financeAlerts;
    }

    /** The sum of what all patients contribute, once they are written. */
    MapTileStore tiles() {
        return tiles;
    }

    Map<String, Long> findingsByCode() {
        return findingsByCode;
    }

    String timelinesHash() {
        return timelines.hex();
    }

    String staysHash() {
        return staysHash.hex();
    }

    String indexStaysHash() {
        return indexStaysHash.hex();
    }

    String labelsHash() {
        return labelsHash.hex();
    }

    String scoresHash() {
        return scoresHash.hex();
    }

    String alertsHash() {
        return alertsHash.hex();
    }

    String paymentScoresHash() {
        return paymentScoresHash.hex();
    }

    String financeAlertsHash() {
        return financeAlertsHash.hex();
    }

    /** @param ofFacilities alerts that are a function of the cells: they follow those of patients, and are in no hash of their own */
    void write(Out out, int threads, ReplayProgress progress, Function<MapTileStore, List<CareAlert>> ofFacilities)
            throws IOException, InterruptedException {
        out.stays.write(StayRows.HEADER + "\n");
        out.labels.write(LabelRows.HEADER + "\n");
        out.scores.write(PatientRows.SCORES_HEADER + "\n");
        out.alerts.write(PatientRows.ALERTS_HEADER + "\n");
        out.paymentScores.write(PaymentRows.SCORES_HEADER + "\n");
        out.financeAlerts.write(PaymentRows.ALERTS_HEADER + "\n");
        List<Own> owned = new ArrayList<>(threads);
        Supplier<Own> own = () -> {
            owned.add(new Own(history.engines(), new TileSums()));
            return owned.getLast();
        };
        new OrderedBlocks<Own, HistoryByPatient.Stretch, Block>(threads, own)
                .run(history.stretches(), this::block, block -> {
                    out.stays.append(block.stayRows);
                    out.labels.append(block.labelRows);
                    out.scores.append(block.scoreRows);
                    out.alerts.append(block.alertRows);
                    out.paymentScores.append(block.paymentRows);
                    out.financeAlerts.append(block.financeRows);
                    out.findings.append(block.findingRows);
                    add(block);
                    history.tell(progress);
                });
        // Plain numbers take room: what is added is let go.
        TileSums sums = owned.removeLast().tiles;
        while (!owned.isEmpty()) {
            sums.addAll(owned.removeLast().tiles);
        }
        tiles = sums.tiles();
        StringBuilder rows = new StringBuilder();
        for (CareAlert alert : ofFacilities.apply(tiles)) {
            PatientRows.append(rows, alert);
            alerts++;
        }
        out.alerts.append(rows);
    }

    private void add(Block block) {
        timelines.combine(block.timelines);
        staysHash.combine(block.staysHash);
        indexStaysHash.combine(block.indexStaysHash);
        labelsHash.combine(block.labelsHash);
        scoresHash.combine(block.scoresHash);
        alertsHash.combine(block.alertsHash);
        paymentScoresHash.combine(block.paymentScoresHash);
        financeAlertsHash.combine(block.financeAlertsHash);
        block.findings.forEach((code, count) -> findingsByCode.merge(code, count, Long::sum));
        known += block.known;
        scores += block.scores;
        alerts += block.alerts;
        paymentScores += block.paymentScores;
        financeAlerts += block.financeAlerts;
    }

    private Block block(Own own, HistoryByPatient.Stretch stretch) throws IOException {
        Block block = new Block(own.tiles);
        history.each(own.engines, stretch, held -> {
            held.engine().describe(held.known(), block);
            block.endPatient(held.issued(), held.issuedPayments());
        });
        return block;
    }

    /** What a run of patients gives; within a patient in an order that does not depend on arrival. */
    private static final class Block implements Description {
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

        Block(TileSums tiles) {
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
                    stayRows,
                    stay,
                    Optional.ofNullable(judgedOfPatient.get(place(stay.facility(), stay.encounterId())))));
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
}
