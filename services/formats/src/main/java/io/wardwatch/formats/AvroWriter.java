package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;

/**
 * Writes events of all three types to an Avro object container file, deflated. Patients stand in it by their pseudonyms. Equal
 * events give equal bytes, so its sync marker is fixed.
 */
public final class AvroWriter implements EventSink {
    private static final int BLOCK = 1 << 18;
    private static final byte[] SYNC = "wardwatch-events".getBytes(StandardCharsets.US_ASCII);

    private final DataFileWriter<Object> file = new DataFileWriter<>(new GenericDatumWriter<>(AvroFiles.SCHEMA));
    private final AvroOutput out = new AvroOutput();

    /**
     * @param stream closed with this writer
     */
    public AvroWriter(OutputStream stream) {
        try {
            // A higher level costs more time than all the rest, for a tenth of the size.
            file.setCodec(CodecFactory.deflateCodec(Deflater.BEST_SPEED));
            file.setSyncInterval(BLOCK);
            file.create(AvroFiles.SCHEMA, stream, SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(Event event, ClearIds ids) {
        EventShape shape = EventShape.of(event);
        out.clear().number(AvroFiles.branch(shape));
        EventWire.write(event, shape, out);
        try {
            file.appendEncoded(ByteBuffer.wrap(out.buffer(), 0, out.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
