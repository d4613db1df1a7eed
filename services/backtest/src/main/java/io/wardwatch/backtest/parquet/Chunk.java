package io.wardwatch.backtest.parquet;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One column of one group of rows while it fills: which values are there, and those that are. Texts stand in a dictionary, as a
 * column of a hospital's table says the same few words again and again.
 */
final class Chunk {
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;
    private static final int DICTIONARY_PAGE = 2;
    private static final int GROUP = 8;

    final Column column;
    private final int[] present;
    private final int[] codes;
    private final Bytes values = new Bytes();
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private int rows;
    private int there;
    private int flags;

    Chunk(Column column, int mostRows) {
        this.column = column;
        this.present = new int[mostRows];
        this.codes = column.type() == Column.Type.TEXT ? new int[mostRows] : new int[0];
    }

    /** Where a written chunk lies, and how much it holds. */
    record Written(Column column, long dictionaryAt, long dataAt, long bytes, int rows) {
        boolean hasDictionary() {
            return dictionaryAt >= 0;
        }
    }

    void absent() {
        present[rows++] = 0;
    }

    void text(String value) {
        present[rows++] = 1;
        codes[there++] = words.computeIfAbsent(value, word -> words.size());
    }

    void number(long value) {
        present[rows++] = 1;
        there++;
        switch (column.type()) {
            case DAY -> values.int32(Math.toIntExact(value));
            case FLAG -> bit(value != 0);
            default -> values.int64(value);
        }
    }

    void decimal(double value) {
        number(Double.doubleToLongBits(value));
    }

    private void bit(boolean value) {
        int at = (there - 1) % GROUP;
        flags |= (value ? 1 : 0) << at;
        if (at == GROUP - 1) {
            values.one(flags);
            flags = 0;
        }
    }

    /** Appends dictionary and data to {@code out}, which begins at {@code offset} of the file, and empties this chunk. */
    Written write(Bytes out, long offset) {
        int began = out.size();
        long dictionaryAt = -1;
        if (column.type() == Column.Type.TEXT) {
            dictionaryAt = offset + began;
            dictionary(out);
        }
        long dataAt = offset + out.size();
        data(out);
        Written written = new Written(column, dictionaryAt, dataAt, out.size() - began, rows);
        rows = 0;
        there = 0;
        flags = 0;
        values.clear();
        words.clear();
        return written;
    }

    private void dictionary(Bytes out) {
        Bytes page = new Bytes();
        for (String word : words.keySet()) {
            byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
            page.int32(utf8.length);
            page.all(utf8);
        }
        header(out, DICTIONARY_PAGE, page.size())
                .open(7)
                .i32(1, words.size())
                .i32(2, PLAIN)
                .close()
                .close();
        out.all(page);
    }

    private void data(Bytes out) {
        Bytes page = new Bytes();
        Bytes levels = new Bytes();
        hybrid(levels, present, rows, 1);
        page.int32(levels.size());
        page.all(levels);
        boolean text = column.type() == Column.Type.TEXT;
        if (text) {
            int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, words.size() - 1)));
            page.one(width);
            hybrid(page, codes, there, width);
        } else {
            if (column.type() == Column.Type.FLAG && there % GROUP != 0) {
                values.one(flags);
            }
            page.all(values);
        }
        header(out, 0, page.size())
                .open(5)
                .i32(1, rows)
                .i32(2, text ? RLE_DICTIONARY : PLAIN)
                .i32(3, RLE)
                .i32(4, RLE)
                .close()
                .close();
        out.all(page);
    }

    private static Thrift header(Bytes out, int type, int size) {
        return new Thrift(out).open().i32(1, type).i32(2, size).i32(3, size);
    }

    /** Parquet's mixture of runs and packed bits: one run where all are alike, else all packed. */
    private static void hybrid(Bytes out, int[] numbers, int size, int width) {
        boolean alike = size > 0;
        for (int i = 1; alike && i < size; i++) {
            alike = numbers[i] == numbers[0];
        }
        if (alike) {
            out.varint((long) size << 1);
            for (int i = 0; i < (width + 7) / 8; i++) {
                out.one(numbers[0] >>> (8 * i));
            }
            return;
        }
        int groups = (size + GROUP - 1) / GROUP;
        out.varint(((long) groups << 1) | 1);
        long bits = 0;
        int held = 0;
        for (int i = 0; i < groups * GROUP; i++) {
            bits |= (i < size ? (long) numbers[i] : 0L) << held;
            held += width;
            while (held >= 8) {
                out.one((int) bits);
                bits >>>= 8;
                held -= 8;
            }
        }
    }
}
