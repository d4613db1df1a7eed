package io.wardwatch.simulator;

import io.wardwatch.core.event.PatientKey;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The feed of a synthetic hospital network, record by record in the order of delivery, without an end: the same iterator
 * gives ninety days of history and goes on into live time. A pure function of its configuration; not thread-safe. Memory
 * grows with the patients and the records in flight, not with the days.
 */
public final class Simulation implements Iterator<SimulatedRecord> {
    private final Outbox outbox;

    private Simulation(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Begins a simulation.
     *
     * @param keys the pseudonym of a patient number, as the readers of the feed make it
     * @param truth takes one row for each live discharge from an inpatient stay, each first answer of a payer and each balance
     *     that moves to a patient, some time before its events are delivered
     */
    public static Simulation begin(SimulationConfig config, Function<String, PatientKey> keys, Consumer<Truth> truth) {
        Outbox outbox = new Outbox(config, keys);
        Network network = new Network(config, truth);
        for (int patient = 0; patient < config.patients(); patient++) {
            outbox.add(new PatientLife(network, outbox, patient, config.startMicros()));
        }
        return new Simulation(outbox);
    }

    /** Always true. */
    @Override
    public boolean hasNext() {
        return true;
    }

    /** When the next record is delivered, in microseconds, without taking it. */
    public long nextDelivery() {
        return outbox.first().deliveredAt();
    }

    @Override
    public SimulatedRecord next() {
        SimulatedRecord record = outbox.first();
        outbox.removeFirst();
        return record;
    }
}
