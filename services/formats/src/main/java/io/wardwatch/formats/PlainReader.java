package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.function.Function;

/** Events in the plain form: one JSON object a line. Blank lines count as lines and as nothing else. */
public final class PlainReader implements EventSource {
    private final String name;
    private final Lines lines;
    private final PlainParser parser;
    private boolean ended;

    /**
     * @param in closed with this reader
     * @param name of the file, for places
     * @param zones zone of a facility, for times without an offset
     */
    public PlainReader(InputStream in, String name, Pseudonyms pseudonyms, Function<String, ZoneId> zones) {
        this.name = name;
        this.lines = new Lines(in);
        this.parser = new PlainParser(pseudonyms, zones);
    }

    @Override
    public Parsed<Event> next() {
        while (!ended) {
            boolean line = lines.next();
            if (lines.brokenOff() && lines.atEnd()) {
                ended = true;
                long number = line ? lines.number() : lines.number() + 1;
                return Parsed.rejected(
                        RejectionReason.MALFORMED, "compressed file breaks off", name + ":" + number, lines.copy());
            }
            if (!line) {
                ended = true;
            } else if (!blank()) {
                return record();
            }
        }
        return null;
    }

    private Parsed<Event> record() {
        if (lines.length() > ConfluentWire.MAX_RECORD) {
            return Parsed.rejected(RejectionReason.TOO_LONG, "record", place(), lines.copy());
        }
        Event event = parser.parse(lines.buffer(), lines.start(), lines.length());
        return event != null
                ? Parsed.accepted(event)
                : new Parsed.Rejected<>(parser.rejection(), place(), lines.copy());
    }

    @Override
    public String place() {
        return name + ":" + lines.number();
    }

    @Override
    public byte[] original() {
        return lines.copy();
    }

    private boolean blank() {
        for (int i = lines.start(); i < lines.start() + lines.length(); i++) {
            if (lines.buffer()[i] != ' ' && lines.buffer()[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        lines.close();
    }
}
