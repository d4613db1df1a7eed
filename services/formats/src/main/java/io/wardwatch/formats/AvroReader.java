package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipException;
import org.apache.avro.Schema;

/**
 * Events of an Avro object container file, one by one, or block by block for several threads. The place of a record is its number
 * in the file, from 1.
 */
public final class AvroReader implements EventSource {
    private static final byte[] NOTHING = {};

    private final String name;
    private final AvroContainer container;
    private Schema writer;
    private AvroBlockReader records;
    private boolean ended;
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
        while (true) {
            Parsed<Event> record = records == null ? null : records.next();
            if (record != null) {
                return placed(record);
            }
            Parsed<AvroBlock> block = records != null && records.breaksOff() ? null : nextBlock();
            switch (block) {
                case null -> {
                    return null;
                }
                case Parsed.Accepted<AvroBlock>(AvroBlock next) -> {
                    records = records == null ? reader() : records;
                    records.over(next);
                }
                case Parsed.Rejected<AvroBlock> broken -> {
                    return new Parsed.Rejected<>(broken.rejection(), place(number + 1), broken.original());
                }
            }
        }
    }

    private Parsed<Event> placed(Parsed<Event> record) {
        number += records.breaksOff() ? 0 : 1;
        return record instanceof Parsed.Rejected<Event> refused
                ? new Parsed.Rejected<>(
                        refused.rejection(), place(records.breaksOff() ? number + 1 : number), refused.original())
                : record;
    }

    /**
     * The next block as it lies, a {@link Parsed.Rejected} of no place as the last where the file breaks off, or null at its end.
     * Not to be mixed with {@link #next()}.
     */
    public Parsed<AvroBlock> nextBlock() {
        if (ended) {
            return null;
        }
        try {
            if (writer == null) {
                writer = container.open();
            }
            AvroBlock block = container.next();
            ended = block == null;
            return ended ? null : Parsed.accepted(block);
        } catch (AvroContainer.Broken e) {
            return broken(e.getMessage() + ", file breaks off");
        } catch (EOFException | ZipException e) {
            return broken("file breaks off");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader for blocks of this file, once there was one; closed by whoever asks. */
    public AvroBlockReader reader() {
        return new AvroBlockReader(writer);
    }

    @Override
    public void close() {
        container.close();
        if (records != null) {
            records.close();
        }
    }

    @Override
    public String place() {
        return place(number);
    }

    /** Where record {@code which} of the file stands. */
    public String place(long which) {
        return name + ":" + which;
    }

    private Parsed<AvroBlock> broken(String detail) {
        ended = true;
        return Parsed.rejected(RejectionReason.MALFORMED, detail, "", NOTHING);
    }
}
