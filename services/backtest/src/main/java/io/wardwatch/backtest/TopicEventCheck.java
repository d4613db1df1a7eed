package io.wardwatch.backtest;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.Parsed;
import io.wardwatch.streaming.KeptRecord;
import io.wardwatch.streaming.Placement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What a record of an input topic says, refused for the reasons for which {@code risk} refuses it. One thread an instance. */
final class TopicEventCheck {
    private static final Map<String, EventType> TYPES = Arrays.stream(EventType.values())
            .collect(Collectors.toMap(type -> EventWire.topic(type).name(), type -> type));

    private final EventWire wire;
    private final RefusedLive refused;
    private final ToIntFunction<String> partitions;

    /** @param partitions how many a topic has */
    TopicEventCheck(Framing framing, RefusedLive refused, ToIntFunction<String> partitions) {
        this.wire = EventWire.ofTopics(framing);
        this.refused = refused;
        this.partitions = partitions;
    }

    Parsed<Event> read(KeptRecord record) {
        return switch (wire.fromWire(TYPES.get(record.topic()), record.value())) {
            case Parsed.Accepted<Event>(Event event) -> {
                Rejection refusal = check(record, event);
                yield refusal == null ? Parsed.accepted(event) : rejected(record, refusal);
            }
            case Parsed.Rejected<Event>(Rejection rejection, String place, byte[] original) ->
                rejected(record, rejection);
        };
    }

    private Rejection check(KeptRecord record, Event event) {
        byte[] key = record.key();
        if (key == null || !event.patient().equals(PatientKey.parse(new String(key, StandardCharsets.ISO_8859_1)))) {
            return Rejection.of(RejectionReason.MISROUTED, "key is not the patient's");
        }
        if (Placement.partitionOf(key, partitions.applyAsInt(record.topic())) != record.partition()) {
            return Rejection.of(RejectionReason.MISROUTED, "another partition's key");
        }
        return refused.aheadOfClock(record) ? Rejection.of(RejectionReason.AHEAD_OF_CLOCK, "recordedAt") : null;
    }

    private static Parsed<Event> rejected(KeptRecord record, Rejection rejection) {
        byte[] original = record.value() == null ? new byte[0] : record.value();
        return new Parsed.Rejected<>(rejection, record.place(), original);
    }
}
