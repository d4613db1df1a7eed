package io.wardwatch.alerts.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One reader of a feed: a place in the journal and nothing else. It hands out the next event when the connection takes one;
 * so a reader that does not read costs what this object weighs, and is told to start over once the ring has gone past it.
 *
 * <p>A reader that comes back is first given, in the order of ids, each row that changed since its cursor, as it now stands, but
 * for those that change again meanwhile: these come with the ring, which it follows from where it came in.
 */
final class Stream implements Subscription {
    private final Journal journal;
    private final Subscriber<? super byte[]> reader;
    private final Consumer<Stream> gone;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicInteger turns = new AtomicInteger();

    /** Where it came in; entries from this number on come from the ring. */
    private final Journal.Tip start;

    /** What it has seen, while it is given what it missed; null once it follows. */
    private Cursor missing;

    private String lastId = "";
    private long next;
    private boolean over;
    private volatile boolean beat = true;
    private volatile boolean ending;
    private volatile boolean cancelled;

    /**
     * @param start the journal's end as it comes in
     * @param cursor what it has seen; empty = it wants what comes from now on
     * @param gone told once, when it ends
     */
    Stream(
            Journal journal,
            Journal.Tip start,
            Optional<Cursor> cursor,
            Subscriber<? super byte[]> reader,
            Consumer<Stream> gone) {
        this.journal = journal;
        this.start = start;
        this.next = start.seq();
        this.missing = cursor.orElse(null);
        this.reader = reader;
        this.gone = gone;
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            cancel();
            return;
        }
        wanted.accumulateAndGet(n, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        serve();
    }

    @Override
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            gone.accept(this);
        }
    }

    /** Has it say that it is alive when it has nothing else to say. */
    void beat() {
        beat = true;
        serve();
    }

    /** Ends it, between two events. */
    void end() {
        ending = true;
        serve();
    }

    /** Hands out what there is and is wanted. Any thread; one at a time does the work. */
    void serve() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int taken = 1;
        do {
            try {
                handOut();
            } catch (RuntimeException broken) {
                cancel();
                reader.onError(broken);
            }
            taken = turns.addAndGet(-taken);
        } while (taken != 0);
    }

    private void handOut() {
        while (!cancelled && !over && !ending && wanted.get() > 0) {
            byte[] event = next();
            if (event == null) {
                break;
            }
            wanted.decrementAndGet();
            reader.onNext(event);
        }
        if ((over || ending) && !cancelled) {
            cancel();
            reader.onComplete();
        }
    }

    private byte[] next() {
        byte[] event = missing == null ? null : missed();
        return event == null ? followed() : event;
    }

    private byte[] missed() {
        if (lastId.isEmpty() && (!missing.upTo(start.cursor()) || journal.expired(missing))) {
            over = true;
            return journal.reset(start);
        }
        for (Optional<Journal.Latest> row = journal.rowAfter(lastId); row.isPresent(); row = journal.rowAfter(lastId)) {
            Journal.Latest latest = row.get();
            lastId = latest.change().row().alertId();
            if (latest.seq() < start.seq() && missing.misses(latest.change())) {
                missing = missing.seen(lastId, start.cursor());
                return journal.write(latest.change(), missing);
            }
        }
        missing = null;
        return null;
    }

    private byte[] followed() {
        Journal.Tip tip = journal.tip().orElse(start);
        if (next < tip.seq()) {
            Optional<Frame> frame = journal.at(next);
            next++;
            if (frame.isEmpty()) {
                over = true;
                return journal.reset(tip);
            }
            return frame.get().bytes();
        }
        if (beat) {
            beat = false;
            return tip.heartbeat().bytes();
        }
        return null;
    }
}
