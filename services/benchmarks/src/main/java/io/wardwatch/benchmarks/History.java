package io.wardwatch.benchmarks;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.EventType;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.score.Scorer;
import io.wardwatch.core.tile.MapTileStore;
import io.wardwatch.core.tile.TileEngine;
import io.wardwatch.formats.AvroWriter;
import io.wardwatch.formats.ClearIds;
import io.wardwatch.formats.EventWire;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.simulator.SimulatedRecord;
import io.wardwatch.simulator.Simulation;
import io.wardwatch.simulator.SimulationConfig;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that every benchmark works on: some months of the simulator's hospital network in order of delivery, late and
 * repeated ones included, without those that must be refused. The same on every machine.
 */
final class History {
    private static final long SEED = 4711;
    private static final int PATIENTS = 2_500;
    private static final Duration LENGTH = Duration.ofDays(270);

    private final List<Facility> facilities;
    private final List<Event> events = new ArrayList<>();

    private History(SimulationConfig config) {
        this.facilities = config.facilities();
    }

    static History simulated() {
        SimulationConfig config = SimulationConfig.of(SEED, PATIENTS).withShares(.02, .05, 0);
        History history = new History(config);
        Pseudonyms pseudonyms = Pseudonyms.demo();
        Simulation simulation = Simulation.begin(config, number -> pseudonyms.of("", number), row -> {});
        long end = Event.micros(config.start().plus(LENGTH));
        while (simulation.nextDelivery() < end) {
            if (simulation.next() instanceof SimulatedRecord.Sent sent) {
                history.events.add(sent.event());
            }
        }
        return history;
    }

    List<Event> events() {
        return events;
    }

    PatientEngine engine() {
        PatientEngine engine = new PatientEngine(Scorer.bundled());
        facilities.forEach(engine::facility);
        return engine;
    }

    /** Tiles with the network among them, as a replay has them. */
    static TileEngine tiles() {
        return TileEngine.whole(new MapTileStore());
    }

    /** Each event as a record's value on its topic. */
    List<Wired> wired() {
        EventWire wire = EventWire.ofTopics();
        List<Wired> wired = new ArrayList<>(events.size());
        for (Event event : events) {
            wired.add(new Wired(event.kind().type(), wire.toWire(event)));
        }
        return wired;
    }

    /** All events as one container file. */
    byte[] file() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 23);
        try (AvroWriter writer = new AvroWriter(bytes)) {
            for (Event event : events) {
                writer.write(event, ClearIds.of(""));
            }
        }
        return bytes.toByteArray();
    }

    /** A record's value on the topic of {@code type}. */
    record Wired(EventType type, byte[] value) {}
}
