package io.wardwatch.standalone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query of a dashboard names: metrics with their label matchers, and the labels that it groups by. No parser of the whole
 * language: enough to tell names from functions and keywords.
 */
record PromQl(List<Selector> selectors, Set<String> groupedBy) {
    private static final Set<String> WORDS = Set.of(
            "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "and", "or", "unless", "offset");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[0-9a-zA-Z_$:]+]");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.])([a-zA-Z_:][\\w:]*)\\s*(\\{(?:[^\"}]|\"[^\"]*\")*})?\\s*(\\()?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** One metric with what its labels must be. */
    record Selector(String metric, List<LabelMatcher> matchers) {
        boolean matches(String name, Map<String, String> labels) {
            return metric.equals(name) && matchers.stream().allMatch(matcher -> matcher.matches(labels));
        }
    }

    /** One condition on a label. */
    record LabelMatcher(String label, String operator, String value) {
        boolean matches(Map<String, String> labels) {
            String found = labels.getOrDefault(label, "");
            return switch (operator) {
                case "=" -> found.equals(value);
                case "!=" -> !found.equals(value);
                case "=~" -> found.matches(value);
                case "!~" -> !found.matches(value);
                default -> throw new AssertionError(operator);
            };
        }
    }

    static PromQl read(String query) {
        Set<String> groupedBy = new HashSet<>();
        Matcher grouping = GROUPING.matcher(query);
        while (grouping.find()) {
            groupedBy.addAll(List.of(grouping.group(1).strip().split("\\s*,\\s*")));
        }
        String rest = RANGE.matcher(GROUPING.matcher(query).replaceAll(" ")).replaceAll(" ");
        List<Selector> selectors = new ArrayList<>();
        Matcher name = NAME.matcher(rest);
        while (name.find()) {
            if (name.group(3) == null && !WORDS.contains(name.group(1))) {
                selectors.add(new Selector(name.group(1), matchers(name.group(2))));
            }
        }
        return new PromQl(selectors, groupedBy);
    }

    private static List<LabelMatcher> matchers(String braces) {
        List<LabelMatcher> matchers = new ArrayList<>();
        if (braces != null) {
            Matcher found = MATCHER.matcher(braces);
            while (found.find()) {
                matchers.add(new LabelMatcher(found.group(1), found.group(2), found.group(3)));
            }
        }
        return matchers;
    }
}
