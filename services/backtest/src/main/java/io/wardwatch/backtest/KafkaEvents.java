package io.wardwatch.backtest;

import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.Control;
import io.wardwatch.formats.ControlWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.Parsed;
import io.wardwatch.formats.Wire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.streaming.KafkaPlace;
import io.wardwatch.streaming.KeptRecord;
import io.wardwatch.streaming.TopicRecords;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events as the input topics of a Kafka hold them.
 *
 * @param from what reached the topics before is not read; empty: from where they begin
 * @param to what reached the topics after it is not read; empty: to where they end when the reading begins
 * @param framing under which ids records stand there
 */
public record KafkaEvents(KafkaPlace kafka, Optional<Instant> from, Optional<Instant> to, Framing framing) {
    /** All that a Kafka holds, under the ids of the contract. */
    public static KafkaEvents all(String bootstrapServers) {
        return new KafkaEvents(KafkaPlace.of(bootstrapServers), Optional.empty(), Optional.empty(), Framing.pinned());
    }

    /** What {@code control.v1} says of each facility, the last word of each; nothing where the topic is not there. */
    public List<Facility> facilities() {
        if (TopicRecords.partitionCount(kafka, TopicCatalogue.CONTROL.name()) == 0) {
            return List.of();
        }
        Wire<Control> wire = new ControlWire().under(framing);
        Map<String, Facility> facilities = new LinkedHashMap<>();
        // Every partition holds the same records.
        try (TopicRecords control = TopicRecords.of(kafka, TopicCatalogue.CONTROL.name(), 0)) {
            for (KeptRecord record = control.next(); record != null; record = control.next()) {
                if (wire.fromWire(record.value()) instanceof Parsed.Accepted<Control>(Control.Known known)) {
                    facilities.put(known.facility().code(), known.facility());
                }
            }
        }
        return List.copyOf(facilities.values());
    }
}
