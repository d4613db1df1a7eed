package io.wardwatch.simulator;

import io.wardwatch.core.event.PatientKey;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * What has been decided and not yet delivered: records by delivery time, and the lives that go on. Ties are broken by patient
 * and running number, never by the order of insertion, so the order of delivery is a function of the configuration.
 */
final class Outbox {
    static final int LIFE = 1;
    static final int LAG = 2;
    static final int DELIVERY = 3;

    private static final int PURPOSES = 4;

    /** Something that will decide more when its time has come. */
    interface Task {
        /** When it next acts, in microseconds; all that it then sends is delivered at or after this. */
        long at();

        long patient();

        /** Acts; returns whether it goes on, at a later {@link #at()}. */
        boolean act();
    }

    private record Pending(SimulatedRecord record, long patient, long number) implements Comparable<Pending> {
        @Override
        public int compareTo(Pending other) {
            int byTime = Long.compare(record.deliveredAt(), other.record.deliveredAt());
            if (byTime != 0) {
                return byTime;
            }
            int byPatient = Long.compare(patient, other.patient);
            return byPatient != 0 ? byPatient : Long.compare(number, other.number);
        }
    }

    private record Waiting(Task task, long at, long number) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = Long.compare(at, other.at);
            if (byTime != 0) {
                return byTime;
            }
            int byPatient = Long.compare(task.patient(), other.task.patient());
            return byPatient != 0 ? byPatient : Long.compare(number, other.number);
        }
    }

    private final SimulationConfig config;
    private final Function<String, PatientKey> keys;
    private final PriorityQueue<Pending> pending = new PriorityQueue<>();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private long tasks;

    Outbox(SimulationConfig config, Function<String, PatientKey> keys) {
        this.config = config;
        this.keys = keys;
    }

    SimulationConfig config() {
        return config;
    }

    PatientKey keyOf(String patientId) {
        return keys.apply(patientId);
    }

    /** How far the purposes of a patient's claim stand behind those of the wards: none of them is shared. */
    static int claim(int number) {
        return PURPOSES * (1 + number);
    }

    Dice dice(long patient, int purpose) {
        return Dice.of(config.seed(), patient, purpose);
    }

    void put(SimulatedRecord record, long patient, long number) {
        pending.add(new Pending(record, patient, number));
    }

    void add(Task task) {
        waiting.add(new Waiting(task, task.at(), tasks++));
    }

    /** Lets every task act that could still send something before the first pending record; returns that record. */
    SimulatedRecord first() {
        while (pending.isEmpty()
                || waiting.peek().at() <= pending.peek().record().deliveredAt()) {
            Task task = waiting.poll().task();
            if (task.act()) {
                add(task);
            }
        }
        return pending.peek().record();
    }

    void removeFirst() {
        pending.remove();
    }
}
