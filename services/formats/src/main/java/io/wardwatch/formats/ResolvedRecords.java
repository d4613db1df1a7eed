package io.wardwatch.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Records written under another schema, made into the contract's bytes by Avro's own rules of resolution. Slow and rare. */
final class ResolvedRecords {
    private final GenericDatumReader<Object> reader;
    private final GenericDatumWriter<Object> writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private BinaryDecoder decoder;
    private BinaryEncoder encoder;
    private byte[] bytes = {};

    private ResolvedRecords(Schema from, Schema to) {
        reader = new GenericDatumReader<>(from, to);
        writer = new GenericDatumWriter<>(to);
    }

    /** For files: the contract's union of events. */
    static ResolvedRecords from(Schema writer) {
        return from(writer, AvroFiles.SCHEMA);
    }

    static ResolvedRecords from(Schema writer, Schema contract) {
        return new ResolvedRecords(writer, contract);
    }

    /** Stands at the beginning of a block. */
    void over(byte[] block, int length) {
        decoder = DecoderFactory.get().binaryDecoder(block, 0, length, decoder);
    }

    /** The one record from {@code offset} on, under the contract's schema. */
    byte[] only(byte[] value, int offset) throws AvroContainer.Broken {
        decoder = DecoderFactory.get().binaryDecoder(value, offset, value.length - offset, decoder);
        return next();
    }

    /** The next record under the contract's schema. */
    byte[] next() throws AvroContainer.Broken {
        try {
            Object record = reader.read(null, decoder);
            out.reset();
            encoder = EncoderFactory.get().directBinaryEncoder(out, encoder);
            writer.write(record, encoder);
            bytes = out.toByteArray();
            return bytes;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new AvroContainer.Broken("records that do not resolve to the contract");
        }
    }

    /** What {@link #next()} gave last. */
    byte[] bytes() {
        return bytes;
    }
}
