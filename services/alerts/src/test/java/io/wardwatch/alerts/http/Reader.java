package io.wardwatch.alerts.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Reads a journal without a network, as many events as it is told to. */
final class Reader implements Subscriber<byte[]> {
    /** An event as it went out. */
    record Event(String name, String id, String data) {
        static Event of(byte[] bytes) {
            String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
            return new Event(lines[0].substring(7), lines[1].substring(4), lines[2].substring(6));
        }
    }

    final List<Event> events = new ArrayList<>();
    boolean complete;
    private final Stream stream;

    private Reader(Journal journal, Optional<Cursor> cursor) {
        stream = new Stream(journal, journal.tip().orElseThrow(), cursor, this, gone -> {});
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
        events.add(Event.of(event));
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
