package io.wardwatch.simulator;

import io.wardwatch.formats.ClearIds;
import io.wardwatch.formats.PlainWriter;
import io.wardwatch.simulator.SimulatedRecord.Garbage;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * {@code events.jsonl.gz}. The digest is of the lines: what compression makes of them differs from one machine's library to the
 * next.
 */
final class PlainOutput implements FeedOutput {
    static final Path NAME = Path.of("events.jsonl.gz");
    private static final int BUFFER = 1 << 16;

    /** Compresses as fast as the library can: the default level costs more time than making the events. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private final DigestOutputStream digest;
    private final PlainWriter writer;

    PlainOutput(Path folder) throws IOException {
        var file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(NAME)), BUFFER);
        digest = new DigestOutputStream(new Fast(file), Digests.sha256());
        writer = new PlainWriter(new BufferedOutputStream(digest, BUFFER));
    }

    @Override
    public boolean write(SimulatedRecord record) {
        switch (record) {
            case Sent sent -> writer.write(sent.event(), ClearIds.of(sent.patientId()));
            case Garbage garbage -> writer.writeLine(garbage.line());
        }
        return true;
    }

    @Override
    public Path file() {
        return NAME;
    }

    @Override
    public String sha256() {
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    @Override
    public void close() {
        writer.close();
    }
}
