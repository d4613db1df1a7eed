package io.wardwatch.kpi.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Values as comma-separated lines (RFC 4180) with a header, in the order and under the names of the JSON answer. */
final class ValuesCsv {
    private static final RecordComponent[] COLUMNS = Answers.Value.class.getRecordComponents();

    private ValuesCsv() {}

    static String latest(List<Answers.Value> values) {
        return lines(List.of(), values.stream().map(ValuesCsv::fields));
    }

    static String history(List<Answers.HistoryPoint> points) {
        return lines(List.of("restated", "firstSaid"), points.stream().map(point -> {
            List<String> fields = fields(point.value());
            fields.add(Boolean.toString(point.restated()));
            fields.add(text(point.firstSaid()));
            return fields;
        }));
    }

    private static String lines(List<String> more, Stream<List<String>> rows) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            List<String> header = new ArrayList<>(
                    Arrays.stream(COLUMNS).map(RecordComponent::getName).toList());
            header.addAll(more);
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<String> fields(Answers.Value value) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent column : COLUMNS) {
            try {
                fields.add(text(column.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }

    private static String text(Object field) {
        return field == null ? "" : field.toString();
    }
}
