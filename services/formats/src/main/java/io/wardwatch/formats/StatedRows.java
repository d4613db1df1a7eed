package io.wardwatch.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads configuration that is a CSV file with a header: each line is handed over as a {@link Row}. What is wrong with it is an
 * {@link IOException} that names the file and the line.
 */
final class StatedRows {
    private StatedRows() {}

    /** Receives the lines. */
    interface Reader {
        void row(Row row) throws IOException;
    }

    /** @param columns must stand in the header, in any order; others of {@code optional} may */
    static void read(Path file, List<String> columns, List<String> optional, Reader reader) throws IOException {
        boolean empty = true;
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : lines) {
                Row row = new Row(file, line);
                row.requireHeader(columns, optional);
                reader.row(row);
                empty = false;
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IOException(file + ": not a CSV file", e);
        }
        if (empty) {
            throw new IOException(file + ": has no line");
        }
    }

    /** One line. */
    record Row(Path file, NamedCsvRecord line) {
        private void requireHeader(List<String> columns, List<String> optional) throws IOException {
            Set<String> header = new HashSet<>(line.getHeader());
            boolean known = columns.stream().allMatch(header::contains)
                    && header.stream().allMatch(name -> columns.contains(name) || optional.contains(name));
            if (!known || line.getFieldCount() != line.getHeader().size()) {
                throw wrong("the columns must be " + String.join(",", columns)
                        + (optional.isEmpty() ? "" : ", and may be " + String.join(",", optional)));
            }
        }

        /** The field, stripped; empty where the column is not there. */
        String text(String column) {
            return line.findField(column).map(String::strip).orElse("");
        }

        /** A decimal from 0 to {@code most}, times {@code scale}; -1 where the field is empty. */
        long scaled(String column, long scale, long most) throws IOException {
            String text = text(column);
            if (text.isEmpty()) {
                return -1;
            }
            if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
                throw wrong(column + " must be a decimal number");
            }
            long value = new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(scale))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            if (value > Math.multiplyExact(most, scale)) {
                throw wrong(column + " must not be above " + most);
            }
            return value;
        }

        IOException wrong(String why) {
            return new IOException(file + ":" + line.getStartingLineNumber() + ": " + why);
        }
    }
}
