package io.wardwatch.backtest;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.measure.MultisetHash;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileSums;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        new OrderedBlocks<Own, HistoryByPatient.Stretch, DescribedBlock>(threads, own)
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

    private void add(DescribedBlock block) {
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

    private DescribedBlock block(Own own, HistoryByPatient.Stretch stretch) throws IOException {
        DescribedBlock block = new DescribedBlock(own.tiles);
        history.each(own.engines, stretch, held -> {
            held.engine().describe(held.known(), block);
            block.endPatient(held.issued(), held.issuedPayments());
        });
        return block;
    }
}
