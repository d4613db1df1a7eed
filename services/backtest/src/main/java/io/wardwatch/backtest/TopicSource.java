package io.wardwatch.backtest;

import io.wardwatch.core.event.Event;
import io.wardwatch.formats.EventSource;
import io.wardwatch.formats.Parsed;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.KeptRecord;
import io.wardwatch.streaming.StartRefused;
import io.wardwatch.streaming.TopicRecords;
import io.wardwatch.streaming.TopicStretch;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of the input topics, in the order in which they arrived, all partitions together. The order is a function of what
 * the topics hold. One thread.
 */
final class TopicSource implements EventSource {
    private final TopicRecords records;
    private final TopicEventCheck check;
    private final Map<TopicStretch, Read> read = new LinkedHashMap<>();
    private final Map<String, Read> ofPlace = new HashMap<>();
    private KeptRecord last;
    private long bytes;

    private TopicSource(TopicRecords records, KafkaEvents events) {
        this.records = records;
        Map<String, Integer> partitions = new HashMap<>();
        for (TopicStretch stretch : records.stretches()) {
            Read of = new Read(InputDigest.newSha256());
            read.put(stretch, of);
            ofPlace.put(stretch.topic() + stretch.partition(), of);
            partitions.merge(stretch.topic(), 1, Integer::sum);
        }
        this.check = new TopicEventCheck(events.framing(), RefusedLive.read(events.kafka()), partitions::get);
    }

    /** Throws {@link StartRefused} where Kafka does not answer, lacks a topic, or holds nothing between these moments. */
    static TopicSource open(KafkaEvents events) {
        List<String> topics =
                TopicCatalogue.inputs().stream().map(TopicSpec::name).toList();
        TopicRecords records = TopicRecords.between(events.kafka(), topics, events.from(), events.to());
        try {
            if (records.total() == 0) {
                throw nothing(events, records);
            }
            return new TopicSource(records, events);
        } catch (RuntimeException failed) {
            records.close();
            throw failed;
        }
    }

    private static StartRefused nothing(KafkaEvents events, TopicRecords records) {
        long kept = records.stretches().stream()
                .mapToLong(stretch -> stretch.end() - stretch.first())
                .sum();
        return new StartRefused(
                "the input topics on Kafka at %s hold nothing %s\n  why:   %s\n  mend:  %s"
                        .formatted(
                                events.kafka().bootstrapServers(),
                                kept == 0 ? "yet" : "between these moments",
                                kept == 0
                                        ? "no event was ever committed, or all were deleted"
                                        : kept + " records lie outside",
                                "give other moments: they are those at which records reached the topics, not those of the events"));
    }

    @Override
    public Parsed<Event> next() {
        last = records.next();
        if (last == null) {
            return null;
        }
        bytes += last.value() == null ? 0 : last.value().length;
        ofPlace.get(last.topic() + last.partition()).add(last);
        return check.read(last);
    }

    @Override
    public String place() {
        return last.place();
    }

    @Override
    public byte[] original() {
        return last.value() == null ? new byte[0] : last.value();
    }

    /** Offsets that are behind, of {@link #total}. */
    long done() {
        return records.done();
    }

    long total() {
        return records.total();
    }

    long bytes() {
        return bytes;
    }

    /** Which parts of which partitions are read: known before the first record, and the same for the same records. */
    List<String> asked() {
        return read.keySet().stream().map(TopicStretch::toString).toList();
    }

    /** Each part that was read by what it holds, once the end is reached. Empty parts are not named. */
    List<InputDigest> digests() {
        List<InputDigest> digests = new ArrayList<>();
        read.forEach((stretch, of) -> {
            if (stretch.length() > 0) {
                digests.add(new InputDigest(
                        stretch.toString(), of.bytes, HexFormat.of().formatHex(of.digest.digest())));
            }
        });
        return digests;
    }

    @Override
    public void close() {
        records.close();
    }

    private static final class Read {
        private final MessageDigest digest;
        private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        private long bytes;

        Read(MessageDigest digest) {
            this.digest = digest;
        }

        void add(KeptRecord record) {
            part(record.key());
            part(record.value());
            bytes += record.value() == null ? 0 : record.value().length;
        }

        private void part(byte[] part) {
            digest.update(length.putInt(0, part == null ? -1 : part.length).array());
            if (part != null) {
                digest.update(part);
            }
        }
    }
}
