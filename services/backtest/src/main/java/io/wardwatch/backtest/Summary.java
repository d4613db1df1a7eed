package io.wardwatch.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.formats.TableAccount;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a replay did, as {@code summary.json} says it. {@code in = applied + duplicate + rejected}; what breaks this equation is
 * an error of the program.
 *
 * @param rows of a table that was read; 0 for event files
 * @param tables what became of each row of the tables of a folder; their records are the records that came in
 * @param day T of the whole network, days since 1970-01-01; {@link Event#ABSENT} where nothing was accepted
 * @param endedEarly places where a file broke off before its end, or a table could not be read, each with its why
 * @param wallNanos from the first file to the last row
 * @param readNanos of them, until the last patient was described
 */
public record Summary(
        Counts counts,
        Map<RejectionReason, Long> rejectedByReason,
        Map<String, Long> findingsByCode,
        long rows,
        List<TableAccount> tables,
        Map<RecordedAtBasis, Long> bases,
        Horizon horizon,
        long day,
        Sizes sizes,
        Hashes hashes,
        Map<String, KpiFile.Unavailable> unavailable,
        Map<String, String> versions,
        List<String> endedEarly,
        long wallNanos,
        long readNanos) {

    private static final double NANOS = 1e9;

    public Summary {
        long records = tables.stream().mapToLong(TableAccount::records).sum();
        if (!tables.isEmpty() && records != counts.in) {
            throw new IllegalStateException("the tables made " + records + " records, but " + counts.in + " came in");
        }
    }

    /** What became of each record. */
    public record Counts(long in, long applied, long duplicate, long rejected) {
        public Counts {
            if (in != applied + duplicate + rejected) {
                throw new IllegalStateException("records are lost or doubled: in " + in + " is not applied " + applied
                        + " + duplicate " + duplicate + " + rejected " + rejected);
            }
        }
    }

    /** Times in microseconds, {@link Event#ABSENT} where there is none; {@code clock} is the moment of day T. */
    public record Horizon(long firstOccurred, long lastOccurred, long until, long clock) {}

    /** How much there was of what. */
    public record Sizes(
            long patients,
            long stateBytes,
            long bytesRead,
            long facilities,
            long scores,
            long alerts,
            long paymentScores,
            long financeAlerts,
            long kpiRows,
            long thinRows) {}

    /** Multiset hashes, 64 hexadecimal digits each. */
    public record Hashes(
            String timelines,
            String cells,
            String stays,
            String indexStays,
            String labels,
            String scores,
            String alerts,
            String paymentScores,
            String financeAlerts) {}

    public double wallSeconds() {
        return wallNanos / NANOS;
    }

    /** Records a second while reading, applying and describing; of writing, only the KPIs are not in it. */
    public double eventsPerSecond() {
        return readNanos == 0 ? 0 : counts.in / (readNanos / NANOS);
    }

    void write(Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            writeCounts(json);
            writeHorizon(json);
            writeSizes(json);
            json.writeObjectFieldStart("hashes");
            json.writeStringField("timelines", hashes.timelines);
            json.writeStringField("cells", hashes.cells);
            json.writeStringField("stays", hashes.stays);
            json.writeStringField("indexStays", hashes.indexStays);
            json.writeStringField("labels", hashes.labels);
            json.writeStringField("scores", hashes.scores);
            json.writeStringField("alerts", hashes.alerts);
            json.writeStringField("paymentScores", hashes.paymentScores);
            json.writeStringField("financeAlerts", hashes.financeAlerts);
            json.writeEndObject();
            writeUnavailable(json);
            json.writeObjectFieldStart("versions");
            for (Map.Entry<String, String> version : versions.entrySet()) {
                json.writeStringField(version.getKey(), version.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("endedEarly");
            for (String place : endedEarly) {
                json.writeString(place);
            }
            json.writeEndArray();
            json.writeNumberField("wallSeconds", Math.round(wallSeconds() * 1000) / 1000.0);
            json.writeNumberField("readSeconds", Math.round(readNanos / 1e6) / 1000.0);
            json.writeNumberField("eventsPerSecond", Math.round(eventsPerSecond()));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void writeCounts(JsonGenerator json) throws IOException {
        json.writeNumberField("in", counts.in);
        json.writeNumberField("applied", counts.applied);
        json.writeNumberField("duplicate", counts.duplicate);
        json.writeNumberField("rejected", counts.rejected);
        json.writeObjectFieldStart("rejectedByReason");
        for (Map.Entry<RejectionReason, Long> reason : rejectedByReason.entrySet()) {
            json.writeNumberField(reason.getKey().name(), reason.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("findingsByCode");
        for (Map.Entry<String, Long> code : findingsByCode.entrySet()) {
            json.writeNumberField(code.getKey(), code.getValue());
        }
        json.writeEndObject();
        if (rows > 0) {
            json.writeNumberField("rows", rows);
        }
        writeTables(json);
        long accepted = counts.applied + counts.duplicate;
        json.writeObjectFieldStart("recordedAtBasis");
        for (Map.Entry<RecordedAtBasis, Long> basis : bases.entrySet()) {
            json.writeNumberField(basis.getKey().name(), accepted == 0 ? 0 : (double) basis.getValue() / accepted);
        }
        json.writeEndObject();
    }

    private void writeTables(JsonGenerator json) throws IOException {
        if (tables.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tables");
        for (TableAccount table : tables) {
            json.writeStartObject();
            json.writeStringField("table", table.table());
            json.writeNumberField("rows", table.rows());
            json.writeNumberField("records", table.records());
            json.writeObjectFieldStart("outcomes");
            for (Map.Entry<String, TableAccount.Outcome> outcome :
                    table.outcomes().entrySet()) {
                json.writeObjectFieldStart(outcome.getKey());
                json.writeNumberField("rows", outcome.getValue().rows());
                json.writeNumberField("records", outcome.getValue().records());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("notes");
            for (Map.Entry<String, Long> note : table.notes().entrySet()) {
                json.writeNumberField(note.getKey(), note.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeHorizon(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("horizon");
        time(json, "firstOccurredAt", horizon.firstOccurred);
        time(json, "lastOccurredAt", horizon.lastOccurred);
        time(json, "until", horizon.until);
        time(json, "clock", horizon.clock);
        if (day != Event.ABSENT) {
            json.writeStringField("T", LocalDate.ofEpochDay(day).toString());
        }
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, long micros) throws IOException {
        if (micros != Event.ABSENT) {
            json.writeStringField(name, Event.instant(micros).toString());
        }
    }

    private void writeSizes(JsonGenerator json) throws IOException {
        json.writeNumberField("patients", sizes.patients);
        json.writeNumberField("facilities", sizes.facilities);
        json.writeNumberField("stateBytes", sizes.stateBytes);
        json.writeNumberField("stateBytesPerPatient", sizes.patients == 0 ? 0 : sizes.stateBytes / sizes.patients);
        json.writeNumberField("bytesRead", sizes.bytesRead);
        json.writeNumberField("scores", sizes.scores);
        json.writeNumberField("alerts", sizes.alerts);
        json.writeNumberField("paymentScores", sizes.paymentScores);
        json.writeNumberField("financeAlerts", sizes.financeAlerts);
        json.writeNumberField("kpiRows", sizes.kpiRows);
        json.writeNumberField("thinRowsLeftOut", sizes.thinRows);
    }

    private void writeUnavailable(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("unavailable");
        for (Map.Entry<String, KpiFile.Unavailable> lack : unavailable.entrySet()) {
            json.writeStartObject();
            json.writeStringField("kpi", lack.getKey());
            json.writeStringField("missing", lack.getValue().missing());
            json.writeBooleanField("everywhere", lack.getValue().network());
            json.writeNumberField("facilities", lack.getValue().facilities());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
