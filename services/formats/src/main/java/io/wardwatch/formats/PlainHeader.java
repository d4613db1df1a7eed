package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.RejectionReason;
import java.io.IOException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that events of every type have, of one line. Times wait as text until the facility, and so the zone, is known.
 * Absent texts are empty.
 */
final class PlainHeader {
    private final JsonValues json;
    private final EventType type;
    private final Map<Field, String> instants = new EnumMap<>(Field.class);
    private int seen;

    String kind = "";
    String eventId = "";
    String patientId = "";
    String patientAuthority = "";
    String survivorPatientId = "";
    String encounterId = "";
    String claimId = "";
    String facility = "";
    String source = "";
    String causeId = "";
    String affectedEventId = "";
    String occurredAt = "";
    String recordedAt = "";
    String receivedAt = "";
    long sequence = Event.ABSENT;
    long cleared;

    PlainHeader(JsonValues json, EventType type) {
        this.json = json;
        this.type = type;
    }

    /** Reads the value of that field; false where it is none of these. */
    boolean read(String name) throws IOException {
        switch (name) {
            case "type" -> once(0, json.text(name));
            case "kind" -> kind = once(1, json.textOrEmpty(name));
            case "eventId" -> eventId = once(2, json.textOrEmpty(name));
            case "patientId" -> patientId = once(3, json.textOrEmpty(name));
            case "patientAuthority" -> patientAuthority = once(4, json.textOrEmpty(name));
            case "encounterId" -> encounterId = once(5, json.textOrEmpty(name));
            case "facility" -> facility = once(6, json.textOrEmpty(name));
            case "occurredAt" -> occurredAt = once(7, json.textOrEmpty(name));
            case "recordedAt" -> recordedAt = once(8, json.textOrEmpty(name));
            case "receivedAt" -> receivedAt = once(9, json.textOrEmpty(name));
            case "source" -> source = once(10, json.textOrEmpty(name));
            case "causeId" -> causeId = once(11, json.textOrEmpty(name));
            case "affectedEventId" -> affectedEventId = once(12, json.textOrEmpty(name));
            case "sequence" -> {
                Long given = once(13, json.integer(name));
                sequence = given == null ? Event.ABSENT : given;
            }
            case "cleared" -> readCleared(once(14, json.list(name, () -> json.text("cleared"))));
            default -> {
                return readOfType(name);
            }
        }
        return true;
    }

    private boolean readOfType(String name) throws IOException {
        if (type == EventType.CLAIM && name.equals("claimId")) {
            claimId = once(15, json.textOrEmpty(name));
            return true;
        }
        if (type == EventType.ADMISSION && name.equals("survivorPatientId")) {
            survivorPatientId = once(16, json.textOrEmpty(name));
            return true;
        }
        return false;
    }

    private void readCleared(List<String> names) {
        if (names == null) {
            return;
        }
        for (String name : names) {
            Field field = name.equals("survivorPatientId")
                    ? Field.SURVIVOR_PATIENT_KEY
                    : EventShape.of(type).field(name);
            if (field == null || !field.carriedBy(type)) {
                json.unknownField("cleared." + name);
            } else {
                cleared |= field.bit();
            }
        }
    }

    private <T> T once(int place, T value) {
        if ((seen & 1 << place) != 0) {
            json.refuse(RejectionReason.INVALID_VALUE, "a field given twice");
        }
        seen |= 1 << place;
        return value;
    }

    /** Keeps a time of an optional field until the zone is known. */
    void later(Field field, String text) {
        if (text != null) {
            instants.put(field, text);
        }
    }

    /** Whether the fields are there without which a line cannot become an event at all. */
    boolean complete() {
        return must(eventId, "eventId")
                && must(patientId, "patientId")
                && must(facility, "facility")
                && must(occurredAt, "occurredAt");
    }

    private boolean must(String value, String name) {
        if (value.isEmpty()) {
            json.refuse(RejectionReason.MISSING_FIELD, name);
        }
        return !value.isEmpty();
    }

    /** The optional fields that are times. */
    void times(ZoneId zone, Fields.Builder fields) {
        instants.forEach((field, text) -> fields.set(field, time(field.wireName(), text, zone)));
    }

    /** Microseconds; a refusal where {@code text} is no time. */
    long time(String name, String text, ZoneId zone) {
        long micros = IsoTimes.micros(text, zone);
        if (micros > IsoTimes.SKIPPED) {
            return micros;
        }
        boolean skipped = micros == IsoTimes.SKIPPED;
        json.refuse(skipped ? RejectionReason.LOCAL_TIME_SKIPPED : RejectionReason.INVALID_TIME, name);
        return 0;
    }
}
