package io.wardwatch.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.event.Validation;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;

/**
 * One event from one JSON object of the plain form, or why it is refused; nothing that stands in a line makes it throw. Fields
 * come in any order. One thread an instance.
 */
final class PlainParser {
    private static final int DEEPEST = 16;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(AvroInput.MAX_TEXT)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private final Pseudonyms pseudonyms;
    private final Function<String, ZoneId> zones;
    private final JsonValues json = new JsonValues();
    private final PlainParts parts = new PlainParts(json);
    private final Fields.Builder fields = new Fields.Builder();

    private PlainHeader header;
    private long seen;

    PlainParser(Pseudonyms pseudonyms, Function<String, ZoneId> zones) {
        this.pseudonyms = pseudonyms;
        this.zones = zones;
    }

    /** The event, or null where {@link #rejection()} says why not. */
    Event parse(byte[] data, int offset, int length) {
        json.begin(null);
        fields.build();
        try (JsonParser parser = JSON.createParser(data, offset, length)) {
            json.begin(parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                json.refuse(RejectionReason.MALFORMED, "not a JSON object");
                return null;
            }
            JsonToken first = parser.nextToken();
            EventType type =
                    first == JsonToken.FIELD_NAME && parser.currentName().equals("type")
                            ? typeHere(parser)
                            : typeWithin(data, offset, length);
            if (type == null) {
                return null;
            }
            json.begin(parser);
            readFields(parser, type, parser.currentToken() != first);
            return json.refused() ? null : event(type);
        } catch (StreamConstraintsException e) {
            refuseConstraint(e);
        } catch (IOException e) {
            // The parser's message quotes the input, so it goes nowhere.
            json.refuse(RejectionReason.MALFORMED, "not JSON");
        }
        return null;
    }

    Rejection rejection() {
        return json.rejection();
    }

    private void refuseConstraint(StreamConstraintsException e) {
        boolean deep = e.getOriginalMessage().contains("nesting depth");
        json.refuse(deep ? RejectionReason.TOO_DEEP : RejectionReason.TOO_LONG, "JSON");
    }

    private EventType typeHere(JsonParser parser) throws IOException {
        parser.nextToken();
        return type(json.text("type"));
    }

    /** The type of an object that does not begin with it: such a line is read twice. */
    private EventType typeWithin(byte[] data, int offset, int length) throws IOException {
        try (JsonParser parser = JSON.createParser(data, offset, length)) {
            json.begin(parser);
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("type");
                parser.nextToken();
                if (found) {
                    return type(json.text("type"));
                }
                parser.skipChildren();
            }
        }
        json.refuse(RejectionReason.MISSING_FIELD, "type");
        return null;
    }

    private EventType type(String name) {
        for (EventType type : EventType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        json.refuse(RejectionReason.UNKNOWN_KIND, "type");
        return null;
    }

    /** Reads from the first field's name, or, where that is read already, from behind its value. */
    private void readFields(JsonParser parser, EventType type, boolean typeRead) throws IOException {
        header = new PlainHeader(json, type);
        seen = 0;
        JsonToken token = parser.currentToken();
        if (typeRead) {
            header.read("type");
            token = parser.nextToken();
        }
        for (; !json.refused() && token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
            String name = parser.currentName();
            parser.nextToken();
            if (!header.read(name)) {
                readField(type, name);
            }
        }
        if (!json.refused() && parser.nextToken() != null) {
            json.refuse(RejectionReason.MALFORMED, "more than one JSON value");
        }
    }

    private void readField(EventType type, String name) throws IOException {
        Field field = EventShape.of(type).field(name);
        if (field == null || field == Field.SURVIVOR_PATIENT_KEY) {
            json.unknownField(name);
            return;
        }
        if ((seen & field.bit()) != 0) {
            json.refuse(RejectionReason.INVALID_VALUE, name);
            return;
        }
        seen |= field.bit();
        if (field.type() == Field.Type.INSTANT) {
            header.later(field, json.text(name));
        } else {
            fields.set(field, value(field, name));
        }
    }

    private Object value(Field field, String name) throws IOException {
        return switch (field.type()) {
            case TEXT, CODE -> json.text(name);
            case FLAG -> json.flag(name);
            case COUNT, CENTS -> json.integer(name);
            case DECIMAL -> json.decimal(name);
            case DATE -> json.day(name);
            case TEXTS -> json.list(name, () -> json.text(name));
            case DIAGNOSES -> json.list(name, parts::diagnosis);
            case PROCEDURES -> json.list(name, parts::procedure);
            case LABS -> parts.labs();
            case PRIOR_YEAR -> parts.priorYear();
            case SUBMISSION -> parts.submission();
            case ADJUSTMENTS -> json.list(name, parts::adjustment);
            case LINES -> json.list(name, parts::line);
            case INSTANT -> throw new IllegalStateException(name);
        };
    }

    private Event event(EventType type) {
        Kind kind = header.kind.isEmpty() ? Kind.defaultOf(type) : Kind.of(type, header.kind);
        if (kind == null) {
            json.refuse(RejectionReason.UNKNOWN_KIND, "kind");
            return null;
        }
        if (!header.complete()) {
            return null;
        }
        ZoneId zone = zones.apply(header.facility);
        long occurredAt = header.time("occurredAt", header.occurredAt, zone);
        boolean recorded = !header.recordedAt.isEmpty();
        header.times(zone, fields);
        if (!header.survivorPatientId.isEmpty()) {
            fields.set(
                    Field.SURVIVOR_PATIENT_KEY,
                    pseudonyms
                            .of(header.patientAuthority, header.survivorPatientId)
                            .hex());
        }
        Event event = new Event(
                kind,
                header.eventId,
                header.source,
                pseudonyms.of(header.patientAuthority, header.patientId),
                header.facility,
                header.encounterId,
                header.claimId,
                occurredAt,
                recorded
                        ? header.time("recordedAt", header.recordedAt, zone)
                        : AssumedLags.recordedAt(kind, occurredAt),
                recorded ? RecordedAtBasis.SOURCE : RecordedAtBasis.ASSUMED,
                header.receivedAt.isEmpty() ? Event.ABSENT : header.time("receivedAt", header.receivedAt, zone),
                header.sequence,
                header.cleared,
                header.causeId,
                header.affectedEventId,
                fields.build());
        if (!json.refused()) {
            Rejection rejection = Validation.check(event);
            if (rejection != null) {
                json.refuse(rejection.reason(), rejection.detail());
            }
        }
        return json.refused() ? null : event;
    }
}
