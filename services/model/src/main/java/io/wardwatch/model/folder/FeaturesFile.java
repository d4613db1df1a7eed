package io.wardwatch.model.folder;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.wardwatch.model.table.FeaturePlan;
import io.wardwatch.model.table.PlannedFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A plan as {@code features.csv}: a feature a line, in the order of the weights. */
final class FeaturesFile {
    private FeaturesFile() {}

    static String print(FeaturePlan plan) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("code", "column", "part", "detail", "fill", "reference", "centre", "scale");
            for (PlannedFeature feature : plan.features()) {
                csv.writeRecord(
                        feature.code(),
                        feature.column(),
                        feature.part().name(),
                        feature.detail(),
                        Double.toString(feature.fill()),
                        Double.toString(feature.reference()),
                        Double.toString(feature.centre()),
                        Double.toString(feature.scale()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Throws {@link RuntimeException} of the reader or of a number where the text is none. */
    static FeaturePlan parse(String text) {
        List<PlannedFeature> features = new ArrayList<>();
        for (NamedCsvRecord row :
                CsvReader.builder().ofNamedCsvRecord(text).stream().toList()) {
            PlannedFeature feature = new PlannedFeature(
                    row.getField("code"),
                    row.getField("column"),
                    PlannedFeature.Part.valueOf(row.getField("part")),
                    row.getField("detail"),
                    finite(row.getField("fill")),
                    finite(row.getField("reference")),
                    finite(row.getField("centre")),
                    finite(row.getField("scale")));
            features.add(feature);
        }
        return new FeaturePlan(features);
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a feature has a number that is not finite");
        }
        return number;
    }
}
