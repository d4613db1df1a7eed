package io.wardwatch.formats;

/** A Parquet file is sound, but written in a way that is not read; the message says which, in a few words. */
final class ParquetRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    ParquetRefused(String message) {
        super(message);
    }
}
