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
    private final GenericDatumWriter<Object> writer = new GenericDatumWriter<>(AvroFiles.SCHEMA);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private BinaryDecoder decoder;
    private BinaryEncoder encoder;
    private byte[] bytes = {};

    private ResolvedRecords(Schema from) {
        reader = new GenericDatumReader<>(from, AvroFiles.SCHEMA);
    }

    static ResolvedRecords from(Schema writer) {
        return new ResolvedRecords(writer);
    }

    /** Stands at the beginning of a block. */
    void over(byte[] block, int length) {
        decoder = DecoderFactory.get().binaryDecoder(block, 0, length, decoder);
    }

    /** The next record under the contract's union. */
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
