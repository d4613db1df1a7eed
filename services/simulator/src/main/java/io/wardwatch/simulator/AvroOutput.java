package io.wardwatch.simulator;

import io.wardwatch.formats.AvroWriter;
import io.wardwatch.formats.ClearIds;
import io.wardwatch.formats.EventWire;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** {@code events.avro}; patients stand in it by their pseudonyms. The digest is of the events as they travel on Kafka. */
final class AvroOutput implements FeedOutput {
    static final Path NAME = Path.of("events.avro");
    private static final int BUFFER = 1 << 16;

    private final AvroWriter writer;
    private final EventWire wire = EventWire.ofTopics();
    private final MessageDigest digest = Digests.sha256();

    AvroOutput(Path folder) throws IOException {
        writer = new AvroWriter(new BufferedOutputStream(Files.newOutputStream(folder.resolve(NAME)), BUFFER));
    }

    @Override
    public boolean write(SimulatedRecord record) {
        if (record instanceof Sent sent) {
            writer.write(sent.event(), ClearIds.of(sent.patientId()));
            digest.update(wire.toWire(sent.event()));
            return true;
        }
        return false;
    }

    @Override
    public Path file() {
        return NAME;
    }

    @Override
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        writer.close();
    }
}
