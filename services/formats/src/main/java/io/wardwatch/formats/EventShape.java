package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.schemas.ContractIds;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The order in which an event type's schema lists its fields, read from the schema itself: a field that the contract and
 * {@link Field} do not both know cannot go unnoticed.
 */
final class EventShape {
    /** The fields that every event begins with, in the schema's order; {@link EventWire} reads and writes them by hand. */
    private static final List<String> HEADER = List.of(
            "eventId",
            "patientKey",
            "facility",
            "occurredAt",
            "kind",
            "encounterId",
            "recordedAt",
            "recordedAtBasis",
            "receivedAt",
            "sequence",
            "source",
            "cleared",
            "causeId",
            "affectedEventId");

    private static final EventShape ADMISSION = new EventShape(EventType.ADMISSION, TopicCatalogue.ADMISSIONS);
    private static final EventShape DISCHARGE = new EventShape(EventType.DISCHARGE, TopicCatalogue.DISCHARGES);
    private static final EventShape CLAIM = new EventShape(EventType.CLAIM, TopicCatalogue.CLAIMS);

    private final EventType type;
    private final TopicSpec topic;
    private final int schemaId;
    private final Kind[] kinds;
    private final int[] kindSymbols = new int[Long.SIZE];
    private final FieldWire[] fields;
    private final Map<String, Field> byName = new HashMap<>();

    private EventShape(EventType type, TopicSpec topic) {
        this.type = type;
        this.topic = topic;
        this.schemaId = ContractIds.bundled().idOf(topic);
        Schema schema = topic.value().orElseThrow();
        List<Schema.Field> listed = schema.getFields();
        List<String> header = new ArrayList<>(HEADER);
        if (type == EventType.CLAIM) {
            header.add("claimId");
        }
        if (!listed.stream()
                .map(Schema.Field::name)
                .limit(header.size())
                .toList()
                .equals(header)) {
            throw new IllegalStateException("the schema of " + topic.name() + " begins with other fields");
        }
        List<String> symbols = schema.getField("kind").schema().getEnumSymbols();
        this.kinds = new Kind[symbols.size()];
        for (int i = 1; i < kinds.length; i++) {
            kinds[i] = Kind.of(type, symbols.get(i));
            kindSymbols[kinds[i].code()] = i;
        }
        this.fields = listed.stream()
                .skip(header.size())
                .map(field -> FieldWire.of(type, field))
                .toArray(FieldWire[]::new);
        for (FieldWire field : fields) {
            byName.put(field.field().wireName(), field.field());
        }
    }

    static EventShape of(EventType type) {
        return switch (type) {
            case ADMISSION -> ADMISSION;
            case DISCHARGE -> DISCHARGE;
            case CLAIM -> CLAIM;
        };
    }

    static EventShape of(Event event) {
        return of(event.kind().type());
    }

    EventType type() {
        return type;
    }

    TopicSpec topic() {
        return topic;
    }

    int schemaId() {
        return schemaId;
    }

    /** The optional fields in the schema's order. */
    FieldWire[] fields() {
        return fields;
    }

    /** The optional field of that name, or null. */
    Field field(String name) {
        return byName.get(name);
    }

    /** The kind of that symbol, or null. */
    Kind kind(long symbol) {
        return symbol > 0 && symbol < kinds.length ? kinds[(int) symbol] : null;
    }

    int symbol(Kind kind) {
        return kindSymbols[kind.code()];
    }

    /** Symbols of an enum and their places. */
    record Symbols(String[] names, Map<String, Integer> places) {
        static Symbols of(Schema schema) {
            String[] names = schema.getEnumSymbols().toArray(new String[0]);
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                places.put(names[i], i);
            }
            return new Symbols(names, places);
        }

        /** Throws where the contract does not list {@code name}: validation comes before writing. */
        int place(String name, String field) {
            Integer place = places.get(name);
            if (place == null) {
                throw new IllegalArgumentException("not a listed code: " + field);
            }
            return place;
        }

        /** The name at that place; null, and a refusal, where the contract has none there. */
        String name(long place, String field, AvroInput in) {
            if (place < 0 || place >= names.length) {
                in.refuse(RejectionReason.UNKNOWN_CODE, field);
                return null;
            }
            return names[(int) place];
        }
    }
}
