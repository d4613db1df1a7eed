package io.wardwatch.simulator;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.simulator.SimulatedRecord.Content;
import io.wardwatch.simulator.SimulatedRecord.Delivery;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A feed of some days with its truth, held in memory. */
record Feed(List<SimulatedRecord> records, List<Truth> told) {
    static Feed of(SimulationConfig config, int days) {
        List<SimulatedRecord> records = new ArrayList<>();
        List<Truth> told = new ArrayList<>();
        long end = config.startMicros() + days * Spans.DAY;
        Simulation simulation = Simulation.begin(config, Feed::key, row -> {
            if (Event.micros(row.happenedAt()) < end) {
                told.add(row);
            }
        });
        while (simulation.nextDelivery() < end) {
            records.add(simulation.next());
        }
        return new Feed(records, told);
    }

    static PatientKey key(String patientId) {
        UUID id = UUID.nameUUIDFromBytes(patientId.getBytes(StandardCharsets.UTF_8));
        return new PatientKey(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /** The truth of discharges. */
    List<TruthRow> truth() {
        return told(TruthRow.class);
    }

    <T extends Truth> List<T> told(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Every event that a reader must accept, repetitions left out. */
    List<Sent> events() {
        List<Sent> events = new ArrayList<>();
        for (SimulatedRecord record : records) {
            if (record instanceof Sent sent
                    && sent.content() != Content.INVALID
                    && sent.delivery() != Delivery.RESENT) {
                events.add(sent);
            }
        }
        return events;
    }
}
