package io.wardwatch.alerts.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Reads a journal without a network, as many events as it is told to. */
final class Reader implements Subscriber<byte[]> {
    /** An event as it went out. */
    record Event(String name, String id, String data) {
        static List<Event> of(byte[] bytes) {
            String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < lines.length; i += 4) {
                events.add(new Event(lines[i].substring(7), lines[i + 1].substring(4), lines[i + 2].substring(6)));
            }
            return events;
        }
    }

    final List<Event> events = new ArrayList<>();
    boolean complete;
    private final Stream stream;

    private Reader(Journal journal, Optional<Cursor> cursor) {
        Stream.Ticket ticket = new Stream.Ticket(cursor, Instant.MAX);
        stream = new Stream(journal, journal.tip().orElseThrow(), ticket, this, gone -> {}).batching(1);
    }

    static Reader from(Journal journal, Optional<Cursor> cursor) {
        return new Reader(journal, cursor);
    }

    /** From the cursor that {@code word} stands for. */
    static Reader from(Journal journal, String word) {
        return new Reader(
                journal, Optional.of(((Cursor.Decoded.Valid) journal.codec().decode(word)).cursor()));
    }

    Reader take(long n) {
        stream.request(n);
        return this;
    }

    void cut() {
        stream.cancel();
    }

    Stream stream() {
        return stream;
    }

    List<String> alerts() {
        return events.stream()
                .filter(event -> event.name().equals("alert"))
                .map(Event::data)
                .toList();
    }

    @Override
    public void onSubscribe(Subscription subscription) {}

    @Override
    public void onNext(byte[] event) {
        events.addAll(Event.of(event));
    }

    @Override
    public void onError(Throwable broken) {
        throw new AssertionError(broken);
    }

    @Override
    public void onComplete() {
        complete = true;
    }
}
