package io.wardwatch.core.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The predictions whose figures other tools have computed, and those figures. */
final class ReferenceCases {
    static final ScoredCases CASES = cases(0);
    static final ScoredCases OTHER = cases(1);
    static final Map<String, Double> FIGURES = figures();

    private ReferenceCases() {}

    private static ScoredCases cases(int column) {
        List<String[]> rows = rows("cases.csv");
        double[] probability = new double[rows.size()];
        boolean[] outcome = new boolean[rows.size()];
        int[] cluster = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            probability[i] = Double.parseDouble(rows.get(i)[column]);
            outcome[i] = rows.get(i)[2].equals("1");
            cluster[i] = Integer.parseInt(rows.get(i)[3]);
        }
        return new ScoredCases(probability, outcome, cluster);
    }

    private static Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        rows("reference.csv").forEach(row -> figures.put(row[0], Double.parseDouble(row[1])));
        return figures;
    }

    private static List<String[]> rows(String file) {
        try (InputStream in = ReferenceCases.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
