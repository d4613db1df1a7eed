package io.wardwatch.model.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

/**
 * A table in a file of comma-separated values with a header (RFC 4180, UTF-8), also packed with gzip.
 *
 * @param sha256 of the file's bytes, hexadecimal
 */
public record TableFile(Table table, String sha256) {
    /** @throws IOException where the file is no such table, naming the row */
    public static TableFile read(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            Table table = parse(file, file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
            return new TableFile(table, HexFormat.of().formatHex(digest.digest()));
        } catch (CsvParseException | IllegalArgumentException | UncheckedIOException problem) {
            throw new IOException(file + " is no table: " + problem.getMessage(), problem);
        }
    }

    private static Table parse(Path file, InputStream in) throws IOException {
        List<String> columns = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        // Columns repeat few values many times: one copy of each keeps a large table small.
        Map<String, String> texts = new HashMap<>();
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
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
