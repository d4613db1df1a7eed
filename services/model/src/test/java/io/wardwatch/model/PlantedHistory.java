package io.wardwatch.model;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.simulator.BalanceTruth;
import io.wardwatch.simulator.ClaimTruth;
import io.wardwatch.simulator.RiskDrivers;
import io.wardwatch.simulator.SimulatedRecord.Sent;
import io.wardwatch.simulator.Simulation;
import io.wardwatch.simulator.SimulationConfig;
import io.wardwatch.simulator.TruthRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A simulated network of one seed: examples of the judged moments, with the chances behind them. */
final class PlantedHistory {
    private static final int DAYS = 330;

    private final Map<String, Double> probability = new HashMap<>();
    private final Map<String, RiskDrivers> drivers = new HashMap<>();
    private final Map<String, ClaimTruth.Causes> causes = new HashMap<>();
    private final Map<Target, List<Example>> examples = new EnumMap<>(Target.class);

    PlantedHistory(int seed, int patients) {
        SimulationConfig config = SimulationConfig.of(1_000 + seed, patients).undisturbed();
        TrainingHistory events = new TrainingHistory(config.facilities());
        Simulation feed = Simulation.begin(config, PlantedHistory::key, truth -> {
            switch (truth) {
                case TruthRow row -> {
                    probability.put("readmission.30d " + row.facility() + "/" + row.encounterId(), row.probability());
                    drivers.put(row.facility() + "/" + row.encounterId(), row.drivers());
                }
                case ClaimTruth row -> {
                    probability.put("denial " + row.facility() + "/" + row.claimId(), row.probability());
                    causes.put(row.facility() + "/" + row.claimId(), row.causes());
                }
                case BalanceTruth row ->
                    probability.put("payment.90d " + row.facility() + "/" + row.claimId(), row.probability());
            }
        });
        long end = Event.micros(config.start().plus(Duration.ofDays(DAYS)));
        while (feed.nextDelivery() < end) {
            if (feed.next() instanceof Sent sent) {
                events.add(sent.event());
            }
        }
        for (Target target : Target.values()) {
            examples.put(
                    target,
                    events.examples(target).stream()
                            .filter(example -> example.moment().equals(target.judged()))
                            .filter(example -> probability.containsKey(key(target, example)))
                            .toList());
        }
    }

    List<Example> of(Target target) {
        return examples.get(target);
    }

    /** The chance that the formula gave. */
    double chance(Target target, Example example) {
        return probability.get(key(target, example));
    }

    RiskDrivers drivers(Example example) {
        return drivers.get(example.caseId());
    }

    /** The formula of denials, averaged over which of the payers of a class it is: no feature says so. */
    double[] chancesByPayerClass(List<Example> claims) {
        Function<Example, String> known = claim -> causes.get(claim.caseId()) + " of " + claim.features()[0] + " "
                + claim.features()[1] + " " + claim.features()[3];
        Map<String, Double> means = claims.stream()
                .collect(Collectors.groupingBy(
                        known, Collectors.averagingDouble(claim -> chance(Target.DENIAL, claim))));
        return claims.stream()
                .mapToDouble(claim -> means.get(known.apply(claim)))
                .toArray();
    }

    private static String key(Target target, Example example) {
        return target.code() + " " + example.caseId();
    }

    private static PatientKey key(String patient) {
        UUID id = UUID.nameUUIDFromBytes(patient.getBytes(StandardCharsets.UTF_8));
        return new PatientKey(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }
}
