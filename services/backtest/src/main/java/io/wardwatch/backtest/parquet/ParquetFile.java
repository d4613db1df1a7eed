package io.wardwatch.backtest.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Writes one table as a Parquet file, row by row, a value for each column in their order. Every column is optional; texts,
 * dates and times carry their logical types, so that readers need no casts. Not compressed: equal rows are equal bytes on every
 * machine, whatever its codecs. An earlier file is replaced.
 *
 * <p>Memory holds one group of rows, some 16 MB. One thread.
 */
public final class ParquetFile implements Closeable {
    private static final long BYTES_A_GROUP = 16 << 20;

    private final Object[] row;
    private final ParquetWriter<Object[]> out;
    private int at;

    public ParquetFile(Path file, List<Column> columns) throws IOException {
        row = new Object[columns.size()];
        out = new Builder(file, new TableRows(columns))
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withRowGroupSize(BYTES_A_GROUP)
                .build();
    }

    public void absent() {
        row[at++] = null;
    }

    public void text(String value) {
        row[at++] = value;
    }

    /** Also days and microseconds, by the column's type. */
    public void number(long value) {
        row[at++] = value;
    }

    public void decimal(double value) {
        row[at++] = value;
    }

    public void flag(boolean value) {
        row[at++] = value;
    }

    /** Ends a row; throws {@link IllegalStateException} where it is short of a value. */
    public void end() throws IOException {
        if (at != row.length) {
            throw new IllegalStateException("a row of " + at + " values in a table of " + row.length + " columns");
        }
        at = 0;
        out.write(row);
        Arrays.fill(row, null);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
        private final TableRows rows;

        Builder(Path file, TableRows rows) {
            super(new LocalOutputFile(file));
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** What a builder still has to have; nobody calls it with the configuration that is given. */
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
            return rows;
        }

        @Override
        protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }
    }
}
