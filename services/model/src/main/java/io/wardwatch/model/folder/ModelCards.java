package io.wardwatch.model.folder;

import io.wardwatch.core.score.LinearModel;
import io.wardwatch.model.table.PlannedFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The card of a stored model as {@code model-card.md} and {@code model-card.json}: the 31 source attributes that the ONC's HTI-1 rule
 * asks of predictive decision support, in nine groups. Aligned with that list, certified by nobody. What the data can tell is filled;
 * what only people know says "not stated" until they state it.
 */
public final class ModelCards {
    /** One of the 31. */
    public record Attribute(int number, String group, String key, String title) {}

    private static final String NOT_STATED = "not stated";

    /** All of them, in their order. */
    public static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute(1, "Details and output", "developer", "Developer and contact"),
            new Attribute(2, "Details and output", "funding", "Funding"),
            new Attribute(3, "Details and output", "outputValue", "Value that is put out"),
            new Attribute(4, "Details and output", "outputType", "Type of output"),
            new Attribute(5, "Purpose", "intendedUse", "Intended use"),
            new Attribute(6, "Purpose", "population", "Intended population"),
            new Attribute(7, "Purpose", "users", "Intended users"),
            new Attribute(8, "Purpose", "decisionRole", "Role in decisions"),
            new Attribute(9, "Cautioned use", "avoid", "Tasks and populations to avoid"),
            new Attribute(10, "Cautioned use", "limitations", "Known risks and limitations"),
            new Attribute(11, "Development", "trainingCriteria", "Inclusion and exclusion in training"),
            new Attribute(12, "Development", "demographicInputs", "Demographic variables used as input"),
            new Attribute(13, "Development", "representativeness", "Demographic representativeness"),
            new Attribute(14, "Development", "relevance", "Relevance to the deployed setting"),
            new Attribute(15, "Fairness", "fairnessApproach", "Approach to fairness"),
            new Attribute(16, "Fairness", "biasMitigation", "Mitigation of bias"),
            new Attribute(17, "External validation", "externalSetting", "Data and setting"),
            new Attribute(18, "External validation", "externalParty", "Party"),
            new Attribute(19, "External validation", "externalRepresentativeness", "Representativeness"),
            new Attribute(20, "External validation", "externalProcess", "Process"),
            new Attribute(21, "Quantitative", "validitySameSource", "Validity, same source"),
            new Attribute(22, "Quantitative", "fairnessSameSource", "Fairness, same source"),
            new Attribute(23, "Quantitative", "validityExternal", "Validity, external"),
            new Attribute(24, "Quantitative", "fairnessExternal", "Fairness, external"),
            new Attribute(25, "Quantitative", "outcomeEvaluations", "Evaluations of outcomes"),
            new Attribute(26, "Maintenance", "validityMonitoring", "Monitoring of validity"),
            new Attribute(27, "Maintenance", "validityLocal", "Validity in local data"),
            new Attribute(28, "Maintenance", "fairnessMonitoring", "Monitoring of fairness"),
            new Attribute(29, "Maintenance", "fairnessLocal", "Fairness in local data"),
            new Attribute(30, "Update schedule", "updates", "Process and frequency of updates"),
            new Attribute(
                    31, "Update schedule", "corrections", "How often performance is corrected when risks are found"));

    private ModelCards() {}

    /** Writes both forms into {@code folder}. */
    public static void write(StoredModel model, Path folder) throws IOException {
        Files.writeString(folder.resolve("model-card.json"), Json.print(json(model)));
        Files.writeString(folder.resolve("model-card.md"), markdown(model));
    }

    static String text(StoredModel model, Attribute attribute) {
        return model.labels().getOrDefault("card." + attribute.key(), NOT_STATED);
    }

    private static Map<String, Object> json(StoredModel model) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("format", "wardwatch-card-1");
        card.put("name", model.name());
        card.put("version", model.version());
        card.put("kind", model.fitted().kind().code());
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Attribute attribute : ATTRIBUTES) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", attribute.number());
            row.put("group", attribute.group());
            row.put("title", attribute.title());
            row.put("text", text(model, attribute));
            attributes.put(attribute.key(), row);
        }
        card.put("attributes", attributes);
        return card;
    }

    private static String markdown(StoredModel model) {
        StringBuilder out = new StringBuilder("# Model card: " + model.name() + " " + model.version() + "\n\n");
        out.append("A ").append(model.fitted().kind().words());
        out.append(
                        ". **Validate it in your own data before any use; nobody has certified it.** The attributes are those that ")
                .append("the ONC's HTI-1 rule lists; its figures, with every other one, are in `metrics.json`.\n");
        String group = "";
        for (Attribute attribute : ATTRIBUTES) {
            if (!attribute.group().equals(group)) {
                group = attribute.group();
                out.append("\n## ").append(group).append("\n\n| | attribute | |\n|---|---|---|\n");
            }
            out.append("| ").append(attribute.number()).append(" | ").append(attribute.title());
            out.append(" | ").append(cell(text(model, attribute))).append(" |\n");
        }
        out.append("\n## Provenance\n\n| | |\n|---|---|\n");
        model.labels().forEach((key, value) -> {
            if (!key.startsWith("card.")) {
                out.append("| ").append(key).append(" | ").append(cell(value)).append(" |\n");
            }
        });
        out.append("| features | ").append(model.featuresDigest()).append(" |\n");
        model.flat().ifPresent(flat -> weights(out, flat, model.fitted().plan().features()));
        return out.toString();
    }

    private static void weights(StringBuilder out, LinearModel flat, List<PlannedFeature> features) {
        out.append("\n## Weights\n\nOf the reference case: ")
                .append(number(flat.baseline()))
                .append(".\n\n");
        out.append("| feature | weight | reference | meaning |\n|---|---|---|---|\n");
        for (int i = 0; i < features.size(); i++) {
            out.append("| ").append(cell(features.get(i).code())).append(" | ").append(number(flat.weight(i)));
            out.append(" | ").append(number(features.get(i).reference())).append(" | ");
            out.append(cell(features.get(i).meaning())).append(" |\n");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
