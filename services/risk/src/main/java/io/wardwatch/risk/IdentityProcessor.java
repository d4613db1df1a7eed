package io.wardwatch.risk;

import io.wardwatch.core.engine.IdentityEngine;
import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Assignment;
import io.wardwatch.core.state.IdentityCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Folds what homes say of identity and tells each home whose root is another one. Key: home, in and out. There is one task of it.
 * What a record changes is held back until it is folded, so that one at which a bug throws changes nothing.
 */
final class IdentityProcessor implements Processor<byte[], byte[], byte[], byte[]>, PatientStore {
    private final IdentityEngine engine = new IdentityEngine();
    private final IdentityCodec codec = new IdentityCodec();
    private final Map<byte[], byte[]> changed = new TreeMap<>(Arrays::compareUnsigned);
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<byte[], byte[]> store;

    @Override
    public void init(ProcessorContext<byte[], byte[]> taskContext) {
        context = taskContext;
        store = taskContext.getStateStore(RiskTopology.IDENTITIES_STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        changed.clear();
        PatientKey home = PatientKey.parse(new String(record.key(), StandardCharsets.ISO_8859_1));
        List<Assignment> told = new ArrayList<>();
        engine.say(this, home, codec.decodeLinks(record.value()), told::add);
        changed.forEach(store::put);
        for (Assignment assignment : told) {
            byte[] key = assignment.home().hex().getBytes(StandardCharsets.ISO_8859_1);
            context.forward(new Record<>(key, codec.encode(assignment), record.timestamp()));
        }
    }

    @Override
    public byte[] get(byte[] key) {
        byte[] held = changed.get(key);
        return held == null ? store.get(key) : held;
    }

    @Override
    public void put(byte[] key, byte[] value) {
        changed.put(key, value);
    }

    /** Makes the processor, and declares its store. */
    record Supplier() implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new IdentityProcessor();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(RiskTopology.IDENTITIES_STORE),
                            Serdes.ByteArray(),
                            Serdes.ByteArray())
                    .withLoggingEnabled(Map.of()));
        }
    }
}
