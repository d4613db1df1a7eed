package io.wardwatch.standalone.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** How findings are written: for people in 80 columns without colour, or as one JSON array for machines. */
public final class DoctorNote {
    private static final int COLUMNS = 80;
    private static final int STATUS = 6;
    private static final int TEXT = 16;
    private static final int DETAIL = STATUS + 7;
    private static final List<String> COMMANDS = List.of("./wardwatch ", "kafka-");

    private DoctorNote() {}

    /** A line for the finding and, where it is not as it should be, where, why and how to mend it. */
    public static String text(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        String head = String.format(Locale.ROOT, "%-6s%-10s", diagnosis.status().word(), diagnosis.part());
        wrap(text, head, TEXT, diagnosis.what());
        detail(text, "where:", diagnosis.where());
        detail(text, "why:", diagnosis.why());
        detail(text, "mend:", diagnosis.mend());
        return text.toString();
    }

    /** All of them, one object each. */
    public static String json(List<Diagnosis> all) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            for (Diagnosis each : all) {
                json.writeStartObject();
                json.writeStringField("part", each.part());
                json.writeStringField("status", each.status().word());
                json.writeStringField("what", each.what());
                json.writeStringField("where", each.where());
                json.writeStringField("why", each.why());
                json.writeStringField("mend", each.mend());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("a text that cannot be written to", impossible);
        }
        return text.toString();
    }

    private static void detail(StringBuilder text, String label, String value) {
        String head = " ".repeat(STATUS) + String.format(Locale.ROOT, "%-7s", label);
        for (String line : value.split("\n")) {
            if (!line.isEmpty()) {
                wrap(text, head, DETAIL, line);
                head = " ".repeat(DETAIL);
            }
        }
    }

    // A command is not broken over lines: it is there to be copied.
    private static void wrap(StringBuilder text, String head, int indent, String value) {
        text.append(head);
        int column = head.length();
        boolean command = COMMANDS.stream().anyMatch(value::startsWith);
        boolean first = true;
        for (String word : command ? new String[] {value} : value.split(" ")) {
            if (!first && column + 1 + word.length() > COLUMNS) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (!first) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
            first = false;
        }
        text.append('\n');
    }
}
