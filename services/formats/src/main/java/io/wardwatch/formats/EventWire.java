package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.event.Validation;
import io.wardwatch.schemas.TopicSpec;

/**
 * The one mapping between events and Avro: straight between {@link Event} and bytes, in the order of the contract's schemas,
 * without a generated record in between, which would cost more than the engine's own step. Reused buffers: one thread an
 * instance.
 *
 * <p>What is read is validated; a refusal is a value. What is written must be valid: a code that the contract does not list
 * throws {@link IllegalArgumentException}.
 */
public final class EventWire {
    private static final RecordedAtBasis[] BASES = {
        RecordedAtBasis.SOURCE, RecordedAtBasis.SOURCE, RecordedAtBasis.ARRIVAL, RecordedAtBasis.ASSUMED
    };

    private final boolean assumeRecordedAt;
    private final Framing framing;
    private final FramedInput[] framed = new FramedInput[EventType.values().length];
    private final AvroInput in = new AvroInput();
    private final AvroOutput out = new AvroOutput();
    private final Fields.Builder fields = new Fields.Builder();

    private EventWire(boolean assumeRecordedAt, Framing framing) {
        this.assumeRecordedAt = assumeRecordedAt;
        this.framing = framing;
        for (EventType type : EventType.values()) {
            framed[type.ordinal()] = new FramedInput(topic(type), framing);
        }
    }

    /** For topics: an event there without {@code recordedAt} is refused, since whoever brings it in sets it. */
    public static EventWire ofTopics() {
        return ofTopics(Framing.pinned());
    }

    /** The same for records as {@code framing} has them. */
    public static EventWire ofTopics(Framing framing) {
        return new EventWire(false, framing);
    }

    /** For files: a missing {@code recordedAt} is assumed from {@link AssumedLags}. */
    public static EventWire ofFiles() {
        return new EventWire(true, Framing.pinned());
    }

    /** The values of the topic of that type. */
    public static Wire<Event> of(EventType type) {
        return new TopicEvents(type);
    }

    /** The topic on which events of that type travel. */
    public static TopicSpec topic(EventType type) {
        return EventShape.of(type).topic();
    }

    /** A record's value for the event's topic, in the Confluent wire format or as the framing has it. */
    public byte[] toWire(Event event) {
        EventShape shape = EventShape.of(event);
        out.clear().frame(shape.schemaId());
        write(event, shape, out);
        return framing.outbound(shape.topic(), out.toBytes());
    }

    /** The event in a record's value on the topic of that type. */
    public Parsed<Event> fromWire(EventType type, byte[] value) {
        EventShape shape = EventShape.of(type);
        Rejection frame = framed[type.ordinal()].open(value, in);
        if (frame != null) {
            return new Parsed.Rejected<>(frame, "", value == null ? new byte[0] : value);
        }
        Event event = read(shape, in);
        in.expectEnd();
        Rejection rejection = refusal(event, in);
        return rejection == null ? Parsed.accepted(event) : new Parsed.Rejected<>(rejection, "", value);
    }

    /** Why what was just read is refused, or null. */
    static Rejection refusal(Event event, AvroInput in) {
        return in.rejection() != null ? in.rejection() : Validation.check(event);
    }

    static void write(Event event, EventShape shape, AvroOutput out) {
        out.text(event.eventId());
        out.patientKey(event.patient());
        out.text(event.facility());
        out.number(event.occurredAt());
        out.number(shape.symbol(event.kind()));
        out.optionalText(event.encounterId());
        writeTime(event.recordedAt(), out);
        out.number(symbol(event.basis()));
        writeTime(event.receivedAt(), out);
        writeTime(event.sequence(), out);
        out.optionalText(event.source());
        writeCleared(event.cleared(), out);
        out.optionalText(event.causeId());
        out.optionalText(event.affectedEventId());
        if (shape.type() == EventType.CLAIM) {
            out.text(event.claimId());
        }
        for (FieldWire field : shape.fields()) {
            field.write(event.fields().get(field.field()), out);
        }
    }

    /** Reads one record; where {@code in} is broken or refuses it, what is returned means nothing and may be null. */
    Event read(EventShape shape, AvroInput in) {
        String eventId = in.text("eventId");
        PatientKey patient = in.patientKey("patientKey");
        String facility = in.code("facility");
        long occurredAt = in.number();
        Kind kind = shape.kind(in.number());
        String encounterId = in.optionalText("encounterId");
        long recordedAt = readTime(in);
        long basis = in.number();
        long receivedAt = readTime(in);
        long sequence = readTime(in);
        String source = in.present() ? in.code("source") : "";
        long cleared = readCleared(shape, in);
        String causeId = in.optionalText("causeId");
        String affectedEventId = in.optionalText("affectedEventId");
        String claimId = shape.type() == EventType.CLAIM ? in.text("claimId") : "";
        for (FieldWire field : shape.fields()) {
            fields.set(field.field(), field.read(in));
        }
        Fields carried = fields.build();
        if (kind == null || patient == null || basis < 0 || basis >= BASES.length) {
            refuseHeader(kind, patient, in);
            return null;
        }
        RecordedAtBasis recordedAtBasis = BASES[(int) basis];
        if (recordedAt == Event.ABSENT) {
            if (!assumeRecordedAt) {
                in.refuse(RejectionReason.MISSING_FIELD, "recordedAt");
            }
            recordedAt = AssumedLags.recordedAt(kind, occurredAt);
            recordedAtBasis = RecordedAtBasis.ASSUMED;
        }
        return new Event(
                kind,
                eventId,
                source,
                patient,
                facility,
                encounterId,
                claimId,
                occurredAt,
                recordedAt,
                recordedAtBasis,
                receivedAt,
                sequence,
                cleared,
                causeId,
                affectedEventId,
                carried);
    }

    private static int symbol(RecordedAtBasis basis) {
        return switch (basis) {
            case SOURCE -> 1;
            case ARRIVAL -> 2;
            case ASSUMED -> 3;
        };
    }

    private static void refuseHeader(Kind kind, PatientKey patient, AvroInput in) {
        if (kind == null) {
            in.refuse(RejectionReason.UNKNOWN_KIND, "kind");
        } else if (patient == null) {
            in.refuse(RejectionReason.INVALID_VALUE, "patientKey");
        } else {
            in.refuse(RejectionReason.UNKNOWN_CODE, "recordedAtBasis");
        }
    }

    private static void writeTime(long value, AvroOutput out) {
        if (out.present(value != Event.ABSENT)) {
            out.number(value);
        }
    }

    private static long readTime(AvroInput in) {
        return in.present() ? in.number() : Event.ABSENT;
    }

    private static void writeCleared(long cleared, AvroOutput out) {
        out.beginItems(Long.bitCount(cleared));
        for (long rest = cleared; rest != 0; rest &= rest - 1) {
            out.text(Field.ofCode(Long.numberOfTrailingZeros(rest)).wireName());
        }
        out.endItems();
    }

    private static long readCleared(EventShape shape, AvroInput in) {
        long cleared = 0;
        long read = 0;
        for (long block = in.items(0, "cleared"); block > 0; block = in.items(read, "cleared")) {
            for (long i = 0; i < block && !in.broken(); i++, read++) {
                Field field = shape.field(in.code("cleared"));
                if (field == null) {
                    in.refuse(RejectionReason.UNKNOWN_FIELD, "cleared");
                } else {
                    cleared |= field.bit();
                }
            }
        }
        return cleared;
    }
}
