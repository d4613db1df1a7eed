package io.wardwatch.formats;

import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.formats.EventShape.Symbols;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * How one optional field of an event stands in Avro. An absent field is null, or an empty list; an empty text says nothing and
 * is read as absent.
 */
final class FieldWire {
    private final Field field;
    private final String name;
    private final boolean repeats;
    private final Symbols symbols;

    private FieldWire(Field field, Schema schema) {
        this.field = field;
        this.name = field.wireName();
        this.repeats = field.repeats();
        this.symbols =
                field.type() == Field.Type.CODE ? Symbols.of(schema.getTypes().get(1)) : null;
    }

    static FieldWire of(EventType type, Schema.Field listed) {
        Field field = Field.of(type, listed.name());
        if (field == null) {
            throw new IllegalStateException("the schema has a field that events do not: " + listed.name());
        }
        return new FieldWire(field, listed.schema());
    }

    Field field() {
        return field;
    }

    /** Writes {@code value}, null where the event does not carry the field. */
    void write(Object value, AvroOutput out) {
        switch (field.type()) {
            case TEXTS, DIAGNOSES, PROCEDURES, ADJUSTMENTS, LINES -> writeList(value, out);
            default -> {
                if (out.present(value != null)) {
                    writeValue(value, out);
                }
            }
        }
    }

    private void writeValue(Object value, AvroOutput out) {
        switch (field.type()) {
            case TEXT -> out.text((String) value);
            case CODE -> out.number(symbols.place((String) value, name));
            case FLAG -> out.flag((Boolean) value);
            case COUNT, CENTS, DATE, INSTANT -> out.number((Long) value);
            case DECIMAL -> out.decimal((Double) value);
            case LABS -> PartsWire.writeLabs(value, out);
            case PRIOR_YEAR -> PartsWire.writePriorYear(value, out);
            case SUBMISSION -> PartsWire.writeSubmission(value, out);
            default -> throw new IllegalStateException(name);
        }
    }

    private void writeList(Object value, AvroOutput out) {
        if (value instanceof List<?> items) {
            out.beginItems(items.size());
            for (Object item : items) {
                switch (field.type()) {
                    case TEXTS -> out.text((String) item);
                    case DIAGNOSES -> PartsWire.writeDiagnosis(item, out);
                    case PROCEDURES -> PartsWire.writeProcedure(item, out);
                    case ADJUSTMENTS -> PartsWire.writeAdjustment(item, out);
                    default -> PartsWire.writeLine(item, out);
                }
            }
        }
        out.endItems();
    }

    /** The value, null where the field is absent or refused. */
    Object read(AvroInput in) {
        return switch (field.type()) {
            case TEXTS, DIAGNOSES, PROCEDURES, ADJUSTMENTS, LINES -> readList(in);
            default -> in.present() ? readValue(in) : null;
        };
    }

    private Object readValue(AvroInput in) {
        return switch (field.type()) {
            case TEXT -> readText(in);
            case CODE -> symbols.name(in.number(), name, in);
            case FLAG -> in.flag();
            case COUNT, CENTS, DATE, INSTANT -> in.number();
            case DECIMAL -> in.decimal(name);
            case LABS -> PartsWire.readLabs(in);
            case PRIOR_YEAR -> PartsWire.readPriorYear(in);
            case SUBMISSION -> PartsWire.readSubmission(in);
            default -> throw new IllegalStateException(name);
        };
    }

    private String readText(AvroInput in) {
        String text = repeats ? in.code(name) : in.text(name);
        if (field == Field.SURVIVOR_PATIENT_KEY && PatientKey.parse(text) == null) {
            in.refuse(RejectionReason.INVALID_VALUE, name);
        }
        return text.isEmpty() ? null : text;
    }

    private Object readList(AvroInput in) {
        List<Object> items = null;
        long read = 0;
        for (long block = in.items(0, name); block > 0; block = in.items(read, name)) {
            for (long i = 0; i < block && !in.broken(); i++, read++) {
                Object item = readItem(in);
                if (items == null) {
                    items = new ArrayList<>((int) Math.min(block, 16));
                }
                if (read < AvroInput.MAX_ITEMS) {
                    items.add(item);
                }
            }
        }
        return items == null ? null : List.copyOf(items);
    }

    private Object readItem(AvroInput in) {
        return switch (field.type()) {
            case TEXTS -> in.code(name);
            case DIAGNOSES -> PartsWire.readDiagnosis(in);
            case PROCEDURES -> PartsWire.readProcedure(in);
            case ADJUSTMENTS -> PartsWire.readAdjustment(in);
            default -> PartsWire.readLine(in);
        };
    }
}
