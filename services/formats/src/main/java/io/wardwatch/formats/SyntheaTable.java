package io.wardwatch.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * One table of a Synthea folder, row by row, its columns found by name, as their order and number differ between versions. A file
 * that breaks off, or lacks a column, ends there and says so.
 */
final class SyntheaTable implements AutoCloseable {
    /** What is no amount, and no time. */
    static final long INVALID = IsoTimes.INVALID;
    /** An empty cell. */
    static final long EMPTY = Long.MAX_VALUE;

    private static final int MOST_DIGITS = 12;
    private static final long PRIME = 0x100000001B3L;

    private final String name;
    private final List<String> needed;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> rows;
    private final Map<String, Integer> columns = new HashMap<>();
    private int width;
    private CsvRecord row;
    private long line;
    private String broken = "";

    /** @param needed columns without which the table cannot be read */
    SyntheaTable(InputStream in, String name, List<String> needed) {
        this.name = name;
        this.needed = needed;
        this.csv = CsvReader.builder()
                .maxBufferSize(ConfluentWire.MAX_RECORD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.rows = csv.iterator();
    }

    /** Goes to the next row; false at the end. */
    boolean next() {
        try {
            while (broken.isEmpty() && rows.hasNext()) {
                row = rows.next();
                line = row.getStartingLineNumber();
                if (width > 0) {
                    return true;
                }
                readHeader();
            }
        } catch (CsvParseException e) {
            breakOff("not CSV from here, the table breaks off");
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof EOFException) && !(e.getCause() instanceof ZipException)) {
                throw e;
            }
            breakOff("compressed file breaks off");
        }
        return false;
    }

    /** Why the table ended before its end; empty where it did not. */
    String broken() {
        return broken;
    }

    String place() {
        return name + ":" + line;
    }

    /** Whether the row at hand has as many cells as the header. */
    boolean whole() {
        return row.getFieldCount() == width;
    }

    /** The cell's text; empty where the table has no such column, which only one that is not needed can lack. */
    String text(String column) {
        Integer index = columns.get(column);
        return index == null ? "" : row.getField(index);
    }

    /** Microseconds, {@link #EMPTY} or {@link #INVALID}; a time without an offset is UTC. */
    long time(String column) {
        String text = text(column);
        return text.isEmpty() ? EMPTY : IsoTimes.micros(text, ZoneOffset.UTC);
    }

    /** Days since 1970-01-01, {@link #EMPTY} or {@link #INVALID}. */
    long day(String column) {
        String text = text(column);
        return text.isEmpty() ? EMPTY : IsoTimes.day(text);
    }

    /** An amount of at most two decimals in cents, which may be negative, {@link #EMPTY} or {@link #INVALID}. */
    long cents(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return EMPTY;
        }
        int start = text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        if (end == start || end - start > MOST_DIGITS || decimals > 2 || (point >= 0 && decimals == 0)) {
            return INVALID;
        }
        long cents = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i != point) {
                if (c < '0' || c > '9') {
                    return INVALID;
                }
                cents = cents * 10 + c - '0';
            }
        }
        cents *= decimals == 0 ? 100 : decimals == 1 ? 10 : 1;
        return start == 1 ? -cents : cents;
    }

    /** A hash of everything that the row says, 64 bits. */
    long hash() {
        long hash = 0xCBF29CE484222325L;
        for (String field : row.getFields()) {
            for (int i = 0; i < field.length(); i++) {
                hash = (hash ^ field.charAt(i)) * PRIME;
            }
            hash = (hash ^ 0x1F) * PRIME;
        }
        return hash;
    }

    /** The row as text, for what is refused. */
    byte[] original() {
        return row == null ? new byte[0] : String.join(",", row.getFields()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void breakOff(String detail) {
        broken = detail;
        line++;
        row = null;
    }

    private void readHeader() {
        for (int i = 0; i < row.getFieldCount(); i++) {
            columns.put(row.getField(i).replace("\uFEFF", ""), i);
        }
        width = row.getFieldCount();
        List<String> missing =
                needed.stream().filter(column -> !columns.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            broken = "columns missing: " + String.join(", ", missing) + "; the table breaks off";
        }
    }
}
