package io.wardwatch.core.measure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is expected of a stay by its diagnosis-related group: the geometric mean of CMS days, and where the table states them, the
 * share that dies in hospital and the share of live discharges readmitted within 30 days. Loaded by the host, never shipped: such
 * tables change every year. Key: DRG and fiscal year (October to September, named by the year in which it ends). A discharge takes
 * the row of its year, else of the last year before it; one before the first year takes none.
 *
 * <p>What a stay contributes depends on the table, so {@link #epoch()} is another for each table: state that contributed under
 * another one is refused, as under another catalogue.
 */
public final class DrgTable {
    /** A table without rows: nothing is expected of anybody. */
    public static final DrgTable NONE = new DrgTable(Map.of());

    private static final int EPOCHS_APART = 1_000;
    private static final int DIGESTS = 1 << 20;

    private final Map<String, TreeMap<Integer, Expected>> rows = new HashMap<>();
    private final String digest;

    /**
     * One row. Years are fiscal years.
     *
     * @param year 0: of every year
     */
    public record Key(String drg, int year) {
        public Key {
            drg = normal(drg);
        }
    }

    /**
     * What one DRG has one expect.
     *
     * @param length geometric mean, thousandths of a CMS day; 0 unknown
     * @param mortality dies in hospital, millionths; -1 unknown
     * @param readmission readmitted within 30 days of a live discharge, millionths; -1 unknown
     */
    public record Expected(long length, long mortality, long readmission) {
        static final Expected NOTHING = new Expected(0, -1, -1);

        /** For one whose length is not known. */
        Expected withoutLength() {
            return new Expected(0, mortality, readmission);
        }

        boolean complete() {
            return length > 0 && mortality >= 0 && readmission >= 0;
        }
    }

    /** Of rows that were checked where they were read. */
    public DrgTable(Map<Key, Expected> table) {
        TreeMap<String, Expected> canonical = new TreeMap<>();
        table.forEach((key, expected) -> {
            rows.computeIfAbsent(key.drg, drg -> new TreeMap<>()).put(key.year, expected);
            canonical.put(key.drg + "/" + key.year, expected);
        });
        digest = table.isEmpty() ? "" : sha256(canonical.toString());
    }

    /** What is expected of a stay with {@code drg} that ended on {@code day}. */
    public Expected of(String drg, long day) {
        if (rows.isEmpty() || drg.isEmpty()) {
            return Expected.NOTHING;
        }
        NavigableMap<Integer, Expected> years = rows.get(normal(drg));
        Map.Entry<Integer, Expected> row = years == null ? null : years.floorEntry(fiscalYear(day));
        return row == null ? Expected.NOTHING : row.getValue();
    }

    /** Hexadecimal SHA-256 of the rows; empty where there are none. */
    public String digest() {
        return digest;
    }

    /** The generation of contributions that the catalogue and this table make together. */
    public int epoch() {
        if (digest.isEmpty()) {
            return Catalogue.EPOCH;
        }
        int place = Integer.parseInt(digest.substring(0, 7), 16) % DIGESTS;
        return Catalogue.EPOCH + EPOCHS_APART * (1 + place);
    }

    static int fiscalYear(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getMonthValue() >= 10 ? date.getYear() + 1 : date.getYear();
    }

    /** Sources write 39 and 039. */
    private static String normal(String drg) {
        return drg.matches("\\d{1,2}") ? "0".repeat(3 - drg.length()) + drg : drg;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
