package io.wardwatch.backtest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.wardwatch.backtest.parquet.Column;
import io.wardwatch.backtest.parquet.ParquetFile;
import io.wardwatch.core.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code kpi.parquet}: the rows of {@code kpi.csv} with their types. */
final class KpiTable {
    private static final Set<String> DAYS = Set.of("cohortFrom", "cohortTo", "asOf");
    private static final Set<String> TIMES = Set.of("restatedAt");
    private static final Set<String> NUMBERS = Set.of("numerator", "denominator", "sum", "revision");
    /** The sum of squares outgrows 64 bits: a double is what readers have for it. */
    private static final Set<String> DECIMALS = Set.of("sumSquares", "value", "low", "high");

    private KpiTable() {}

    static void copy(Path folder) throws IOException {
        List<Column> columns = Arrays.stream(KpiFile.HEADER.split(",", -1))
                .map(KpiTable::column)
                .toList();
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(folder.resolve(ReplayFiles.KPIS));
                ParquetFile out = new ParquetFile(folder.resolve("kpi.parquet"), columns)) {
            boolean header = true;
            for (CsvRecord row : rows) {
                if (!header) {
                    for (int i = 0; i < columns.size(); i++) {
                        put(out, columns.get(i), row.getField(i));
                    }
                    out.end();
                }
                header = false;
            }
        }
    }

    private static Column column(String name) {
        if (DAYS.contains(name)) {
            return Column.day(name);
        }
        if (TIMES.contains(name)) {
            return Column.time(name);
        }
        if (NUMBERS.contains(name)) {
            return Column.number(name);
        }
        return DECIMALS.contains(name) ? Column.decimal(name) : Column.text(name);
    }

    private static void put(ParquetFile out, Column column, String text) {
        if (text.isEmpty()) {
            out.absent();
            return;
        }
        switch (column.type()) {
            case DAY -> out.number(LocalDate.parse(text).toEpochDay());
            case TIME -> {
                Instant time = Instant.parse(text);
                out.number(Event.micros(time));
            }
            case LONG -> out.number(Long.parseLong(text));
            case DECIMAL -> out.decimal(Double.parseDouble(text));
            default -> out.text(text);
        }
    }
}
