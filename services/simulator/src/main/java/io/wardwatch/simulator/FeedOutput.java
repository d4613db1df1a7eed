package io.wardwatch.simulator;

import java.io.IOException;
import java.nio.file.Path;

/** The event file of one run. */
interface FeedOutput extends AutoCloseable {
    static FeedOutput open(Path folder, FeedFiles.Format format) throws IOException {
        return switch (format) {
            case JSONL -> new PlainOutput(folder);
            case AVRO -> new AvroOutput(folder);
        };
    }

    /** Writes one record; false where this form cannot carry it. */
    boolean write(SimulatedRecord record) throws IOException;

    /** Its name in the folder. */
    Path file();

    /** Of all that was written, before compression, once closed: lower-case hex. */
    String sha256();

    @Override
    void close() throws IOException;
}
