package io.wardwatch.model.folder;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.wardwatch.core.evaluation.Bootstrap;
import io.wardwatch.core.evaluation.Confusion;
import io.wardwatch.core.evaluation.Metric;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.model.fit.CrossValidation;
import io.wardwatch.model.table.TableCases;
import io.wardwatch.model.table.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("format", "wardwatch-metrics-1");
        metrics.put("how", model.target().isPresent() ? "stored model on events" : "stored model on a table");
        metrics.put(
                "model",
                TableTraining.model(
                        model.name(),
                        model.version(),
                        model.fitted().kind().code(),
                        calibrated ? model.calibrator().code() : "raw"));
        metrics.put("seenInTraining", file.sha256().equals(model.labels().get("data.sha256")));
        metrics.put("data", Facts.data(cases, file));
        metrics.put("bootstrap", Facts.bootstrap(bootstrap, model.spec().group()));
        metrics.put("drift", model.training().drift(model.fitted().plan(), cases, said));
        if (cases.labelled()) {
            ScoredCases scored = CrossValidation.scored(cases, said);
            metrics.putAll(Figures.of(scored, bootstrap));
            if (calibrated && !model.calibrator().code().equals("raw")) {
                metrics.put("raw", Figures.estimates(bootstrap.estimate(scored.with(raw), List.of(Metric.values()))));
            }
            model.threshold().ifPresent(threshold -> {
                Map<String, Object> at = new LinkedHashMap<>();
                at.put("threshold", threshold);
                at.putAll(Figures.confusion(Confusion.atThreshold(scored, scored.once(), threshold)));
                metrics.put("atThreshold", at);
            });
            metrics.put("baseline", Facts.baseline(cases, bootstrap));
            metrics.put("subgroups", Figures.subgroups(cases, scored, bootstrap));
        }
        return new TableEvaluation(cases, raw, said, metrics);
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
                        cases.labelled() ? (cases.outcome(i) ? "1" : "0") : "");
            }
        }
        Files.writeString(folder.resolve(TableTraining.METRICS), Json.print(metrics));
        Map<String, String> labels = new LinkedHashMap<>(model.labels());
        labels.putAll(CardText.local(metrics));
        ModelCards.write(
                new StoredModel(model.fitted(), model.spec(), model.calibrator(), model.training(), labels), folder);
    }
}
