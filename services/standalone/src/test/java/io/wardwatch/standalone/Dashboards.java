package io.wardwatch.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The dashboards under {@code deploy/grafana/dashboards}, and what a scrape has of what they ask for. */
final class Dashboards {
    static final String FOLDER = "deploy/grafana/dashboards";

    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private Dashboards() {}

    /** One query, and where it stands. */
    record Query(String where, String text, String legend) {}

    /** One line of a scrape. */
    record Series(String metric, Map<String, String> labels, double value) {
        /** What it is, without its value. */
        Object identity() {
            return List.of(metric, labels);
        }
    }

    static Map<String, JsonNode> read() throws IOException {
        Map<String, JsonNode> boards = new TreeMap<>();
        try (Stream<Path> files = Files.list(ComposeFile.ROOT.resolve(FOLDER))) {
            for (Path file : files.toList()) {
                boards.put(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
            }
        }
        return boards;
    }

    static List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        read().forEach((file, board) -> board.get("panels").forEach(panel -> panel.get("targets")
                .forEach(target -> queries.add(new Query(
                        file + ", " + panel.get("title").asText(),
                        target.get("expr").asText(),
                        target.get("legendFormat").asText())))));
        return queries;
    }

    /** A scrape as Prometheus keeps it: each series with the job it came from. */
    static List<Series> parse(String job, String scrape) {
        List<Series> series = new ArrayList<>();
        scrape.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                Map<String, String> labels = new TreeMap<>();
                Matcher label = LABEL.matcher(found.group(2) == null ? "" : found.group(2));
                while (label.find()) {
                    labels.put(label.group(1), label.group(2));
                }
                labels.put("job", job);
                series.add(new Series(found.group(1), labels, Double.parseDouble(found.group(3))));
            }
        });
        // Its own word on whether it reached the service.
        series.add(new Series("up", Map.of("job", job), 1));
        return series;
    }

    /** What queries name that these series do not have, in words; empty where all is there. */
    static List<String> missing(List<Query> queries, Collection<Series> series) {
        List<String> missing = new ArrayList<>();
        for (Query query : queries) {
            PromQl asked = PromQl.read(query.text());
            if (asked.selectors().isEmpty()) {
                missing.add(query.where() + ": names no metric: " + query.text());
            }
            for (PromQl.Selector selector : asked.selectors()) {
                List<Series> found = series.stream()
                        .filter(one -> selector.matches(one.metric(), one.labels()))
                        .toList();
                if (found.stream().allMatch(one -> Double.isNaN(one.value()))) {
                    missing.add(query.where() + ": " + (found.isEmpty() ? "nobody has " : "nobody gives a number to ")
                            + selector);
                    continue;
                }
                for (String label : asked.groupedBy()) {
                    if (found.stream().noneMatch(one -> one.labels().containsKey(label))) {
                        missing.add(query.where() + ": " + selector.metric() + " has no label " + label);
                    }
                }
            }
            Matcher legend = LEGEND.matcher(query.legend());
            while (legend.find()) {
                String label = legend.group(1);
                boolean kept = asked.groupedBy().contains(label)
                        || (asked.groupedBy().isEmpty()
                                && query.text()
                                        .equals(asked.selectors().getFirst().metric()));
                if (!kept) {
                    missing.add(query.where() + ": the legend names " + label + ", which the query does not keep");
                }
            }
        }
        return missing;
    }
}
