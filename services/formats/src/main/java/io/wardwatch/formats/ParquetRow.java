package io.wardwatch.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** The row at hand, as the Parquet library hands it over value by value: written down as an object of the plain form. */
final class ParquetRow extends RecordMaterializer<ParquetRow> {
    private static final JsonFactory JSON = new JsonFactory();

    private final Bounded bytes = new Bounded();
    private JsonGenerator json;
    private GroupConverter root;

    /** Throws {@link ParquetRefused} where a column is of a type that no field has. */
    void shapedAs(MessageType schema) {
        root = new ParquetShape(this).row(schema);
    }

    void begin() {
        bytes.reset();
        try {
            json = JSON.createGenerator(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory was not writable", e);
        }
    }

    JsonGenerator out() {
        return json;
    }

    byte[] json() {
        return bytes.toByteArray();
    }

    /** Whether only its beginning is kept. */
    boolean tooLong() {
        return bytes.full;
    }

    void end() {
        try {
            json.close();
        } catch (IOException e) {
            throw new IllegalStateException("memory was not writable", e);
        }
    }

    @Override
    public ParquetRow getCurrentRecord() {
        return this;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    /** Keeps no more than the longest record: a row may hold lists of any length. */
    private static final class Bounded extends ByteArrayOutputStream {
        private boolean full;

        @Override
        public synchronized void write(byte[] from, int offset, int length) {
            if (size() + (long) length > ConfluentWire.MAX_RECORD) {
                full = true;
            } else {
                super.write(from, offset, length);
            }
        }

        @Override
        public synchronized void reset() {
            full = false;
            super.reset();
        }
    }
}
