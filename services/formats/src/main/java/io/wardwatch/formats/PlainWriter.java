package io.wardwatch.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wardwatch.core.event.Adjustment;
import io.wardwatch.core.event.ClaimLine;
import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.Labs;
import io.wardwatch.core.event.PriorYear;
import io.wardwatch.core.event.Procedure;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Submission;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Writes the plain form: one JSON object a line, times in UTC. A {@code recordedAt} that was assumed is left out, so that it is
 * assumed again. Equal events give equal bytes.
 */
public final class PlainWriter implements EventSink {
    private final JsonGenerator json;

    /**
     * @param out closed with this writer
     */
    public PlainWriter(OutputStream out) {
        try {
            json = new JsonFactory().createGenerator(out);
            json.setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(Event event, ClearIds ids) {
        try {
            json.writeStartObject();
            header(event, ids);
            for (FieldWire wire : EventShape.of(event).fields()) {
                Field field = wire.field();
                Object value = event.fields().get(field);
                if (field == Field.SURVIVOR_PATIENT_KEY) {
                    text("survivorPatientId", ids.survivorPatientId());
                } else if (value != null) {
                    json.writeFieldName(field.wireName());
                    value(field, value);
                }
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a line as it stands: for what must be in a file and is no event. */
    public void writeLine(String line) {
        try {
            json.writeRaw(line);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void header(Event event, ClearIds ids) throws IOException {
        EventType type = event.kind().type();
        text("type", type.name().toLowerCase(Locale.ROOT));
        if (event.kind() != Kind.defaultOf(type)) {
            text("kind", event.kind().wireName());
        }
        text("eventId", event.eventId());
        text("patientId", ids.patientId());
        text("patientAuthority", ids.patientAuthority());
        text("encounterId", event.encounterId());
        text("facility", event.facility());
        text("claimId", event.claimId());
        time("occurredAt", event.occurredAt());
        if (event.basis() != RecordedAtBasis.ASSUMED) {
            time("recordedAt", event.recordedAt());
        }
        time("receivedAt", event.receivedAt());
        if (event.sequence() != Event.ABSENT) {
            json.writeNumberField("sequence", event.sequence());
        }
        text("source", event.source());
        if (event.cleared() != 0) {
            json.writeArrayFieldStart("cleared");
            for (long rest = event.cleared(); rest != 0; rest &= rest - 1) {
                Field field = Field.ofCode(Long.numberOfTrailingZeros(rest));
                json.writeString(field == Field.SURVIVOR_PATIENT_KEY ? "survivorPatientId" : field.wireName());
            }
            json.writeEndArray();
        }
        text("causeId", event.causeId());
        text("affectedEventId", event.affectedEventId());
    }

    private void value(Field field, Object value) throws IOException {
        switch (field.type()) {
            case TEXT, CODE -> json.writeString((String) value);
            case FLAG -> json.writeBoolean((Boolean) value);
            case COUNT, CENTS -> json.writeNumber((Long) value);
            case DECIMAL -> json.writeNumber((Double) value);
            case DATE -> json.writeString(LocalDate.ofEpochDay((Long) value).toString());
            case INSTANT -> json.writeString(Event.instant((Long) value).toString());
            case TEXTS, DIAGNOSES, PROCEDURES, ADJUSTMENTS, LINES -> {
                json.writeStartArray();
                for (Object item : (List<?>) value) {
                    part(item);
                }
                json.writeEndArray();
            }
            case LABS, PRIOR_YEAR, SUBMISSION -> part(value);
        }
    }

    private void part(Object part) throws IOException {
        switch (part) {
            case String text -> json.writeString(text);
            case Diagnosis diagnosis -> diagnosis(diagnosis);
            case Procedure procedure -> procedure(procedure);
            case Adjustment adjustment -> adjustment(adjustment);
            case ClaimLine line -> line(line);
            case Labs labs -> labs(labs);
            case PriorYear prior -> priorYear(prior);
            case Submission submission -> submission(submission);
            default -> throw new IllegalStateException("no part of an event");
        }
    }

    private void diagnosis(Diagnosis diagnosis) throws IOException {
        json.writeStartObject();
        text("code", diagnosis.code());
        text("system", diagnosis.system());
        number("rank", diagnosis.rank(), 0);
        if (diagnosis.presentOnAdmission() != null) {
            json.writeBooleanField("presentOnAdmission", diagnosis.presentOnAdmission());
        }
        json.writeEndObject();
    }

    private void procedure(Procedure procedure) throws IOException {
        json.writeStartObject();
        text("code", procedure.code());
        text("system", procedure.system());
        day("date", procedure.date());
        json.writeEndObject();
    }

    private void adjustment(Adjustment adjustment) throws IOException {
        json.writeStartObject();
        text("level", adjustment.level());
        number("line", adjustment.line(), 0);
        text("group", adjustment.group());
        text("code", adjustment.code());
        json.writeNumberField("cents", adjustment.cents());
        json.writeEndObject();
    }

    private void line(ClaimLine line) throws IOException {
        json.writeStartObject();
        number("number", line.number(), 0);
        text("procedure", line.procedure());
        if (!line.modifiers().isEmpty()) {
            json.writeArrayFieldStart("modifiers");
            for (String modifier : line.modifiers()) {
                json.writeString(modifier);
            }
            json.writeEndArray();
        }
        if (line.units() != 0) {
            json.writeNumberField("units", line.units());
        }
        number("chargeCents", line.chargeCents(), 0);
        text("revenueCode", line.revenueCode());
        day("serviceDate", line.serviceDate());
        json.writeEndObject();
    }

    private void labs(Labs labs) throws IOException {
        json.writeStartObject();
        for (Labs.Value lab : labs.values()) {
            json.writeNumberField(lab.name(), lab.value());
        }
        json.writeEndObject();
    }

    private void priorYear(PriorYear prior) throws IOException {
        json.writeStartObject();
        number("inpatient", prior.inpatient(), -1);
        number("emergency", prior.emergency(), -1);
        number("outpatient", prior.outpatient(), -1);
        json.writeEndObject();
    }

    private void submission(Submission submission) throws IOException {
        json.writeStartObject();
        number("sequence", submission.sequence(), 0);
        text("frequencyCode", submission.frequencyCode());
        text("payerSequence", submission.payerSequence());
        text("refersTo", submission.refersTo());
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private void number(String name, long value, long absent) throws IOException {
        if (value != absent) {
            json.writeNumberField(name, value);
        }
    }

    private void time(String name, long micros) throws IOException {
        if (micros != Event.ABSENT) {
            json.writeStringField(name, Event.instant(micros).toString());
        }
    }

    private void day(String name, Long day) throws IOException {
        if (day != null) {
            json.writeStringField(name, LocalDate.ofEpochDay(day).toString());
        }
    }
}
