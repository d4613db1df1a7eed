package io.wardwatch.core.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** What a hospital decides about the rules, each of which has a setting. Immutable; a part of a {@link Policy} and its file. */
public final class RuleSettings {
    private static final String PREFIX = "rule.";

    private final Map<CareRule, RuleSetting> settings;

    private RuleSettings(Map<CareRule, RuleSetting> settings) {
        this.settings = settings;
    }

    public static RuleSettings defaults() {
        Map<CareRule, RuleSetting> settings = new EnumMap<>(CareRule.class);
        for (CareRule rule : CareRule.values()) {
            settings.put(rule, rule.defaults());
        }
        return new RuleSettings(settings);
    }

    public RuleSetting of(CareRule rule) {
        return settings.get(rule);
    }

    /** These with another setting of one rule. */
    public RuleSettings with(CareRule rule, RuleSetting setting) {
        Map<CareRule, RuleSetting> next = new EnumMap<>(settings);
        next.put(rule, setting);
        return new RuleSettings(next);
    }

    /** The longest window of those that are on, in microseconds. */
    public long longestWindow() {
        return settings.values().stream()
                .filter(RuleSetting::on)
                .mapToLong(RuleSetting::window)
                .max()
                .orElse(0);
    }

    /**
     * Takes the keys of rules out of {@code given}.
     *
     * @throws IllegalArgumentException naming the key of what is unreadable or out of bounds
     */
    static RuleSettings take(Map<String, String> given) {
        RuleSettings settings = defaults();
        for (CareRule rule : CareRule.values()) {
            String name = PREFIX + rule.key();
            RuleSetting base = rule.defaults();
            boolean on = truth(name + ".on", given.remove(name + ".on"), base.on());
            Severity severity = severity(name + ".severity", given.remove(name + ".severity"), base.severity());
            OptionalInt days = whole(given, name + ".days", base.days());
            OptionalInt atLeast = whole(given, name + ".atLeast", base.atLeast());
            OptionalInt below = whole(given, name + ".below", base.below());
            try {
                settings = settings.with(rule, new RuleSetting(on, severity, days, atLeast, below));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + "." + e.getMessage(), e);
            }
        }
        return settings;
    }

    String print() {
        StringBuilder lines = new StringBuilder(
                "# Rules: whether on, how loudly it speaks, its window in days, how many (or how many per cent) it takes.\n");
        settings.forEach((rule, setting) -> {
            String name = PREFIX + rule.key();
            lines.append(name + ".on = " + setting.on() + "\n");
            lines.append(name + ".severity = " + setting.severity().code() + "\n");
            setting.days().ifPresent(days -> lines.append(name + ".days = " + days + "\n"));
            setting.atLeast().ifPresent(count -> lines.append(name + ".atLeast = " + count + "\n"));
            setting.below().ifPresent(level -> lines.append(name + ".below = " + level + "\n"));
        });
        return lines.toString();
    }

    private static boolean truth(String key, String value, boolean base) {
        if (value == null || value.equals("true") || value.equals("false")) {
            return value == null ? base : value.equals("true");
        }
        throw new IllegalArgumentException(key + " must be true or false, not '" + value + "'");
    }

    private static Severity severity(String key, String value, Severity base) {
        for (Severity each : Severity.values()) {
            if (value != null && each.name().equalsIgnoreCase(value)) {
                return each;
            }
        }
        if (value == null) {
            return base;
        }
        throw new IllegalArgumentException(
                key + " must be one of " + Arrays.toString(Severity.values()) + ", not '" + value + "'");
    }

    /** Only where the rule asks for it: any other key stays among the unknown. */
    private static OptionalInt whole(Map<String, String> given, String key, OptionalInt base) {
        String value = base.isEmpty() ? null : given.remove(key);
        if (value == null) {
            return base;
        }
        try {
            return OptionalInt.of(Integer.parseInt(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number, not '" + value + "'", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleSettings that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
