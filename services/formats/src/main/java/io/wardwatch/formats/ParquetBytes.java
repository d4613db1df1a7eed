package io.wardwatch.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file for the Parquet library. Trouble of the disk comes as {@link UncheckedIOException}, which the library lets through: its
 * own {@link IOException} can then only mean that what stands in the file is wrong.
 *
 * @param raw may count what is read
 */
record ParquetBytes(Path file, UnaryOperator<InputStream> raw) implements InputFile {
    @Override
    public long getLength() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SeekableInputStream newStream() {
        try {
            return new Positioned(FileChannel.open(file), raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Positioned extends DelegatingSeekableInputStream {
        private final SeekableByteChannel channel;

        Positioned(SeekableByteChannel channel, UnaryOperator<InputStream> raw) {
            super(raw.apply(new Unchecked(Channels.newInputStream(channel))));
            this.channel = channel;
        }

        @Override
        public long getPos() {
            try {
                return channel.position();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void seek(long position) {
            try {
                channel.position(position);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Bytes of the disk, unbuffered: the channel stands where reading goes on. */
    private static final class Unchecked extends InputStream {
        private final InputStream in;

        Unchecked(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() {
            try {
                return in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                return in.read(into, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
