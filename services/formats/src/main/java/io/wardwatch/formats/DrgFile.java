package io.wardwatch.formats;

import io.wardwatch.core.measure.DrgTable;
import io.wardwatch.core.measure.DrgTable.Expected;
import io.wardwatch.core.measure.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of diagnosis-related groups: a CSV file with the columns {@code drg,weight,geometric_mean,arithmetic_mean} and, where
 * they are known, {@code year} (fiscal, October to September, named by the year in which it ends), {@code mortality} (share that dies
 * in hospital) and {@code readmission_30d} (share of live discharges readmitted within 30 days). An empty number is unknown. The
 * weight and the arithmetic mean are checked and not used yet. What is wrong with it is an {@link IOException} that names the file
 * and the line.
 */
public final class DrgFile {
    private static final List<String> COLUMNS = List.of("drg", "weight", "geometric_mean", "arithmetic_mean");
    private static final List<String> OPTIONAL = List.of("year", "mortality", "readmission_30d");
    private static final long LONGEST = 10_000;

    private DrgFile() {}

    public static DrgTable read(Path file) throws IOException {
        Map<DrgTable.Key, Expected> rows = new HashMap<>();
        StatedRows.read(file, COLUMNS, OPTIONAL, row -> {
            String year = row.text("year");
            if (row.text("drg").isEmpty() || !year.matches("(\\d{4})?")) {
                throw row.wrong("a line names a DRG, and no year or one of four digits");
            }
            row.scaled("weight", Reading.LengthRatio.SCALE, LONGEST);
            row.scaled("arithmetic_mean", Reading.LengthRatio.SCALE, LONGEST);
            Expected expected = new Expected(
                    Math.max(0, row.scaled("geometric_mean", Reading.LengthRatio.SCALE, LONGEST)),
                    row.scaled("mortality", Reading.CountRatio.SCALE, 1),
                    row.scaled("readmission_30d", Reading.CountRatio.SCALE, 1));
            DrgTable.Key key = new DrgTable.Key(row.text("drg"), year.isEmpty() ? 0 : Integer.parseInt(year));
            if (rows.putIfAbsent(key, expected) != null) {
                throw row.wrong("the DRG stands there twice");
            }
        });
        return new DrgTable(rows);
    }
}
