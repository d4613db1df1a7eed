package io.wardwatch.model;

import io.wardwatch.core.evaluation.LogisticFit;
import io.wardwatch.model.table.Table;
import io.wardwatch.model.table.TableFile;
import io.wardwatch.model.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented stays of invented patients whose return follows a formula, in the form of an analyst's table. */
public final class MadeTable {
    /** Types the columns; stays that ended in death are dropped. */
    public static final TableSpec SPEC = TableSpec.parse("""
            name = made
            label = returned
            label.positive = soon
            group = patient
            order = stay
            id = stay
            missing = ?
            drop.ended = died
            subgroups = sex
            baseline = before
            earlier.stays = rows
            earlier.nights = sum nights
            earlier.last_ward = last ward
            earlier.more_nights = change nights
            earlier.same_code = same code 3
            column.nights = number log
            column.before = number bends 1
            column.ward = category min 20
            column.sex = category
            column.band = ordinal young | middle | old
            column.code = code 3 min 30
            column.earlier.stays = number
            column.earlier.nights = number
            column.earlier.last_ward = category
            column.earlier.more_nights = number
            column.earlier.same_code = number
            column.stay = drop
            pool.codes = code second code 5 min 40
            """);

    private static final List<String> COLUMNS = List.of(
            "stay", "patient", "nights", "before", "ward", "sex", "band", "code", "second", "ended", "returned");
    private static final String[] WARDS = {"A", "B", "C"};
    private static final String[] BANDS = {"young", "middle", "old"};
    private static final String[] CODES = {"428.0", "428.1", "250.02", "486", "V58.1", "?"};

    private MadeTable() {}

    /** Stays of {@code patients} patients, by stay. */
    public static Table of(int patients, long seed) {
        Random random = new Random(seed);
        List<String[]> rows = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            double frailty = 0.4 * random.nextGaussian();
            int stays = 1 + random.nextInt(4);
            int sex = random.nextInt(2);
            int band = random.nextInt(3);
            for (int stay = 0; stay < stays; stay++) {
                int nights = 1 + random.nextInt(10);
                int before = random.nextInt(4);
                int ward = random.nextInt(WARDS.length);
                int code = random.nextInt(CODES.length);
                double logOdds = -2.6
                        + frailty
                        + 0.5 * before
                        + 0.08 * nights
                        + 0.4 * band
                        + (ward == 2 ? 0.7 : 0)
                        + (code < 2 ? 0.5 : 0);
                boolean soon = random.nextDouble() < LogisticFit.probability(logOdds);
                rows.add(new String[] {
                    Integer.toString(1_000 + rows.size()),
                    "p" + patient,
                    random.nextInt(50) == 0 ? "?" : Integer.toString(nights),
                    Integer.toString(before),
                    WARDS[ward],
                    sex == 0 ? "F" : "M",
                    BANDS[band],
                    CODES[code],
                    CODES[random.nextInt(CODES.length)],
                    random.nextInt(40) == 0 ? "died" : "home",
                    soon ? "soon" : "no"
                });
            }
        }
        return new Table(COLUMNS, rows);
    }

    /** The same as a file that was read. */
    public static TableFile file(int patients, long seed) {
        return new TableFile(of(patients, seed), "made of " + patients + " with " + seed);
    }

    /** {@code table} with the texts of one column changed. */
    public static Table changed(Table table, String column, java.util.function.UnaryOperator<String> change) {
        List<String[]> texts = new ArrayList<>();
        for (String name : table.columns()) {
            String[] values = table.column(name);
            texts.add(
                    name.equals(column)
                            ? java.util.Arrays.stream(values).map(change).toArray(String[]::new)
                            : values);
        }
        return rows(table.columns(), texts, table.size());
    }

    /** {@code table} without that column. */
    public static Table without(Table table, String column) {
        List<String> left =
                table.columns().stream().filter(name -> !name.equals(column)).toList();
        return rows(left, left.stream().map(table::column).toList(), table.size());
    }

    private static Table rows(List<String> columns, List<String[]> texts, int size) {
        List<String[]> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            int at = row;
            rows.add(texts.stream().map(values -> values[at]).toArray(String[]::new));
        }
        return new Table(columns, rows);
    }
}
