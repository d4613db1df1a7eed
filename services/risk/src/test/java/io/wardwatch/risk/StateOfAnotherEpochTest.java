package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.readmission.ValueSetEditions;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.state.Head;
import io.wardwatch.core.state.StateCodec;
import io.wardwatch.core.state.StateKey;
import io.wardwatch.streaming.Metrics;
import io.wardwatch.streaming.StartRefused;
import java.nio.file.Path;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What contributed under other definitions cannot be gone on with: its differences would be of two meanings. */
final class StateOfAnotherEpochTest {
    private static final long VALUE_SETS = ValueSetEditions.excerpt().fingerprint();

    private static final byte[] RECORD_OF_ANOTHER_KIND = {1, 0};

    private final Metrics metrics = new Metrics();
    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private final KeyValueStore<byte[], byte[]> patients = store(RiskTopology.PATIENTS_STORE);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void shouldRefuseToStartInWordsWhenItsStateIsOfAnotherEpoch() {
        keep(Catalogue.EPOCH - 1);

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("epoch " + (Catalogue.EPOCH - 1))
                .hasMessageContaining("epoch " + Catalogue.EPOCH)
                .hasMessageContaining("mend: ")
                .hasMessageContaining("kpi.contribution.v1");
    }

    @Test
    void shouldRefuseToStartInWordsWhenItsStateIsOfALaterVersion() {
        keep(Catalogue.EPOCH + 1);

        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class);
    }

    @Test
    void shouldRefuseToStartInWordsWhenItsStateIsOfAnotherFormat() {
        keep(Catalogue.EPOCH);
        byte[] head = new StateCodec().encode(Head.empty(new Head.Epoch(Catalogue.EPOCH, VALUE_SETS)));
        head[0] = 1;
        patients.put(StateKey.head(Feed.patient(1).key()), head);

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("format 1")
                .hasMessageContaining("format " + StateCodec.VERSION)
                .hasMessageContaining("mend: ");
    }

    @Test
    void shouldGoOnWithStateOfItsOwnEpochAndBeginWithNone() {
        start();
        keep(Catalogue.EPOCH);
        start();

        assertThat(context.scheduledPunctuators()).hasSize(2);
    }

    @Test
    void shouldRefuseToStartInWordsWhenItsStateRestsOnOtherValueSets() {
        keep(new Head.Epoch(Catalogue.EPOCH, 0xabcL));

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("value sets 0000000000000abc")
                .hasMessageContaining(ValueSetEditions.excerpt().digest())
                .hasMessageContaining("mend: ");
    }

    private void keep(int catalogue) {
        keep(new Head.Epoch(catalogue, VALUE_SETS));
    }

    /** Two patients, of whom the first is read; records of encounters stand behind the head. */
    private void keep(Head.Epoch epoch) {
        for (int patient = 1; patient <= 2; patient++) {
            patients.put(StateKey.encounter(Feed.patient(patient).key(), "NORTH", "V1"), RECORD_OF_ANOTHER_KIND);
            patients.put(StateKey.head(Feed.patient(patient).key()), new StateCodec().encode(Head.empty(epoch)));
        }
    }

    private void start() {
        Processor<byte[], byte[], byte[], byte[]> processor = new ScoreProcessor.Supplier(
                        RiskConfig.of("127.0.0.1:1", Path.of("unused")),
                        RiskStart.empty(1),
                        () -> new PatientEngine(Scorer.bundled()),
                        new RiskMetrics(metrics))
                .get();
        processor.init(context);
    }

    private KeyValueStore<byte[], byte[]> store(String name) {
        store(context, RiskTopology.PROGRESS_STORE);
        return store(context, name);
    }

    private static KeyValueStore<byte[], byte[]> store(MockProcessorContext<byte[], byte[]> context, String name) {
        KeyValueStore<byte[], byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }
}
