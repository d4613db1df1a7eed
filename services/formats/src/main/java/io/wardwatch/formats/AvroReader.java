package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.apache.avro.Schema;

/**
 * Events of an Avro object container file. A file of the contract as it is goes straight to events; one with another schema
 * (an earlier version, a single event type) is resolved to the contract by Avro first. The place of a record is its number in
 * the file, from 1.
 */
public final class AvroReader implements EventSource {
    private static final byte[] NOTHING = {};

    private final String name;
    private final AvroContainer container;
    private final EventWire events = EventWire.ofFiles();
    private final AvroInput in = new AvroInput();
    private ResolvedRecords resolved;
    private boolean opened;
    private boolean ended;
    private long left;
    private long number;

    /**
     * @param stream closed with this reader
     * @param name of the file, for places
     */
    public AvroReader(InputStream stream, String name) {
        this.name = name;
        this.container = new AvroContainer(stream);
    }

    @Override
    public Parsed<Event> next() {
        if (ended) {
            return null;
        }
        try {
            if (!opened) {
                open();
            }
            while (left == 0) {
                if (!nextBlock()) {
                    ended = true;
                    return null;
                }
            }
            return record();
        } catch (AvroContainer.Broken e) {
            // Without sure blocks nothing behind this one can be found: what follows is lost, as in a file cut off
            // here.
            return broken(e.getMessage() + ", file breaks off");
        } catch (EOFException | ZipException e) {
            return broken("file breaks off");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        container.close();
    }

    private void open() throws IOException, AvroContainer.Broken {
        Schema writer = container.open();
        if (!AvroFiles.same(writer)) {
            resolved = ResolvedRecords.from(writer);
        }
        opened = true;
    }

    private boolean nextBlock() throws IOException, AvroContainer.Broken {
        if (resolved == null && in.remaining() > 0) {
            throw new AvroContainer.Broken("bytes behind the records of a block");
        }
        left = container.next();
        if (left < 0) {
            return false;
        }
        if (resolved == null) {
            in.over(container.block(), 0, container.length());
        } else {
            resolved.over(container.block(), container.length());
        }
        return true;
    }

    private Parsed<Event> record() throws AvroContainer.Broken {
        number++;
        left--;
        if (resolved != null) {
            byte[] bytes = resolved.next();
            in.over(bytes, 0, bytes.length);
        }
        in.nextRecord();
        int start = in.position();
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
            byte[] rest = Arrays.copyOfRange(source(), start, start + length(start));
            in.over(NOTHING, 0, 0);
            return Parsed.rejected(
                    RejectionReason.MALFORMED, "unreadable from here, block breaks off", name + ":" + number, rest);
        }
        Rejection rejection = EventWire.refusal(event, in);
        return rejection == null
                ? Parsed.accepted(event)
                : new Parsed.Rejected<>(
                        rejection, name + ":" + number, Arrays.copyOfRange(source(), start, in.position()));
    }

    @Override
    public String place() {
        return name + ":" + number;
    }

    private byte[] source() {
        return resolved == null ? container.block() : resolved.bytes();
    }

    private int length(int start) {
        return (resolved == null ? container.length() : resolved.bytes().length) - start;
    }

    private Parsed<Event> broken(String detail) {
        ended = true;
        return Parsed.rejected(RejectionReason.MALFORMED, detail, name + ":" + (number + 1), NOTHING);
    }
}
