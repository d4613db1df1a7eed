package io.wardwatch.core.readmission;

import io.wardwatch.core.policy.KeyValues;
import io.wardwatch.core.readmission.ValueSetReading.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes value sets of the texts of files: {@link ValueSetTable} says which, and {@code edition.txt} (optional) its {@code name},
 * the days of discharge it holds {@code from} and {@code until}, and where an {@code unlisted} diagnosis belongs. Pure; whoever calls it reads the files.
 */
public final class ValueSetReader {
    /** What one file may hold. */
    public static final int MOST_LINES = 200_000;

    /** What is told of broken files; more would help nobody. */
    public static final int MOST_PROBLEMS = 20;

    private static final String EDITION = "edition.txt";

    private final List<Problem> problems = new ArrayList<>();
    private final Map<ValueSetTable, String> files = new EnumMap<>(ValueSetTable.class);
    private final Map<ValueSetTable, List<Row>> rows = new EnumMap<>(ValueSetTable.class);
    private String name = "unnamed";
    private long from = Long.MIN_VALUE;
    private long until = Long.MAX_VALUE;
    private MeasureSpec.Unlisted unlisted = MeasureSpec.Unlisted.MEDICINE;

    /** One line of a table, with the cells of its columns in their order. */
    record Row(int line, List<String> cells) {}

    private ValueSetReader() {}

    /** @param texts by file name, with or without a folder */
    public static ValueSetReading read(Map<String, String> texts) {
        ValueSetReader reader = new ValueSetReader();
        new TreeMap<>(texts).forEach(reader::take);
        ValueSets.Edition edition = new ValueSets.Edition(reader.name, reader.from, reader.until, reader.unlisted);
        ValueSets sets = new ValueSets(edition, reader.digest(), reader.rows.keySet());
        if (reader.problems.isEmpty()) {
            reader.rows.forEach((table, lines) -> {
                ValueSetFill fill = new ValueSetFill(sets, table, reader.files.get(table), reader.problems);
                lines.forEach(fill::take);
            });
        }
        return reader.problems.isEmpty()
                ? new ValueSetReading.Loaded(sets)
                : new ValueSetReading.Refused(
                        reader.problems.subList(0, Math.min(MOST_PROBLEMS, reader.problems.size())));
    }

    /** The edition that ships: some codes of each list, for demonstration and tests, and for no figure that matters. */
    public static ValueSets excerpt() {
        Map<String, String> texts = new TreeMap<>();
        texts.put(EDITION, resource(EDITION));
        Set<ValueSetTable> tables = EnumSet.complementOf(EnumSet.of(ValueSetTable.EXEMPT_HOSPITALS));
        for (ValueSetTable table : tables) {
            texts.put(table.fileName() + ".csv", resource(table.fileName() + ".csv"));
        }
        return switch (read(texts)) {
            case ValueSetReading.Loaded loaded -> loaded.sets();
            case ValueSetReading.Refused refused ->
                throw new IllegalStateException(refused.problems().toString());
        };
    }

    private static String resource(String file) {
        try (InputStream in = ValueSetReader.class.getResourceAsStream("excerpt/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String path, String text) {
        if (path.endsWith(EDITION)) {
            takeEdition(path, text);
            return;
        }
        ValueSetTable table = ValueSetTable.ofFile(path);
        if (table == null) {
            problem(path, 0, "is no table that the measure knows");
        } else if (files.put(table, path) != null) {
            problem(path, 0, "is the second file of table " + table.fileName());
        } else {
            takeTable(table, path, text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
    }

    private void takeEdition(String path, String text) {
        try {
            KeyValues.parse(text).forEach((key, value) -> {
                switch (key) {
                    case "name" -> name = value;
                    case "from" -> from = LocalDate.parse(value).toEpochDay();
                    case "until" -> until = LocalDate.parse(value).toEpochDay();
                    case "unlisted" -> unlisted(path, value);
                    default -> problem(path, 0, "has no key " + key + "; it has name, from, until and unlisted");
                }
            });
        } catch (DateTimeParseException e) {
            problem(path, 0, "from and until are days like 2025-10-01");
        } catch (IllegalArgumentException e) {
            problem(path, 0, e.getMessage());
        }
        if (from > until) {
            problem(path, 0, "ends before it begins");
        }
    }

    private void unlisted(String path, String value) {
        switch (value.toUpperCase(Locale.ROOT)) {
            case "MEDICINE" -> unlisted = MeasureSpec.Unlisted.MEDICINE;
            case "NO_COHORT" -> unlisted = MeasureSpec.Unlisted.NO_COHORT;
            default -> problem(path, 0, "has unlisted other than MEDICINE and NO_COHORT");
        }
    }

    private void takeTable(ValueSetTable table, String path, String text) {
        List<String> lines = text.lines().limit(MOST_LINES + 1L).toList();
        if (lines.size() > MOST_LINES) {
            problem(path, MOST_LINES + 1, "has more lines than " + MOST_LINES);
            return;
        }
        int[] columns = null;
        List<Row> found = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size() && problems.size() < MOST_PROBLEMS; i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = line.length() > CsvLines.LONGEST_LINE ? null : CsvLines.cells(line);
            if (cells == null) {
                problem(path, i + 1, "has a quote that is not closed, or is too long");
            } else if (columns == null) {
                columns = columns(table, path, i + 1, cells);
                if (columns == null) {
                    return;
                }
            } else {
                Row row = row(path, i + 1, cells, columns);
                if (row != null) {
                    found.add(row);
                }
            }
        }
        if (columns == null) {
            problem(path, 0, "is empty; its first line names the columns " + table.columns());
        }
        rows.put(table, found);
    }

    private int[] columns(ValueSetTable table, String path, int line, List<String> header) {
        List<String> names = header.stream().map(CsvLines::column).toList();
        int[] columns = new int[table.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = -1;
            for (String alike : table.columns().get(i).split("\\|")) {
                columns[i] = columns[i] < 0 ? names.indexOf(alike) : columns[i];
            }
            if (columns[i] < 0) {
                problem(path, line, "has no column " + table.columns().get(i));
                return null;
            }
        }
        return columns;
    }

    private Row row(String path, int line, List<String> cells, int[] columns) {
        List<String> values = new ArrayList<>(columns.length);
        for (int column : columns) {
            if (column >= cells.size() || cells.get(column).isEmpty()) {
                problem(path, line, "has nothing in column " + (column + 1));
                return null;
            }
            values.add(cells.get(column));
        }
        return new Row(line, values);
    }

    private void problem(String path, int line, String words) {
        problems.add(new Problem(path, line, words));
    }

    /** What the tables say, whatever the order, wording and line ends of the files. */
    private String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((from + " " + until).getBytes(StandardCharsets.UTF_8));
            if (unlisted != MeasureSpec.Unlisted.MEDICINE) {
                sha.update((" " + unlisted).getBytes(StandardCharsets.UTF_8));
            }
            rows.forEach((table, lines) -> {
                TreeSet<String> said = new TreeSet<>();
                lines.forEach(row -> said.add(ValueSetFill.plain(table, row)));
                sha.update(("\n" + table.fileName() + "\n").getBytes(StandardCharsets.UTF_8));
                said.forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            });
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
