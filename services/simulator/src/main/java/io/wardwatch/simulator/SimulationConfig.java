package io.wardwatch.simulator;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a simulation is a function of: two with equal configurations give equal bytes. The shares change what is sent, never
 * what happened to a patient.
 *
 * @param seed any number
 * @param patients living patients at any time; the dead are replaced
 * @param start when the feed begins; hospitals are empty then
 * @param facilities at least one
 * @param duplicates share of events sent a second time, 0 to 0.5
 * @param disorder share of events that arrive after later recorded ones, 0 to 0.5
 * @param poison share of records that are refused, 0 to 0.5
 * @param newPolicy when one payer begins to deny more of the claims that need an authorization; empty for never
 */
public record SimulationConfig(
        long seed,
        int patients,
        Instant start,
        List<Facility> facilities,
        double duplicates,
        double disorder,
        double poison,
        Optional<Instant> newPolicy) {
    public static final long DEFAULT_SEED = 20250101;
    public static final int DEFAULT_PATIENTS = 5_000;
    public static final int DEFAULT_DAYS = 90;
    public static final Instant DEFAULT_START = Instant.parse("2025-01-01T00:00:00Z");
    public static final double DEFAULT_DUPLICATES = .02;
    public static final double DEFAULT_DISORDER = .05;
    public static final double DEFAULT_POISON = .0005;

    private static final int MOST_PATIENTS = 1 << 24;
    private static final int FEWEST_BEDS = 10;
    /** Staffed beds for each living patient: fits an occupancy of about 80 %. */
    private static final double BEDS_A_PATIENT = .036;

    public SimulationConfig {
        facilities = List.copyOf(facilities);
        if (patients < 1 || patients > MOST_PATIENTS) {
            throw new IllegalArgumentException("patients must lie in 1 … " + MOST_PATIENTS);
        }
        if (facilities.isEmpty()) {
            throw new IllegalArgumentException("a network needs a facility");
        }
        if (!share(duplicates) || !share(disorder) || !share(poison)) {
            throw new IllegalArgumentException("shares must lie in 0 … 0.5");
        }
    }

    /** The default network for {@code patients} patients, from {@link #DEFAULT_START}. */
    public static SimulationConfig of(long seed, int patients) {
        return new SimulationConfig(
                seed,
                patients,
                DEFAULT_START,
                network(patients),
                DEFAULT_DUPLICATES,
                DEFAULT_DISORDER,
                DEFAULT_POISON,
                Optional.empty());
    }

    public SimulationConfig startingAt(Instant when) {
        return new SimulationConfig(seed, patients, when, facilities, duplicates, disorder, poison, newPolicy);
    }

    /** The same without duplicates, disorder and poison. */
    public SimulationConfig undisturbed() {
        return withShares(0, 0, 0);
    }

    public SimulationConfig withShares(double duplicates, double disorder, double poison) {
        return new SimulationConfig(seed, patients, start, facilities, duplicates, disorder, poison, newPolicy);
    }

    public SimulationConfig withNewPolicy(Instant from) {
        return new SimulationConfig(seed, patients, start, facilities, duplicates, disorder, poison, Optional.of(from));
    }

    /** In microseconds; {@link Long#MAX_VALUE} for never. */
    long newPolicyFrom() {
        return newPolicy.map(Event::micros).orElse(Long.MAX_VALUE);
    }

    long startMicros() {
        return Event.micros(start);
    }

    /** Five hospitals in five zones: three with daylight saving time, one without, one half an hour off. */
    public static List<Facility> network(int patients) {
        List<Facility> facilities = new ArrayList<>();
        facilities.add(facility("NORTH", "America/New_York", patients, .30));
        facilities.add(facility("COAST", "America/Los_Angeles", patients, .25));
        facilities.add(facility("LAKE", "America/Chicago", patients, .20));
        facilities.add(facility("MESA", "America/Phoenix", patients, .15));
        facilities.add(facility("ISLE", "America/St_Johns", patients, .10));
        return List.copyOf(facilities);
    }

    private static Facility facility(String code, String zone, int patients, double share) {
        int beds = Math.max(FEWEST_BEDS, (int) (patients * BEDS_A_PATIENT * share));
        return new Facility(code, ZoneId.of(zone), beds);
    }

    private static boolean share(double value) {
        return value >= 0 && value <= .5;
    }
}
