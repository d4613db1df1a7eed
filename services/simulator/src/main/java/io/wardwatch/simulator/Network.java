package io.wardwatch.simulator;

import io.wardwatch.core.event.Facility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The hospitals, what their payers change, and where the truth goes. */
final class Network {
    private final List<Hospital> hospitals = new ArrayList<>();
    private final double[] weights;
    private final Consumer<Truth> truth;
    private final long newPolicyFrom;

    Network(SimulationConfig config, Consumer<Truth> truth) {
        for (Facility facility : config.facilities()) {
            hospitals.add(new Hospital(facility, hospitals.size() % 5 == 3));
        }
        this.weights = hospitals.stream()
                .mapToDouble(hospital -> Math.max(1, hospital.beds()))
                .toArray();
        this.truth = truth;
        this.newPolicyFrom = config.newPolicyFrom();
    }

    int size() {
        return hospitals.size();
    }

    /** A hospital, the larger the likelier. */
    Hospital any(Dice dice) {
        return hospitals.get(dice.weighted(weights));
    }

    /** A hospital other than {@code one}; {@code one} itself where it is alone. */
    Hospital otherThan(Hospital one, Dice dice) {
        int at = hospitals.indexOf(one);
        return hospitals.get((at + 1 + dice.below(Math.max(1, size() - 1))) % size());
    }

    /** Whether {@link Payer#CHANGING} goes by its changed policy for what is submitted then. */
    boolean newPolicy(long submittedAt) {
        return submittedAt >= newPolicyFrom;
    }

    void tell(Truth row) {
        truth.accept(row);
    }
}
