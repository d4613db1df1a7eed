package io.wardwatch.backtest.parquet;

import java.nio.charset.StandardCharsets;

/** Thrift's compact protocol, as far as Parquet's headers and footer need it. Fields of a struct come in ascending order. */
final class Thrift {
    static final int I32 = 5;
    static final int STRUCT = 12;
    static final int TEXT = 8;
    private static final int TRUE = 1;
    private static final int I64 = 6;
    private static final int LIST = 9;
    private static final int LONG_LIST = 15;
    private static final int DEEPEST = 16;

    private final Bytes out;
    private final int[] lastField = new int[DEEPEST];
    private int depth;

    Thrift(Bytes out) {
        this.out = out;
    }

    Thrift i32(int field, int value) {
        begin(field, I32);
        out.varint(zigzag(value));
        return this;
    }

    Thrift i64(int field, long value) {
        begin(field, I64);
        out.varint(zigzag(value));
        return this;
    }

    Thrift text(int field, String value) {
        begin(field, TEXT);
        return text(value);
    }

    Thrift yes(int field) {
        begin(field, TRUE);
        return this;
    }

    /** A list of {@code size} elements, which have to follow. */
    Thrift list(int field, int type, int size) {
        begin(field, LIST);
        if (size < LONG_LIST) {
            out.one((size << 4) | type);
        } else {
            out.one((LONG_LIST << 4) | type);
            out.varint(size);
        }
        return this;
    }

    /** An element of a list of texts. */
    Thrift text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.varint(utf8.length);
        out.all(utf8);
        return this;
    }

    /** An element of a list of 32-bit numbers. */
    Thrift element(int value) {
        out.varint(zigzag(value));
        return this;
    }

    /** A struct in a field of the current one. */
    Thrift open(int field) {
        begin(field, STRUCT);
        return open();
    }

    /** A struct that is an element of a list, or the outermost. */
    Thrift open() {
        lastField[++depth] = 0;
        return this;
    }

    Thrift close() {
        out.one(0);
        depth--;
        return this;
    }

    private void begin(int field, int type) {
        out.one(((field - lastField[depth]) << 4) | type);
        lastField[depth] = field;
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }
}
