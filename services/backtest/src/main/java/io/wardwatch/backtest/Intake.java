package io.wardwatch.backtest;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.formats.AvroReader;
import io.wardwatch.formats.EventSource;
import io.wardwatch.formats.HealthInsightsReader;
import io.wardwatch.formats.TableAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reading side of a replay: takes records from the files in their order, refuses what is known only after {@code until}, and
 * lays each event with those of its patient. Every record is counted once: in = rejected + what is applied or found to be a
 * duplicate.
 */
final class Intake {
    /** How readers word it where a file ends before its end. */
    private static final String BREAKS_OFF = "breaks off";

    private final EventsByPatient events;
    private final int threads;
    private final Rejections rejections;
    private final long until;
    private final ReplayProgress progress;
    private final Map<RecordedAtBasis, Long> bases = new EnumMap<>(RecordedAtBasis.class);
    private final List<String> endedEarly = new ArrayList<>();
    private final ByteCounter counter = new ByteCounter();
    private final Set<String> facilities = new HashSet<>();
    private final Set<PatientKey> tied = new HashSet<>();
    private final List<TableAccount> tables = new ArrayList<>();
    private long in;
    private long rows;
    private long ofBytes;
    private long firstOccurred = Long.MAX_VALUE;
    private long lastOccurred = Event.ABSENT;
    private long lastRecorded = Event.ABSENT;
    private TopicSource topics;
    private boolean stopped;
    /** Of the file that is read. */
    private boolean brokeOff;

    /** @param until microseconds; {@link Long#MAX_VALUE} for no end */
    Intake(EventsByPatient events, Rejections rejections, int threads, long until, ReplayProgress progress) {
        this.events = events;
        this.threads = threads;
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

    /** Patients of whom an accepted event says something of identity: others may hold their entries. */
    Set<PatientKey> tied() {
        return tied;
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
        long[] ofSource = {0};
        Portions portions = new Portions(threads, until, () -> stopped || brokeOff);
        brokeOff = false;
        portions.read(source, portion -> take(portion, source, ofSource, course));
    }

    private void take(Portion portion, EventSource source, long[] ofSource, Course course) throws IOException {
        Iterator<Portion.Refused> refused = portion.refused().iterator();
        for (int i = 0; i < portion.records() && !stopped && !brokeOff; i++) {
            in++;
            ofSource[0]++;
            boolean applying = in > course.done();
            if (portion.part(i) == Portion.REFUSED) {
                refuse(refused.next(), source, ofSource[0]);
                brokeOff = portion.breaksOff() && !refused.hasNext();
            } else if (applying) {
                events.add(portion.part(i), portion.bytes(), portion.from(i), portion.length(i));
            }
            stopped = applying && course.stops(in);
        }
        for (RecordedAtBasis basis : RecordedAtBasis.values()) {
            bases.merge(basis, portion.accepted(basis), Long::sum);
        }
        firstOccurred = Math.min(firstOccurred, portion.firstOccurred());
        lastOccurred = Math.max(lastOccurred, portion.lastOccurred());
        lastRecorded = Math.max(lastRecorded, portion.lastRecorded());
        facilities.addAll(portion.facilities());
        tied.addAll(portion.tied());
        tell();
    }

    private void refuse(Portion.Refused refused, EventSource source, long number) throws IOException {
        String place =
                refused.place().isEmpty() && source instanceof AvroReader file ? file.place(number) : refused.place();
        rejections.add(refused.rejection(), place, refused.original());
        String detail = refused.rejection().detail();
        if (detail.endsWith(BREAKS_OFF)) {
            endedEarly.add(place + " (" + detail + ")");
        }
    }

    private void tell() {
        progress.reading(
                in,
                topics == null ? counter.bytes() : topics.done(),
                topics == null ? ofBytes : topics.total(),
                lastRecorded == Event.ABSENT ? Instant.MIN : Event.instant(lastRecorded));
    }
}
