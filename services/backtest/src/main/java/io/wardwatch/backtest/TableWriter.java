package io.wardwatch.backtest;

import io.wardwatch.backtest.parquet.Column;
import io.wardwatch.backtest.parquet.ParquetFile;
import io.wardwatch.core.event.Event;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes one table twice, row by row: as {@code NAME.csv} and as {@code NAME.parquet}. Both hold the same. */
final class TableWriter implements Closeable {
    private static final int FLUSH_AT = 1 << 16;

    private final Writer csv;
    private final ParquetFile parquet;
    private final StringBuilder lines = new StringBuilder();
    private final CsvRow row = new CsvRow(lines);

    TableWriter(Path folder, String name, List<Column> columns) throws IOException {
        csv = new BufferedWriter(Files.newBufferedWriter(folder.resolve(name + ".csv")), 1 << 16);
        csv.write(columns.stream().map(Column::name).collect(Collectors.joining(",")) + "\n");
        parquet = new ParquetFile(folder.resolve(name + ".parquet"), columns);
    }

    /** Empty is absent. */
    TableWriter text(String value) {
        row.text(value);
        if (value.isEmpty()) {
            parquet.absent();
        } else {
            parquet.text(value);
        }
        return this;
    }

    /** {@link Event#ABSENT} is absent, here and below. */
    TableWriter number(long value) {
        row.number(value);
        return put(value);
    }

    TableWriter day(long value) {
        row.day(value);
        return put(value);
    }

    TableWriter time(long micros) {
        row.time(micros);
        return put(micros);
    }

    /** NaN is absent. */
    TableWriter decimal(double value) {
        row.decimal(value);
        if (Double.isNaN(value)) {
            parquet.absent();
        } else {
            parquet.decimal(value);
        }
        return this;
    }

    TableWriter flag(boolean value) {
        row.flag(value);
        parquet.flag(value);
        return this;
    }

    void end() throws IOException {
        row.end();
        parquet.end();
        if (lines.length() > FLUSH_AT) {
            flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (csv;
                parquet) {
            flush();
        }
    }

    private TableWriter put(long value) {
        if (value == Event.ABSENT) {
            parquet.absent();
        } else {
            parquet.number(value);
        }
        return this;
    }

    private void flush() throws IOException {
        csv.append(lines);
        lines.setLength(0);
    }
}
