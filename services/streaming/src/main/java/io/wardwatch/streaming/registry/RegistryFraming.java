package io.wardwatch.streaming.registry;

import io.wardwatch.formats.Framing;
import io.wardwatch.formats.WrittenAs;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.StartRefused;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;

/**
 * Records under the ids of a schema registry. What is written stands under ids that were resolved at the start; what is read may
 * have any id that leads to a schema of the same record. An id is asked for once: neither ids nor schemas ever change.
 *
 * <p>Invariant: only an answer of the registry makes an id unknown; while it cannot be asked, {@link #writtenAs} throws {@link
 * RegistryProblem} and no record is refused.
 */
public final class RegistryFraming implements Framing {
    private static final int ID_AT = 1;

    private final RegistryClient registry;
    private final Map<String, Integer> written = new HashMap<>();
    private final Map<String, Map<Integer, WrittenAs>> read = new ConcurrentHashMap<>();
    private final UnreadableIds unreadable;

    private RegistryFraming(RegistryClient registry, Patience patience) {
        this.registry = registry;
        this.unreadable = new UnreadableIds(patience.nanoTime());
    }

    /**
     * How a service frames its records: under the pinned ids where no registry is configured, else under the registry's, or by the
     * serialiser that is configured with it.
     *
     * @param service for words
     * @param writes the topics that it writes
     * @param reads the topics that it reads
     * @throws StartRefused if a schema to write is not registered, or the registry does not answer
     */
    public static Framing open(RegistryConfig config, String service, List<TopicSpec> writes, List<TopicSpec> reads) {
        if (!config.configured()) {
            if (config.serializer().isEmpty()) {
                return Framing.pinned();
            }
            throw new StartRefused(service + " does not start: a serialiser needs a registry\n  where: "
                    + "WARDWATCH_REGISTRY_SERIALIZER\n  mend:  set WARDWATCH_REGISTRY_URL, too, or neither");
        }
        RegistryClient registry = new RegistryClient(config, Patience.ofStart());
        RegistryFraming framing = open(registry, Patience.ofStream(), config.register(), writes, reads, service);
        return config.serializer().isEmpty() ? framing : SerializerFraming.open(config, framing);
    }

    /** The same over a given client, which is asked with {@code later} patience after the start. */
    static RegistryFraming open(
            RegistryClient registry,
            Patience later,
            boolean register,
            List<TopicSpec> writes,
            List<TopicSpec> reads,
            String service) {
        RegistryFraming framing = new RegistryFraming(registry.with(later), later);
        try {
            withSchema(writes).forEach(topic -> framing.resolveWritten(registry, topic, register));
            withSchema(reads).forEach(topic -> framing.foresee(registry, topic));
        } catch (RegistryProblem problem) {
            throw new StartRefused(service + " does not start: " + problem.getMessage(), problem);
        }
        return framing;
    }

    @Override
    public byte[] outbound(TopicSpec topic, byte[] record) {
        Integer id = written.get(topic.name());
        if (id == null) {
            throw new IllegalStateException(topic.name() + " is not among the topics that this service writes");
        }
        ByteBuffer.wrap(record).putInt(ID_AT, id);
        return record;
    }

    @Override
    public WrittenAs writtenAs(TopicSpec topic, int id) {
        WrittenAs known = readable(topic).get(id);
        if (known == null) {
            known = unreadable.get(topic, id);
        }
        return known == null ? ask(topic, id) : known;
    }

    private synchronized WrittenAs ask(TopicSpec topic, int id) {
        WrittenAs known = readable(topic).get(id);
        if (known != null) {
            return known;
        }
        Optional<Schema> schema = registry.schema(id);
        WrittenAs answer = schema.map(writer -> judge(writer, topic))
                .orElseGet(() -> new WrittenAs.Unreadable("schema id not in the registry"));
        if (answer instanceof WrittenAs.Unreadable why) {
            unreadable.put(topic, id, why);
        } else {
            readable(topic).put(id, answer);
        }
        return answer;
    }

    /** What records of {@code writer} are to a reader of that topic. */
    static WrittenAs judge(Schema writer, TopicSpec topic) {
        Schema contract = topic.value().orElseThrow();
        if (SchemaNormalization.toParsingForm(writer).equals(SchemaNormalization.toParsingForm(contract))) {
            return WrittenAs.CONTRACT;
        }
        // Also looks at the record's name: nearly all fields have defaults, so one event could else be read as another.
        boolean leadsThere = SchemaCompatibility.checkReaderWriterCompatibility(contract, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
        return leadsThere
                ? new WrittenAs.Other(writer)
                : new WrittenAs.Unreadable("schema of another record, or not compatible with the contract");
    }

    private void resolveWritten(RegistryClient asked, TopicSpec topic, boolean register) {
        Schema schema = topic.value().orElseThrow();
        int id = asked.lookUp(topic.subject(), schema).orElseGet(() -> {
            if (register) {
                return asked.register(topic.subject(), schema);
            }
            throw RegistryProblem.of(
                    "the schema registry does not have the schema of " + topic.name(),
                    asked.address() + ", subject " + topic.subject(),
                    "it is not registered there as this version has it",
                    "./wardwatch topics --register makes it known, once; or set WARDWATCH_REGISTRY_REGISTER=true");
        });
        written.put(topic.name(), id);
        readable(topic).put(id, WrittenAs.CONTRACT);
    }

    /** So that a registry that goes away after the start is missed only by records that have never been seen. */
    private void foresee(RegistryClient asked, TopicSpec topic) {
        asked.lookUp(topic.subject(), topic.value().orElseThrow())
                .ifPresent(id -> readable(topic).put(id, WrittenAs.CONTRACT));
    }

    private Map<Integer, WrittenAs> readable(TopicSpec topic) {
        return read.computeIfAbsent(topic.name(), name -> new ConcurrentHashMap<>());
    }

    private static List<TopicSpec> withSchema(List<TopicSpec> topics) {
        return topics.stream().filter(topic -> topic.value().isPresent()).toList();
    }
}
