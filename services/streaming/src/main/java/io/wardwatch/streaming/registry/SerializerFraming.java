package io.wardwatch.streaming.registry;

import io.wardwatch.formats.Framing;
import io.wardwatch.formats.WrittenAs;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records written by somebody else's Kafka serialiser, such as Confluent's own: it is given Avro's generic records and does what
 * it does, with its registry's rules. Costs a decoding and an encoding for each record. Read is what it wrote as anything else is
 * in that registry, so it must keep to the Confluent wire format.
 */
final class SerializerFraming implements Framing {
    private static final int HEADER = 5;

    private final Serializer<Object> serializer;
    private final Framing reading;

    private SerializerFraming(Serializer<Object> serializer, Framing reading) {
        this.serializer = serializer;
        this.reading = reading;
    }

    /**
     * With the class that the configuration names, set up for its registry in Confluent's own property names.
     *
     * @throws StartRefused if there is no such class, or it cannot be set up
     */
    static Framing open(RegistryConfig config, Framing reading) {
        Serializer<Object> serializer;
        try {
            serializer = made(config.serializer());
            serializer.configure(properties(config), false);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException failed) {
            throw new StartRefused(
                    "the serialiser cannot be used%n  where: WARDWATCH_REGISTRY_SERIALIZER=%s%n  why:   %s%n  mend:  check the name, and that its jar is on the class path (profile 'confluent')"
                            .formatted(config.serializer(), failed.getClass().getSimpleName()),
                    failed);
        }
        return new SerializerFraming(serializer, reading);
    }

    @Override
    public byte[] outbound(TopicSpec topic, byte[] record) {
        Object value = decoded(topic.value().orElseThrow(), record);
        try {
            return serializer.serialize(topic.name(), value);
        } catch (RuntimeException failed) {
            // The record is the contract's, so it is the registry that is in the way: wait, and lose nothing.
            throw RegistryProblem.of(
                    "the serialiser did not write a record",
                    topic.subject(),
                    failed.getClass().getSimpleName(),
                    "check that the schema registry runs, has this schema, and admits the user");
        }
    }

    @Override
    public WrittenAs writtenAs(TopicSpec topic, int id) {
        return reading.writtenAs(topic, id);
    }

    private static Object decoded(Schema schema, byte[] record) {
        try {
            return new GenericDatumReader<>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(record, HEADER, record.length - HEADER, null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static Serializer<Object> made(String name) throws ReflectiveOperationException {
        return (Serializer<Object>) Class.forName(name)
                .asSubclass(Serializer.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static Map<String, Object> properties(RegistryConfig config) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("schema.registry.url", config.url());
        properties.put("auto.register.schemas", config.register());
        if (!config.user().isEmpty()) {
            properties.put("basic.auth.credentials.source", "USER_INFO");
            properties.put("basic.auth.user.info", config.user() + ":" + config.password());
        }
        return properties;
    }
}
