package io.wardwatch.model.folder;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.figures.ModelFigures;
import io.wardwatch.model.fit.CrossValidation;
import io.wardwatch.model.fit.Importance;
import io.wardwatch.model.table.TableCases;
import io.wardwatch.model.table.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stored model on a table of the same layout: a probability for each case, and, where the table has the label, how good they are.
 *
 * @param cases that were scored; rows that the spec drops are none
 * @param raw probabilities as the model says them
 * @param probability as calibrated, the ones to use
 * @param metrics of {@code metrics.json}
 */
public record TableEvaluation(TableCases cases, double[] raw, double[] probability, Map<String, Object> metrics) {
    /** A line a case. */
    public static final String SCORES = "scores.csv";

    /**
     * Scores and judges.
     *
     * @param calibrated false for raw probabilities in place of those of the model's calibration
     * @throws IllegalArgumentException naming the columns that the model needs and the table lacks
     */
    public static TableEvaluation of(StoredModel model, TableFile file, boolean calibrated, Bootstrap bootstrap) {
        TableCases cases = TableCases.of(model.spec(), file.table());
        if (cases.size() == 0) {
            throw new IllegalArgumentException("the table has no row to score");
        }
        double[] raw = model.fitted().probabilities(cases);
        double[] said = calibrated ? model.calibrator().apply(raw) : raw;
        return new TableEvaluation(
                cases, raw, said, metrics(model, file, cases, new Predictions(raw, said), bootstrap));
    }

    /** @param said the raw ones as calibrated, or the same */
    private record Predictions(double[] raw, double[] said) {}

    private static Map<String, Object> metrics(
            StoredModel model, TableFile file, TableCases cases, Predictions of, Bootstrap bootstrap) {
        boolean calibrated = of.said() != of.raw() && !model.calibrator().code().equals("raw");
        Map<String, Object> run = new LinkedHashMap<>();
        model.target().ifPresent(target -> run.put("target", target.code()));
        run.put("seenInTraining", file.sha256().equals(model.labels().get("data.sha256")));
        int[] told = cases.withOutcome();
        TableCases judged = told.length == cases.size() ? cases : cases.subset(told);
        TableMetrics metrics = new TableMetrics(judged, file, bootstrap)
                .run(model.target().isPresent() ? "stored model on events" : "stored model on a table", run)
                .population(cases)
                .model(
                        model.name(),
                        model.version(),
                        model.fitted().kind().code(),
                        calibrated ? model.calibrator().code() : "raw");
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("drift", TableMetrics.drift(model, cases, of.said()));
        if (!cases.labelled()) {
            String label = model.spec().label();
            boolean there = file.table().has(label);
            return metrics.unjudged(
                    there ? "no case has a label in " + label : "the table has no column " + label + " to judge by",
                    rest);
        }
        ScoredCases scored = CrossValidation.scored(judged, at(of.said(), told));
        if (ModelFigures.judgeable(scored)) {
            rest.put("importance", Facts.importance(Importance.of(model.fitted(), cases, told, bootstrap.seed())));
            if (calibrated) {
                rest.put("raw", TableMetrics.raw(scored.with(at(of.raw(), told)), bootstrap));
            }
        }
        return metrics.judged(scored, model.threshold(), rest);
    }

    private static double[] at(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    /** Whether the model has learned from this very table, so that its figures flatter it. */
    public boolean seenInTraining() {
        return ((Map<?, ?>) metrics.get("run")).get("seenInTraining") == Boolean.TRUE;
    }

    /** Writes {@value #SCORES}, {@code metrics.json} and the model's card, filled with this evaluation, into {@code folder}. */
    public void write(StoredModel model, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(SCORES))) {
            csv.writeRecord("row", "id", "group", "probability", "raw", "label");
            for (int i = 0; i < raw.length; i++) {
                csv.writeRecord(
                        Integer.toString(cases.row(i)),
                        cases.id(i),
                        cases.group(i),
                        Double.toString(probability[i]),
                        Double.toString(raw[i]),
                        cases.known(i) ? (cases.outcome(i) ? "1" : "0") : "");
            }
        }
        Files.writeString(folder.resolve(TableTraining.METRICS), Json.print(metrics));
        Map<String, String> labels = new LinkedHashMap<>(model.labels());
        labels.putAll(CardText.local(metrics));
        ModelCards.write(
                new StoredModel(model.fitted(), model.spec(), model.calibrator(), model.training(), labels), folder);
    }
}
