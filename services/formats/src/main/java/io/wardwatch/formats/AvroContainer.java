package io.wardwatch.formats;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The blocks of an Avro object container file, as they lie. Avro's own reader takes a file
 * that breaks off for one that ends, which would lose events without a word; this one says so. Codecs {@code null} and
 * {@code deflate}.
 */
final class AvroContainer implements AutoCloseable {
    /** What every such file begins with. */
    static final byte[] MAGIC = {'O', 'b', 'j', 1};

    /** A file that is not what it should be; the message names no content. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    private static final int SYNC = 16;
    private static final int LONGEST_HEADER = 1 << 20;

    private final InputStream in;
    private byte[] sync;
    private boolean deflated;

    AvroContainer(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Reads the header; the schema is the writer's. */
    Schema open() throws IOException, Broken {
        if (!Arrays.equals(bytes(MAGIC.length), MAGIC)) {
            throw new Broken("not an Avro file");
        }
        Map<String, byte[]> meta = new HashMap<>();
        for (long count = number(); count != 0; count = number()) {
            if (count < 0) {
                count = -count;
                number();
            }
            for (long i = 0; i < count; i++) {
                String name = new String(sized(), StandardCharsets.UTF_8);
                meta.put(name, sized());
                if (meta.size() > 1_000) {
                    throw new Broken("header is too long");
                }
            }
        }
        sync = bytes(SYNC);
        String codec = new String(meta.getOrDefault("avro.codec", new byte[0]), StandardCharsets.UTF_8);
        deflated = codec.equals("deflate");
        if (!deflated && !codec.isEmpty() && !codec.equals("null")) {
            throw new Broken("compressed otherwise than by null or deflate");
        }
        try {
            String text = new String(meta.getOrDefault("avro.schema", new byte[0]), StandardCharsets.UTF_8);
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new Broken("no schema in the header");
        }
    }

    /** The next block, or null at the end of the file. */
    AvroBlock next() throws IOException, Broken {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        long records = number(first);
        long size = number();
        if (records < 0 || size < 0 || size > AvroBlockReader.LONGEST_BLOCK) {
            throw new Broken("not a block");
        }
        byte[] block = bytes((int) size);
        if (!Arrays.equals(bytes(SYNC), sync)) {
            throw new Broken("block without its sync marker");
        }
        return new AvroBlock(records, block, deflated);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] sized() throws IOException, Broken {
        long size = number();
        if (size < 0 || size > LONGEST_HEADER) {
            throw new Broken("header is too long");
        }
        return bytes((int) size);
    }

    private byte[] bytes(int size) throws IOException {
        byte[] bytes = new byte[size];
        fill(bytes, size);
        return bytes;
    }

    private void fill(byte[] bytes, int size) throws IOException {
        if (in.readNBytes(bytes, 0, size) < size) {
            throw new EOFException();
        }
    }

    private long number() throws IOException, Broken {
        return number(byteOrEnd());
    }

    private long number(int first) throws IOException, Broken {
        long zigzag = first & 0x7F;
        int b = first;
        for (int shift = 7; b > 0x7F; shift += 7) {
            if (shift > 63) {
                throw new Broken("number over 64 bits");
            }
            b = byteOrEnd();
            zigzag |= (b & 0x7FL) << shift;
        }
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    private int byteOrEnd() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException();
        }
        return b;
    }
}
