package io.wardwatch.model.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A table in a file of comma-separated values with a header (RFC 4180, UTF-8), also packed with gzip.
 *
 * @param sha256 of the file's bytes, hexadecimal
 */
public record TableFile(Table table, String sha256) {
    private static final int GZIP = 0x1f8b;

    /** @throws IOException where the file is no such table, naming the row */
    public static TableFile read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is no table: it is a folder");
        }
        MessageDigest digest = digest();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            Table table = parse(file, packed(bytes) ? new GZIPInputStream(bytes) : bytes);
            return new TableFile(table, HexFormat.of().formatHex(digest.digest()));
        } catch (CsvParseException | IllegalArgumentException problem) {
            throw new IOException(file + " is no table: " + problem.getMessage(), problem);
        } catch (UncheckedIOException | CharacterCodingException | EOFException | ZipException problem) {
            throw new IOException(file + " is no table: " + why(problem), problem);
        }
    }

    /** By its first two bytes, whatever it is called. */
    private static boolean packed(InputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read() << 8 | bytes.read();
        bytes.reset();
        return first == GZIP;
    }

    /** What broke the reading, which the reader of records wraps; with the line where it says so. */
    private static String why(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String place = root == problem ? "" : " (" + problem.getMessage() + ")";
        return switch (root) {
            case CharacterCodingException coding ->
                "its text is not UTF-8; convert it, as with iconv -f latin1 -t utf8" + place;
            case EOFException cut -> "it is cut off: its gzip packing ends too early" + place;
            case ZipException damaged -> "its gzip packing is damaged: " + damaged.getMessage() + place;
            default -> problem.getMessage();
        };
    }

    private static Table parse(Path file, InputStream in) throws IOException {
        List<String> columns = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        // Columns repeat few values many times: one copy of each keeps a large table small.
        Map<String, String> texts = new HashMap<>();
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            for (CsvRecord row : csv) {
                if (columns.isEmpty()) {
                    row.getFields().forEach(field -> columns.add(field.strip()));
                    // A byte order mark is no part of the first column's name.
                    columns.set(0, columns.get(0).replace("\uFEFF", ""));
                } else {
                    rows.add(row.getFields().stream()
                            .map(field -> texts.size() < 100_000 ? texts.computeIfAbsent(field, same -> same) : field)
                            .toArray(String[]::new));
                }
            }
        }
        if (columns.isEmpty()) {
            throw new IOException(file + " is empty: a table needs a header line");
        }
        return new Table(columns, rows);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
