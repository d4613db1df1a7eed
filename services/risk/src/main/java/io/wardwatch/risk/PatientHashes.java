package io.wardwatch.risk;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.engine.Description;
import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.engine.IssuedScore;
import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.engine.Label;
import io.wardwatch.core.engine.OutputBytes;
import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.engine.Stay;
import io.wardwatch.core.measure.MultisetHash;
import io.wardwatch.core.state.StateKey;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The multiset hashes of all that holds of the patients of a store. Equal to those of a replay of the same events, whatever
 * came in which order; revisions stand outside. 64 hexadecimal digits each.
 *
 * @param patients numbers under which anything came; one that others were merged into is none by that
 * @param timelines of the canonical entries
 * @param stays of each stay as it stands
 * @param indexStays of what the readmission measure says of each stay
 * @param labels of what became of each discharge, by the clock
 * @param scores of the last revision of each score
 * @param alerts of each care alert as it stands
 * @param paymentScores of the last revision of each score of a claim
 * @param financeAlerts of each finance alert as it stands
 */
public record PatientHashes(
        long patients,
        String timelines,
        String stays,
        String indexStays,
        String labels,
        String scores,
        String alerts,
        String paymentScores,
        String financeAlerts) {
    static PatientHashes of(ReadOnlyKeyValueStore<byte[], byte[]> store, PatientEngine engine) {
        Sums sums = new Sums();
        ReadOnly records = new ReadOnly(store);
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                byte[] key = all.next().key;
                if (StateKey.isHead(key)) {
                    engine.describe(records, StateKey.patient(key), sums);
                    sums.endPatient();
                }
            }
        }
        return new PatientHashes(
                sums.patients,
                sums.timelines.hex(),
                sums.stays.hex(),
                sums.indexStays.hex(),
                sums.labels.hex(),
                sums.scores.hex(),
                sums.alerts.hex(),
                sums.paymentScores.hex(),
                sums.financeAlerts.hex());
    }

    private record ReadOnly(ReadOnlyKeyValueStore<byte[], byte[]> store) implements PatientStore {
        @Override
        public byte[] get(byte[] key) {
            return store.get(key);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            throw new UnsupportedOperationException("describing a patient changes nothing");
        }
    }

    private static final class Sums implements Description {
        final MultisetHash timelines = new MultisetHash();
        final MultisetHash stays = new MultisetHash();
        final MultisetHash indexStays = new MultisetHash();
        final MultisetHash labels = new MultisetHash();
        final MultisetHash scores = new MultisetHash();
        final MultisetHash alerts = new MultisetHash();
        final MultisetHash paymentScores = new MultisetHash();
        final MultisetHash financeAlerts = new MultisetHash();

        private long patients;
        private boolean entries;

        void endPatient() {
            patients += entries ? 1 : 0;
            entries = false;
        }

        @Override
        public void entry(byte[] canonical) {
            timelines.add(canonical);
            entries = true;
        }

        @Override
        public void stay(Stay stay) {
            stays.add(OutputBytes.of(stay));
        }

        @Override
        public void judgedStay(JudgedStay stay) {
            indexStays.add(OutputBytes.of(stay));
        }

        @Override
        public void label(Label label) {
            labels.add(OutputBytes.of(label));
        }

        @Override
        public void score(IssuedScore score) {
            scores.add(OutputBytes.of(score));
        }

        @Override
        public void alert(CareAlert alert) {
            alerts.add(OutputBytes.of(alert));
        }

        @Override
        public void paymentScore(IssuedPaymentScore score) {
            paymentScores.add(OutputBytes.of(score));
        }

        @Override
        public void financeAlert(FinanceAlert alert) {
            financeAlerts.add(OutputBytes.of(alert));
        }
    }
}
