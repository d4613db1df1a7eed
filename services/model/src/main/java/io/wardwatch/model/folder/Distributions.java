package io.wardwatch.model.folder;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.wardwatch.core.evaluation.Stability;
import io.wardwatch.model.table.Encoded;
import io.wardwatch.model.table.FeaturePlan;
import io.wardwatch.model.table.PlannedFeature;
import io.wardwatch.model.table.TableCases;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How scores and inputs were distributed in training, against which later cases are held: deciles of numbers, shares of texts. No
 * row of a case can be read from it.
 *
 * @param bins by name of the input; {@code probability} for the score
 */
record Distributions(Map<String, Bins> bins) {
    static final String SCORE = "probability";
    private static final int DECILES = 10;

    /**
     * @param edges inner edges of a number's bins; empty for texts, whose bins are the features of the column and the rest
     * @param shares of each bin
     */
    record Bins(List<Double> edges, List<Double> shares) {}

    static Distributions of(FeaturePlan plan, TableCases cases, double[] probability) {
        Map<String, Bins> bins = new LinkedHashMap<>();
        double[] edges = Stability.edges(probability, DECILES);
        bins.put(SCORE, new Bins(listed(edges), listed(Stability.shares(probability, edges))));
        Encoded encoded = plan.encode(cases);
        columns(plan).forEach((column, places) -> {
            if (isNumber(plan, places)) {
                double[] values = values(encoded, places.get(0));
                double[] inner = Stability.edges(values, DECILES);
                bins.put(column, new Bins(listed(inner), listed(Stability.shares(values, inner))));
            } else {
                bins.put(column, new Bins(List.of(), listed(shares(encoded, places))));
            }
        });
        return new Distributions(bins);
    }

    /** How far {@code cases} have moved, by input; the score first. */
    Map<String, Double> drift(FeaturePlan plan, TableCases cases, double[] probability) {
        Map<String, Double> drift = new LinkedHashMap<>();
        Encoded encoded = plan.encode(cases);
        Map<String, List<Integer>> columns = columns(plan);
        bins.forEach((name, then) -> {
            double[] now;
            if (name.equals(SCORE)) {
                now = Stability.shares(probability, array(then.edges()));
            } else if (!columns.containsKey(name)) {
                return;
            } else if (isNumber(plan, columns.get(name))) {
                now = Stability.shares(values(encoded, columns.get(name).get(0)), array(then.edges()));
            } else {
                now = shares(encoded, columns.get(name));
            }
            drift.put(name, Stability.index(array(then.shares()), now));
        });
        return drift;
    }

    static Map<String, List<Integer>> columns(FeaturePlan plan) {
        Map<String, List<Integer>> columns = new LinkedHashMap<>();
        for (int i = 0; i < plan.features().size(); i++) {
            columns.computeIfAbsent(plan.features().get(i).column(), column -> new ArrayList<>())
                    .add(i);
        }
        return columns;
    }

    private static boolean isNumber(FeaturePlan plan, List<Integer> places) {
        return plan.features().get(places.get(0)).part() == PlannedFeature.Part.VALUE;
    }

    private static double[] values(Encoded encoded, int place) {
        double[] values = new double[encoded.rows()];
        for (int row = 0; row < values.length; row++) {
            for (int at = encoded.start(row); at < encoded.start(row + 1); at++) {
                if (encoded.feature(at) == place) {
                    values[row] = encoded.value(at);
                }
            }
        }
        return values;
    }

    /** Of each feature of the column, and last of cases with none of them. */
    private static double[] shares(Encoded encoded, List<Integer> places) {
        double[] shares = new double[places.size() + 1];
        int first = places.get(0);
        int last = places.get(places.size() - 1);
        for (int row = 0; row < encoded.rows(); row++) {
            boolean found = false;
            for (int at = encoded.start(row); at < encoded.start(row + 1); at++) {
                int feature = encoded.feature(at);
                if (feature >= first && feature <= last) {
                    shares[feature - first] += 1;
                    found = true;
                }
            }
            shares[places.size()] += found ? 0 : 1;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= encoded.rows();
        }
        return shares;
    }

    String print() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("input", "edges", "shares");
            bins.forEach((name, each) -> csv.writeRecord(name, joined(each.edges()), joined(each.shares())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Throws {@link RuntimeException} of the reader or of a number where the text is none. */
    static Distributions parse(String text) {
        Map<String, Bins> bins = new LinkedHashMap<>();
        for (NamedCsvRecord row :
                CsvReader.builder().ofNamedCsvRecord(text).stream().toList()) {
            bins.put(row.getField("input"), new Bins(parted(row.getField("edges")), parted(row.getField("shares"))));
        }
        return new Distributions(bins);
    }

    private static String joined(List<Double> numbers) {
        return String.join(" ", numbers.stream().map(String::valueOf).toList());
    }

    private static List<Double> parted(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(" ")).stream().map(Double::valueOf).toList();
    }

    private static List<Double> listed(double[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toList();
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
