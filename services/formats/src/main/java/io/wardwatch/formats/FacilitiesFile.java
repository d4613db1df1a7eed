package io.wardwatch.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.wardwatch.core.event.Facility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The facility file: a CSV file with the columns {@code code,zone,beds}, one hospital a line; {@code zone} is an IANA zone
 * such as {@code America/New_York}, {@code beds} the staffed beds, 0 or empty where not stated. Key: the code. Written by
 * {@code simulate}, read by {@code replay} and {@code clock}. It is configuration: what is wrong with it is an
 * {@link IOException} that names the file and the line.
 */
public final class FacilitiesFile {
    private static final List<String> COLUMNS = List.of("code", "zone", "beds");

    private FacilitiesFile() {}

    public static List<Facility> read(Path file) throws IOException {
        List<Facility> facilities = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : lines) {
                if (!line.getHeader().equals(COLUMNS)) {
                    throw wrong(file, 1, "the columns must be " + String.join(",", COLUMNS));
                }
                Facility facility = facility(file, line);
                if (!codes.add(facility.code())) {
                    throw wrong(file, line.getStartingLineNumber(), "the facility stands there twice");
                }
                facilities.add(facility);
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IOException(file + ": not a CSV file", e);
        }
        if (facilities.isEmpty()) {
            throw new IOException(file + ": names no facility");
        }
        return List.copyOf(facilities);
    }

    public static void write(Path file, List<Facility> facilities) throws IOException {
        try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            out.writeRecord(COLUMNS);
            for (Facility facility : facilities) {
                out.writeRecord(facility.code(), facility.zone().getId(), Integer.toString(facility.beds()));
            }
        }
    }

    private static Facility facility(Path file, NamedCsvRecord line) throws IOException {
        long number = line.getStartingLineNumber();
        if (line.getFieldCount() != COLUMNS.size()) {
            throw wrong(file, number, "a facility has " + COLUMNS.size() + " fields");
        }
        String code = line.getField(0).strip();
        String beds = line.getField(2).strip();
        if (code.isEmpty()) {
            throw wrong(file, number, "a facility needs a code");
        }
        return new Facility(code, zone(file, number, line.getField(1).strip()), beds(file, number, beds));
    }

    private static ZoneId zone(Path file, long number, String zone) throws IOException {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IOException(place(file, number) + "no time zone is called \"" + zone + "\"", e);
        }
    }

    private static int beds(Path file, long number, String beds) throws IOException {
        if (!beds.matches("\\d{0,6}")) {
            throw wrong(file, number, "beds must be a whole number");
        }
        return beds.isEmpty() ? 0 : Integer.parseInt(beds);
    }

    private static IOException wrong(Path file, long line, String why) {
        return new IOException(place(file, line) + why);
    }

    private static String place(Path file, long line) {
        return file + ":" + line + ": ";
    }
}
