package io.wardwatch.formats;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * How pages of Parquet files are decompressed: SNAPPY, ZSTD, GZIP, LZ4_RAW, or not at all. The Parquet library's own codecs
 * want Hadoop's classes, and trust the size that a page claims; here a page that claims more than {@value #LARGEST_PAGE} bytes
 * is refused before there is room made for it.
 */
final class ParquetCodecs implements CompressionCodecFactory {
    private static final int LARGEST_PAGE = 256 << 20;

    /** Gives exactly {@code size} bytes, or fails. */
    private interface Codec {
        byte[] decompress(byte[] page, int size) throws IOException;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return switch (name) {
            case UNCOMPRESSED -> new Decompressor((page, size) -> page);
            case SNAPPY -> new Decompressor(ParquetCodecs::snappy);
            case ZSTD -> new Decompressor(ParquetCodecs::zstd);
            case GZIP -> new Decompressor(ParquetCodecs::gzip);
            case LZ4_RAW -> new Decompressor(ParquetCodecs::lz4);
            default ->
                throw new ParquetRefused(
                        "compressed with " + name + ", which is not read (SNAPPY, ZSTD, GZIP and LZ4_RAW are)");
        };
    }

    private static byte[] snappy(byte[] page, int size) throws IOException {
        // The page says its size a second time, and the library trusts that.
        if (Snappy.uncompressedLength(page) != size) {
            throw new IOException("page of another size");
        }
        return Snappy.uncompress(page);
    }

    private static byte[] zstd(byte[] page, int size) throws IOException {
        byte[] plain = new byte[size];
        long got = Zstd.decompress(plain, page);
        return Zstd.isError(got) ? new byte[0] : Arrays.copyOf(plain, (int) got);
    }

    private static byte[] gzip(byte[] page, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(page))) {
            return in.readNBytes(size);
        }
    }

    private static byte[] lz4(byte[] page, int size) {
        byte[] plain = new byte[size];
        int got = new Lz4Decompressor().decompress(page, 0, page.length, plain, 0, size);
        return Arrays.copyOf(plain, got);
    }

    private record Decompressor(Codec codec) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            return BytesInput.from(plain(page.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer page, int compressed, ByteBuffer into, int size) throws IOException {
            byte[] bytes = new byte[compressed];
            page.get(bytes);
            into.put(plain(bytes, size));
        }

        private byte[] plain(byte[] page, int size) throws IOException {
            if (size < 0 || size > LARGEST_PAGE) {
                throw new ParquetRefused("a page over " + (LARGEST_PAGE >> 20) + " MB");
            }
            byte[] plain = codec.decompress(page, size);
            if (plain.length != size) {
                throw new IOException("page of another size");
            }
            return plain;
        }

        @Override
        public void release() {
            // Nothing is held between pages.
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        throw new UnsupportedOperationException("these codecs read only");
    }

    @Override
    public void release() {
        // Nothing is held between files.
    }
}
