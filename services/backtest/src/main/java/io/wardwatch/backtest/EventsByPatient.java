package io.wardwatch.backtest;

import io.wardwatch.core.event.PatientKey;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Encoded events, gathered by patient: in parts by the leading bits of the patient's key, so that parts are in the order of keys
 * and each holds all events of its patients, in the order in which they came. In memory up to a budget; beyond it in one file,
 * which the system forgets with this process. Written by one thread, then read by any number.
 */
final class EventsByPatient implements AutoCloseable {
    private static final int BITS = 12;
    static final int PARTS = 1 << BITS;
    private static final int FIRST_ROOM = 256;

    /** Where bytes of one part lie in the file. */
    private record Extent(long offset, int length) {}

    private final Path folder;
    private final long budget;
    private final byte[][] tails = new byte[PARTS][];
    private final int[] filled = new int[PARTS];
    private final List<List<Extent>> extents = new ArrayList<>();
    private long inMemory;
    private long inFile;
    private FileChannel file;

    /**
     * @param folder where there is room for a file
     * @param budget bytes that may be kept in memory
     */
    EventsByPatient(Path folder, long budget) {
        this.folder = folder;
        this.budget = budget;
        for (int i = 0; i < PARTS; i++) {
            tails[i] = new byte[0];
            extents.add(new ArrayList<>(0));
        }
    }

    /** The part that a patient falls to. */
    static int part(PatientKey patient) {
        return (int) (patient.high() >>> (Long.SIZE - BITS));
    }

    /** Adds one event, with its length before it. */
    void add(int part, byte[] bytes, int from, int length) throws IOException {
        byte[] tail = room(part, Integer.BYTES + length);
        int at = filled[part];
        tail[at] = (byte) (length >>> 24);
        tail[at + 1] = (byte) (length >>> 16);
        tail[at + 2] = (byte) (length >>> 8);
        tail[at + 3] = (byte) length;
        System.arraycopy(bytes, from, tail, at + Integer.BYTES, length);
        filled(part, Integer.BYTES + length);
    }

    /** Bytes of a part. */
    int size(int part) {
        int size = filled[part];
        for (Extent extent : extents.get(part)) {
            size = Math.addExact(size, extent.length);
        }
        return size;
    }

    /** All events of a part: each behind its length, four bytes. */
    byte[] read(int part) throws IOException {
        byte[] bytes = new byte[size(part)];
        int at = 0;
        for (Extent extent : extents.get(part)) {
            ByteBuffer into = ByteBuffer.wrap(bytes, at, extent.length);
            long from = extent.offset;
            while (into.hasRemaining()) {
                from += file.read(into, from);
            }
            at += extent.length;
        }
        System.arraycopy(tails[part], 0, bytes, at, filled[part]);
        return bytes;
    }

    /** Writes all parts, so that {@link #restore} finds them again. */
    void save(DataOutputStream out) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            byte[] bytes = read(part);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** Adds all that was saved. */
    void restore(DataInputStream in) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            int length = in.readInt();
            in.readFully(room(part, length), filled[part], length);
            filled(part, length);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private byte[] room(int part, int more) {
        int needed = filled[part] + more;
        if (tails[part].length < needed) {
            tails[part] = Arrays.copyOf(tails[part], Math.max(needed, Math.max(FIRST_ROOM, 2 * tails[part].length)));
        }
        return tails[part];
    }

    private void filled(int part, int more) throws IOException {
        filled[part] += more;
        inMemory += more;
        if (inMemory > budget) {
            spill();
        }
    }

    private void spill() throws IOException {
        if (file == null) {
            // A name that nobody finds: the file is unlinked as soon as it is open where the system can.
            file = FileChannel.open(
                    Files.createTempFile(folder, ".events", ".tmp"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        for (int part = 0; part < PARTS; part++) {
            if (filled[part] > 0) {
                ByteBuffer bytes = ByteBuffer.wrap(tails[part], 0, filled[part]);
                extents.get(part).add(new Extent(inFile, filled[part]));
                while (bytes.hasRemaining()) {
                    inFile += file.write(bytes, inFile);
                }
                filled[part] = 0;
            }
        }
        inMemory = 0;
    }
}
