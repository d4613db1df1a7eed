package io.wardwatch.backtest;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.formats.EventSource;
import io.wardwatch.formats.HealthInsightsReader;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.TableAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reading side of a replay, on one thread: takes records from the files in their order, refuses what is known only after
 * {@code until}, and hands each event to the worker that its patient falls to. Every record is counted once: in = rejected +
 * what the workers apply or find to be a duplicate.
 */
final class Intake {
    private static final int PROGRESS_EVERY = 1 << 13;
    /** How readers word it where a file ends before its end. */
    private static final String BREAKS_OFF = "breaks off";

    private final List<ReplayWorker> workers;
    private final Rejections rejections;
    private final long until;
    private final ReplayProgress progress;
    private final Map<RecordedAtBasis, Long> bases = new EnumMap<>(RecordedAtBasis.class);
    private final List<String> endedEarly = new ArrayList<>();
    private final ByteCounter counter = new ByteCounter();
    private final Set<String> facilities = new HashSet<>();
    private String lastFacility = "";
    private final List<TableAccount> tables = new ArrayList<>();
    private long in;
    private long rows;
    private long ofBytes;
    private long firstOccurred = Long.MAX_VALUE;
    private long lastOccurred = Event.ABSENT;
    private long lastRecorded = Event.ABSENT;
    private TopicSource topics;
    private boolean applying = true;
    private boolean stopped;

    /** @param until microseconds; {@link Long#MAX_VALUE} for no end */
    Intake(List<ReplayWorker> workers, Rejections rejections, long until, ReplayProgress progress) {
        this.workers = workers;
        this.rejections = rejections;
        this.until = until;
        this.progress = progress;
        for (RecordedAtBasis basis : RecordedAtBasis.values()) {
            bases.put(basis, 0L);
        }
    }

    void read(List<Path> files, EventSources sources, Course course) throws IOException, InterruptedException {
        for (Path file : files) {
            ofBytes += sources.size(file);
        }
        for (Path file : files) {
            if (stopped) {
                break;
            }
            try (EventSource source = sources.open(file, counter)) {
                read(source, course);
                tables.addAll(source.tables());
                rows += source instanceof HealthInsightsReader table ? table.rows() : 0;
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        tell();
    }

    /** The same from topics. */
    void read(TopicSource topics, Course course) throws IOException, InterruptedException {
        this.topics = topics;
        read((EventSource) topics, course);
        tell();
    }

    long in() {
        return in;
    }

    long rows() {
        return rows;
    }

    /** What became of each row of the tables that were read. */
    List<TableAccount> tables() {
        return tables;
    }

    /** Whether reading was stopped before the end. */
    boolean stopped() {
        return stopped;
    }

    /** Of the files as they lie, compressed or not. */
    long bytesRead() {
        return topics == null ? counter.bytes() : topics.bytes();
    }

    /** Where files break off before their end, and in which way. */
    List<String> endedEarly() {
        return endedEarly;
    }

    /** How many accepted events have each basis of {@code recordedAt}. */
    Map<RecordedAtBasis, Long> bases() {
        return bases;
    }

    /** Facilities that an accepted event names. */
    Set<String> facilities() {
        return facilities;
    }

    /** Microseconds; {@link Event#ABSENT} where nothing was accepted. */
    long firstOccurred() {
        return lastOccurred == Event.ABSENT ? Event.ABSENT : firstOccurred;
    }

    long lastOccurred() {
        return lastOccurred;
    }

    /** The greatest {@code recordedAt} accepted, or ABSENT. */
    long lastRecorded() {
        return lastRecorded;
    }

    private void read(EventSource source, Course course) throws IOException, InterruptedException {
        for (Parsed<Event> parsed = source.next(); parsed != null; parsed = source.next()) {
            in++;
            applying = in > course.done();
            switch (parsed) {
                case Parsed.Accepted<Event>(Event event)
                when event.recordedAt() > until ->
                    rejections.add(
                            Rejection.of(RejectionReason.AFTER_UNTIL, "recordedAt"), source.place(), source.original());
                case Parsed.Accepted<Event>(Event event) -> take(event);
                case Parsed.Rejected<Event>(Rejection rejection, String place, byte[] original) -> {
                    rejections.add(rejection, place, original);
                    if (rejection.detail().endsWith(BREAKS_OFF)) {
                        endedEarly.add(place + " (" + rejection.detail() + ")");
                    }
                }
            }
            if (in % PROGRESS_EVERY == 0) {
                tell();
            }
            if (applying && course.stops(in)) {
                stopped = true;
                return;
            }
        }
    }

    private void take(Event event) throws InterruptedException {
        bases.merge(event.basis(), 1L, Long::sum);
        firstOccurred = Math.min(firstOccurred, event.occurredAt());
        lastOccurred = Math.max(lastOccurred, event.occurredAt());
        lastRecorded = Math.max(lastRecorded, event.recordedAt());
        if (!event.facility().equals(lastFacility)) {
            lastFacility = event.facility();
            facilities.add(lastFacility);
        }
        if (applying) {
            of(workers, event.patient()).add(event);
        }
    }

    /** The one of {@code workers} that a patient falls to. */
    static ReplayWorker of(List<ReplayWorker> workers, PatientKey patient) {
        // The key is an HMAC: its low bits are as good as any hash.
        return workers.get((int) Math.floorMod(patient.low(), (long) workers.size()));
    }

    private void tell() {
        progress.reading(
                in,
                topics == null ? counter.bytes() : topics.done(),
                topics == null ? ofBytes : topics.total(),
                lastRecorded == Event.ABSENT ? Instant.MIN : Event.instant(lastRecorded));
    }
}
