package io.wardwatch.backtest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A replay that was stopped, as a file: how many records were read, and the events among them by patient. Records that were
 * refused are not in it: a resumed run reads the files from their beginning and lays by what was not laid by yet, so what counts
 * records counts all of them again. Nothing in it depends on the number of threads. Holds patient data: it lies in the run's
 * folder until the run is complete.
 */
final class Checkpoint {
    static final String FILE = "checkpoint.bin";

    /** The beginning of history. */
    static final Checkpoint NONE = new Checkpoint(null, 0);

    private static final int FORMAT = 0x57434B33;

    private static final String DAMAGED = "it is damaged, cut off or of another version";

    private final Path file;
    private final long records;

    private Checkpoint(Path file, long records) {
        this.file = file;
        this.records = records;
    }

    long records() {
        return records;
    }

    /**
     * The checkpoint in {@code folder}, or {@link #NONE} where there is none.
     *
     * @param of what it has to be of: inputs, models, settings
     * @throws CheckpointRefused where it is of something else, of another version, or damaged
     */
    static Checkpoint find(Path folder, String of) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        requireWhole(file);
        try (DataInputStream in = open(file)) {
            return new Checkpoint(file, head(in, of));
        }
    }

    /** Events are read by what they say of their own length: one bit that is another would be another history. */
    private static void requireWhole(Path file) throws IOException {
        long left = Files.size(file) - Long.BYTES;
        CRC32 sum = new CRC32();
        try (DataInputStream in = open(file)) {
            byte[] bytes = new byte[1 << 16];
            while (left > 0) {
                int some = (int) Math.min(bytes.length, left);
                in.readFully(bytes, 0, some);
                sum.update(bytes, 0, some);
                left -= some;
            }
            if (left < 0 || in.readLong() != sum.getValue()) {
                throw new CheckpointRefused(DAMAGED);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** Writes what was read. */
    static void write(Path folder, String of, long records, EventsByPatient events) throws IOException {
        Path fresh = folder.resolve(FILE + ".new");
        CheckedOutputStream summed =
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16), new CRC32());
        try (DataOutputStream out = new DataOutputStream(summed)) {
            out.writeInt(FORMAT);
            out.writeUTF(of);
            out.writeLong(records);
            events.save(out);
            out.writeLong(summed.getChecksum().getValue());
        }
        // A run that is killed while it writes leaves the checkpoint before.
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Lays all of it by in {@code events}. */
    void restore(EventsByPatient events) throws IOException {
        if (file == null) {
            return;
        }
        try (DataInputStream in = open(file)) {
            in.readInt();
            in.readUTF();
            in.readLong();
            events.restore(in);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static long head(DataInputStream in, String of) throws IOException {
        if (in.readInt() != FORMAT) {
            throw new CheckpointRefused("it was written by another version");
        }
        if (!in.readUTF().equals(of)) {
            throw new CheckpointRefused("it is of other events, models or settings");
        }
        return in.readLong();
    }
}
