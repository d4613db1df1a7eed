package io.wardwatch.backtest.cases;

import io.wardwatch.core.policy.DeathPolicy;
import io.wardwatch.core.policy.KeyValues;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.TierSet;
import io.wardwatch.model.LabelPolicy;
import io.wardwatch.model.Target;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a backtest is asked of the file given with {@code --policy}: the tiers that hold live, and under keys that begin with
 * {@code backtest.} the question. An {@link IllegalArgumentException} names the key that is unknown or unreadable.
 *
 * @param engine the policy of the engine
 * @param target empty where the file does not say it
 * @param moment of which models are judged, as cases name it; empty: the target's own
 * @param capacity how many the staff can take up at a facility on a day, where its own number is not said
 * @param capacities the same by facility
 * @param threshold from which on a case is flagged; empty: where alerts open
 */
public record BacktestPolicy(
        Policy engine,
        Optional<Target> target,
        LabelPolicy label,
        String moment,
        int capacity,
        Map<String, Integer> capacities,
        Optional<Double> threshold) {
    private static final String PREFIX = "backtest.";
    private static final String CAPACITY = "capacity";
    private static final int MOST = 100_000;

    /** Where no file says otherwise. Two a day at each facility is a plain choice, not evidence. */
    public static final BacktestPolicy DEFAULT = new BacktestPolicy(
            Policy.defaults(), Optional.empty(), LabelPolicy.DEFAULT, "", 2, Map.of(), Optional.empty());

    public BacktestPolicy {
        capacities = Map.copyOf(capacities);
    }

    /** Reads a policy file; keys without the prefix are the engine's. */
    public static BacktestPolicy parse(String text) {
        Map<String, String> own = new TreeMap<>();
        StringBuilder engine = new StringBuilder();
        KeyValues.parse(text).forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                own.put(key.substring(PREFIX.length()), value);
            } else {
                engine.append(key).append(" = ").append(value).append('\n');
            }
        });
        Policy live = Policy.parse(engine.toString());
        LabelPolicy label = new LabelPolicy(
                choice(own, "label", DEFAULT.label.rule(), LabelPolicy.Rule.class),
                choice(own, "death", live.labelDeath(), DeathPolicy.class));
        Optional<Target> target = Optional.ofNullable(own.remove("target")).map(BacktestPolicy::target);
        String moment = Optional.ofNullable(own.remove("moment"))
                .map(value -> value.toUpperCase(Locale.ROOT))
                .orElse(DEFAULT.moment);
        Optional<Double> threshold =
                Optional.ofNullable(own.remove("threshold")).map(BacktestPolicy::probability);
        int capacity = own.containsKey(CAPACITY) ? count(CAPACITY, own.remove(CAPACITY)) : DEFAULT.capacity;
        Map<String, Integer> capacities = new TreeMap<>();
        own.entrySet().removeIf(entry -> {
            boolean facility = entry.getKey().startsWith(CAPACITY + ".");
            if (facility) {
                capacities.put(
                        entry.getKey().substring(CAPACITY.length() + 1), count(entry.getKey(), entry.getValue()));
            }
            return facility;
        });
        if (!own.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown key in policy: " + PREFIX + own.keySet().iterator().next() + "; known are " + PREFIX
                            + "target, label, death, moment, threshold, capacity and capacity.FACILITY");
        }
        return new BacktestPolicy(live, target, label, moment, capacity, capacities, threshold);
    }

    /** This policy with another question of labels. */
    public BacktestPolicy labelling(LabelPolicy other) {
        return new BacktestPolicy(engine, target, other, moment, capacity, capacities, threshold);
    }

    /** As a file that {@link #parse} reads back to an equal one: what {@code run.json} digests. */
    public String print() {
        StringBuilder text = new StringBuilder(engine.print());
        target.ifPresent(value -> line(text, "target", value.code()));
        line(text, "label", label.rule());
        line(text, "death", label.death());
        if (!moment.isEmpty()) {
            line(text, "moment", moment);
        }
        threshold.ifPresent(value -> line(text, "threshold", value));
        line(text, CAPACITY, capacity);
        new TreeMap<>(capacities).forEach((facility, most) -> line(text, CAPACITY + "." + facility, most));
        return text.toString();
    }

    /** How many a day at {@code facility}. */
    public int capacityOf(String facility) {
        return capacities.getOrDefault(facility, capacity);
    }

    /** From which probability on a case of {@code asked} is flagged. */
    public double thresholdOf(Target asked) {
        TierSet tiers =
                switch (asked) {
                    case READMISSION_30D -> engine.readmission();
                    case DENIAL -> engine.denial();
                    case PAYMENT_90D -> engine.payment();
                };
        return threshold.orElseGet(() -> tiers.threshold(tiers.alertFrom()).raise());
    }

    /** Of which moment models are judged. */
    public String momentOf(Target asked) {
        if (!moment.isEmpty()) {
            return moment;
        }
        return switch (asked) {
            case READMISSION_30D -> "DISCHARGE";
            case DENIAL -> "SUBMISSION";
            case PAYMENT_90D -> "BALANCE";
        };
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(PREFIX).append(key).append(" = ").append(value).append('\n');
    }

    private static Target target(String code) {
        return Target.of(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "backtest.target must be readmission.30d, denial or payment.90d, not '" + code + "'"));
    }

    private static double probability(String value) {
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number < 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException("backtest.threshold must lie between 0 and 1, not '" + value + "'");
    }

    private static int count(String key, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException(
                "backtest." + key + " must be a whole number from 0 to " + MOST + ", not '" + value + "'");
    }

    private static <E extends Enum<E>> E choice(Map<String, String> own, String key, E base, Class<E> type) {
        String value = own.remove(key);
        if (value == null) {
            return base;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(value)) {
                return each;
            }
        }
        throw new IllegalArgumentException("backtest." + key + " must be one of "
                + Arrays.toString(type.getEnumConstants()) + ", not '" + value + "'");
    }
}
