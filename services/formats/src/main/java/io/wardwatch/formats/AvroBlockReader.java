package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.avro.Schema;

/**
 * The events of one block after another. A file of the contract as it is goes straight to events; one with another schema (an
 * earlier version, a single event type) is resolved to the contract by Avro first. What a block holds depends on no other block,
 * so several threads may each read some with a reader of their own. The place of what is refused is left to the caller.
 */
public final class AvroBlockReader implements AutoCloseable {
    static final int LONGEST_BLOCK = 64 << 20;
    private static final byte[] NOTHING = {};
    private static final int FIRST_ROOM = 1 << 19;

    private final EventWire events = EventWire.ofFiles();
    private final AvroInput in = new AvroInput();
    private final Inflater inflater = new Inflater(true);
    private final ResolvedRecords resolved;
    private byte[] bytes = NOTHING;
    private int length;
    private long left;
    private int start;
    private String trouble = "";
    private boolean breaksOff;

    /** @param writer the schema of the file */
    AvroBlockReader(Schema writer) {
        this.resolved = AvroFiles.same(writer) ? null : ResolvedRecords.from(writer);
    }

    /** Stands before the first record of {@code block}. */
    public void over(AvroBlock block) {
        left = block.records();
        trouble = "";
        breaksOff = false;
        try {
            unpack(block);
        } catch (AvroContainer.Broken e) {
            trouble = e.getMessage();
            return;
        }
        if (resolved == null) {
            in.over(bytes, 0, length);
        } else {
            resolved.over(bytes, length);
        }
    }

    /** The next record, or null at the end of the block. */
    public Parsed<Event> next() {
        if (breaksOff) {
            return null;
        }
        try {
            if (trouble.isEmpty() && left > 0) {
                return record();
            }
        } catch (AvroContainer.Broken e) {
            trouble = e.getMessage();
        }
        if (trouble.isEmpty() && resolved == null && in.remaining() > 0) {
            trouble = "bytes behind the records of a block";
        }
        if (trouble.isEmpty()) {
            return null;
        }
        // Without sure blocks nothing behind this one can be found: what follows is lost, as in a file cut off here.
        breaksOff = true;
        return Parsed.rejected(RejectionReason.MALFORMED, trouble + ", file breaks off", "", NOTHING);
    }

    /** Whether what was refused last is the end of the file, and no record of its own. */
    public boolean breaksOff() {
        return breaksOff;
    }

    /** Where the last record begins in {@link #source()}. */
    public int start() {
        return start;
    }

    /** Where the last record ends, if it was accepted. */
    public int end() {
        return in.position();
    }

    /** What holds the bytes of the last record, in the contract's form; until the next is read. */
    public byte[] source() {
        return resolved == null ? bytes : resolved.bytes();
    }

    @Override
    public void close() {
        inflater.end();
    }

    private Parsed<Event> record() throws AvroContainer.Broken {
        left--;
        if (resolved != null) {
            byte[] record = resolved.next();
            in.over(record, 0, record.length);
        }
        in.nextRecord();
        start = in.position();
        EventShape shape = AvroFiles.shape(in.number());
        Event event = null;
        if (shape == null) {
            in.refuse(RejectionReason.MALFORMED, "branch of a union");
        } else {
            event = events.read(shape, in);
        }
        if (in.broken() || shape == null) {
            // Where a record has no end, the next one has no beginning: what is left of the block is lost.
            left = 0;
            int end = resolved == null ? length : resolved.bytes().length;
            byte[] rest = Arrays.copyOfRange(source(), start, end);
            in.over(NOTHING, 0, 0);
            return Parsed.rejected(RejectionReason.MALFORMED, "unreadable from here, block breaks off", "", rest);
        }
        Rejection rejection = EventWire.refusal(event, in);
        return rejection == null
                ? Parsed.accepted(event)
                : new Parsed.Rejected<>(rejection, "", Arrays.copyOfRange(source(), start, in.position()));
    }

    private void unpack(AvroBlock block) throws AvroContainer.Broken {
        if (block.deflated()) {
            inflate(block.bytes());
        } else {
            bytes = block.bytes();
            length = bytes.length;
        }
        if (block.records() > length) {
            throw new AvroContainer.Broken("more records than bytes in a block");
        }
    }

    private void inflate(byte[] packed) throws AvroContainer.Broken {
        if (bytes.length == 0) {
            bytes = new byte[FIRST_ROOM];
        }
        inflater.reset();
        inflater.setInput(packed);
        length = 0;
        try {
            while (!inflater.finished()) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, length * 2);
                }
                int more = inflater.inflate(bytes, length, bytes.length - length);
                length += more;
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new AvroContainer.Broken("block is not deflated");
                }
                if (length > LONGEST_BLOCK) {
                    throw new AvroContainer.Broken("block is too long");
                }
            }
        } catch (DataFormatException e) {
            throw new AvroContainer.Broken("block is not deflated");
        }
    }
}
