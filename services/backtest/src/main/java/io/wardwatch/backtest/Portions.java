package io.wardwatch.backtest;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.formats.AvroBlock;
import io.wardwatch.formats.AvroBlockReader;
import io.wardwatch.formats.AvroReader;
import io.wardwatch.formats.EventRecords;
import io.wardwatch.formats.EventSource;
import io.wardwatch.formats.Parsed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Reads a source in portions, in its order: blocks of an Avro file are unpacked and decoded by as many threads as there are; of
 * any other source the records are read by the caller's, and encoded by the others.
 */
final class Portions {
    private static final int RECORDS = 512;

    /** Takes portions in order, on the caller's thread. */
    interface Sink {
        void accept(Portion portion) throws IOException;
    }

    /** A record of a source that is read one by one. */
    private record Read(Parsed<Event> parsed, String place, byte[] original) {}

    private final int threads;
    private final long until;
    private final BooleanSupplier over;

    /** @param over asked before each portion is read; true ends the reading */
    Portions(int threads, long until, BooleanSupplier over) {
        this.threads = threads;
        this.until = until;
        this.over = over;
    }

    void read(EventSource source, Sink sink) throws IOException, InterruptedException {
        if (source instanceof AvroReader file) {
            readBlocks(file, sink);
        } else {
            new OrderedBlocks<EventRecords, List<Read>, Portion>(threads, EventRecords::new)
                    .run(new Blocks<>(() -> records(source)), this::encode, sink::accept);
        }
    }

    private void readBlocks(AvroReader file, Sink sink) throws IOException, InterruptedException {
        Parsed<AvroBlock> first = file.nextBlock();
        if (!(first instanceof Parsed.Accepted<AvroBlock>)) {
            if (first != null) {
                sink.accept(decode(null, first));
            }
            return;
        }
        List<AvroBlockReader> readers = new ArrayList<>(threads);
        List<Parsed<AvroBlock>> begun = new ArrayList<>(List.of(first));
        try {
            new OrderedBlocks<AvroBlockReader, Parsed<AvroBlock>, Portion>(threads, () -> {
                        readers.add(file.reader());
                        return readers.getLast();
                    })
                    .run(
                            new Blocks<>(() -> begun.isEmpty() ? file.nextBlock() : begun.removeLast()),
                            this::decode,
                            sink::accept);
        } finally {
            readers.forEach(AvroBlockReader::close);
        }
    }

    private Portion decode(AvroBlockReader reader, Parsed<AvroBlock> block) {
        Portion portion = new Portion(until);
        switch (block) {
            case Parsed.Rejected<AvroBlock>(Rejection rejection, String place, byte[] original) ->
                portion.breakOff(rejection, original);
            case Parsed.Accepted<AvroBlock>(AvroBlock packed) -> {
                reader.over(packed);
                for (Parsed<Event> parsed = reader.next(); parsed != null; parsed = reader.next()) {
                    switch (parsed) {
                        case Parsed.Accepted<Event>(Event event)
                        when portion.isAfterUntil(event) -> portion.refuseAfterUntil("", new byte[0]);
                        case Parsed.Accepted<Event>(Event event) ->
                            portion.accept(event, reader.source(), reader.start(), reader.end());
                        case Parsed.Rejected<Event>(Rejection rejection, String place, byte[] original) -> {
                            if (reader.breaksOff()) {
                                portion.breakOff(rejection, original);
                            } else {
                                portion.refuse(rejection, "", original);
                            }
                        }
                    }
                }
            }
        }
        return portion;
    }

    private List<Read> records(EventSource source) {
        List<Read> records = new ArrayList<>(RECORDS);
        while (records.size() < RECORDS) {
            Parsed<Event> parsed = source.next();
            if (parsed == null) {
                break;
            }
            boolean late = parsed instanceof Parsed.Accepted<Event>(Event event) && event.recordedAt() > until;
            records.add(new Read(parsed, late ? source.place() : "", late ? source.original() : null));
        }
        return records.isEmpty() ? null : records;
    }

    private Portion encode(EventRecords encoder, List<Read> records) {
        Portion portion = new Portion(until);
        for (Read read : records) {
            switch (read.parsed) {
                case Parsed.Accepted<Event>(Event event)
                when portion.isAfterUntil(event) -> portion.refuseAfterUntil(read.place, read.original);
                case Parsed.Accepted<Event>(Event event) -> {
                    byte[] bytes = encoder.write(event);
                    portion.accept(event, bytes, 0, bytes.length);
                }
                case Parsed.Rejected<Event>(Rejection rejection, String place, byte[] original) ->
                    portion.refuse(rejection, place, original);
            }
        }
        return portion;
    }

    /** What is read until there is no more, or nobody wants any. */
    private final class Blocks<B> implements Iterator<B> {
        private final Supplier<B> read;
        private B next;
        private boolean ended;

        Blocks(Supplier<B> read) {
            this.read = read;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended && !over.getAsBoolean()) {
                next = read.get();
                ended = next == null;
            }
            return next != null;
        }

        @Override
        public B next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            B given = next;
            next = null;
            return given;
        }
    }
}
