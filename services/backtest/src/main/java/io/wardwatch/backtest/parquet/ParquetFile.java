package io.wardwatch.backtest.parquet;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one table as a Parquet file, row by row, a value for each column in their order. Every column is optional; texts,
 * dates and times carry their logical types, so that readers need no casts. Not compressed: equal rows are equal bytes on every
 * machine, whatever its zlib. Format: apache/parquet-format, version 2.
 *
 * <p>Memory holds one group of rows. One thread.
 */
public final class ParquetFile implements Closeable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_A_GROUP = 1 << 16;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;
    private static final int OPTIONAL = 1;
    private static final int CONVERTED_UTF8 = 0;
    private static final int CONVERTED_DATE = 6;
    private static final int CONVERTED_TIMESTAMP_MICROS = 10;

    private final OutputStream out;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<List<Chunk.Written>> groups = new ArrayList<>();
    private final Bytes buffer = new Bytes();
    private long written;
    private long rows;
    private int inGroup;
    private int at;

    public ParquetFile(Path file, List<Column> columns) throws IOException {
        for (Column column : columns) {
            chunks.add(new Chunk(column, ROWS_A_GROUP));
        }
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        out.write(MAGIC);
        written = MAGIC.length;
    }

    public void absent() {
        chunks.get(at++).absent();
    }

    public void text(String value) {
        chunks.get(at++).text(value);
    }

    /** Also days and microseconds, by the column's type. */
    public void number(long value) {
        chunks.get(at++).number(value);
    }

    public void decimal(double value) {
        chunks.get(at++).decimal(value);
    }

    public void flag(boolean value) {
        chunks.get(at++).number(value ? 1 : 0);
    }

    /** Ends a row; throws {@link IllegalStateException} where it is short of a value. */
    public void end() throws IOException {
        if (at != chunks.size()) {
            throw new IllegalStateException("a row of " + at + " values in a table of " + chunks.size() + " columns");
        }
        at = 0;
        rows++;
        if (++inGroup == ROWS_A_GROUP) {
            flushGroup();
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (inGroup > 0) {
                flushGroup();
            }
            buffer.clear();
            footer();
            int length = buffer.size();
            buffer.int32(length);
            buffer.all(MAGIC);
            buffer.writeTo(out);
        }
    }

    private void flushGroup() throws IOException {
        List<Chunk.Written> group = new ArrayList<>();
        for (Chunk chunk : chunks) {
            buffer.clear();
            group.add(chunk.write(buffer, written));
            buffer.writeTo(out);
            written += buffer.size();
        }
        groups.add(group);
        inGroup = 0;
    }

    private void footer() {
        Thrift footer = new Thrift(buffer).open().i32(1, 2).list(2, Thrift.STRUCT, chunks.size() + 1);
        footer.open().text(4, "table").i32(5, chunks.size()).close();
        chunks.forEach(chunk -> schema(footer, chunk.column));
        footer.i64(3, rows).list(4, Thrift.STRUCT, groups.size());
        for (List<Chunk.Written> group : groups) {
            footer.open().list(1, Thrift.STRUCT, group.size());
            group.forEach(chunk -> metadata(footer, chunk));
            footer.i64(2, group.stream().mapToLong(Chunk.Written::bytes).sum())
                    .i64(3, group.get(0).rows())
                    .close();
        }
        footer.text(6, "wardwatch").close();
    }

    private static void schema(Thrift footer, Column column) {
        footer.open().i32(1, column.type().physical).i32(3, OPTIONAL).text(4, column.name());
        switch (column.type()) {
            case TEXT -> footer.i32(6, CONVERTED_UTF8).open(10).open(1).close().close();
            case DAY -> footer.i32(6, CONVERTED_DATE).open(10).open(6).close().close();
            case TIME ->
                // Adjusted to UTC, in microseconds.
                footer.i32(6, CONVERTED_TIMESTAMP_MICROS)
                        .open(10)
                        .open(8)
                        .yes(1)
                        .open(2)
                        .open(2)
                        .close()
                        .close()
                        .close()
                        .close();
            default -> {
                // The physical type says it all.
            }
        }
        footer.close();
    }

    private static void metadata(Thrift footer, Chunk.Written chunk) {
        footer.open()
                .i64(2, chunk.hasDictionary() ? chunk.dictionaryAt() : chunk.dataAt())
                .open(3)
                .i32(1, chunk.column().type().physical)
                .list(2, Thrift.I32, chunk.hasDictionary() ? 3 : 2)
                .element(PLAIN)
                .element(RLE);
        if (chunk.hasDictionary()) {
            footer.element(RLE_DICTIONARY);
        }
        footer.list(3, Thrift.TEXT, 1)
                .text(chunk.column().name())
                .i32(4, 0)
                .i64(5, chunk.rows())
                .i64(6, chunk.bytes())
                .i64(7, chunk.bytes())
                .i64(9, chunk.dataAt());
        if (chunk.hasDictionary()) {
            footer.i64(11, chunk.dictionaryAt());
        }
        footer.close().close();
    }
}
