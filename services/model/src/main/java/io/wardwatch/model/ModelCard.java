package io.wardwatch.model;

import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.policy.TierSet;
import io.wardwatch.core.policy.Tiers;
import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Moment;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a reader must know before trusting a model, as Markdown: for what it is not, its data, its figures, its weights. */
public final class ModelCard {
    private ModelCard() {}

    /**
     * The card of {@code trained}.
     *
     * @param command what trains this very model again
     */
    public static String print(TrainedModel trained, String command) {
        LinearModel model = trained.flat();
        StringBuilder out = new StringBuilder();
        out.append("# Model card: ")
                .append(model.name())
                .append(" ")
                .append(model.version())
                .append("\n\n");
        out.append("**").append(model.card()).append(".** ");
        out.append(
                "Trained and tested on simulated patients, whose risk\nfollows a formula of our own. Its figures say that ");
        out.append(
                "the machinery works; they say nothing about real\npatients. Before any real use: retrain and validate locally.\n\n");
        out.append(
                "- Predicts: the next stay of a patient begins within 30 local days of discharge (crude, any facility)\n");
        out.append("- When: at admission and at discharge, one model with an indicator for the moment\n");
        out.append(
                "- Form: logistic regression; reasons are exact shares of the log-odds against the reference patient\n");
        out.append(
                "- Left out on purpose: payer and region; of training also stays that ended in death or in another hospital\n");
        out.append(
                "- Known limits: a death at home within the 30 days counts as not readmitted; planned readmissions count;\n");
        out.append(
                "  examples of one patient are not independent, so intervals around the figures are wider than they look\n\n");
        out.append("Trained by\n\n```\n").append(command).append("\n```\n\n");
        out.append("| provenance | |\n|---|---|\n");
        out.append("| features | ")
                .append(model.spec().id())
                .append(", digest ")
                .append(model.spec().digest())
                .append(" |\n");
        model.provenance().forEach((key, value) -> out.append("| ")
                .append(key.substring("provenance.".length()))
                .append(" | ")
                .append(value)
                .append(" |\n"));
        out.append("\n## Figures\n\nOf patients that training never saw, unless the row says otherwise.\n\n");
        out.append(
                "| | examples | readmitted | mean p | AUROC | Brier | Brier of the rate |\n|---|---|---|---|---|---|---|\n");
        row(out, "model, training", trained.evaluate(trained.training()));
        row(out, "model", trained.evaluate(trained.test()));
        row(out, "model, at admission", trained.evaluate(trained.test(Moment.ADMISSION)));
        row(out, "model, at discharge", trained.evaluate(trained.test(Moment.DISCHARGE)));
        baselines(out, trained);
        tiers(out, trained);
        out.append("\n## Weights\n\nLog-odds of the reference patient: ")
                .append(number(model.baseline(), 4))
                .append(".\n\n");
        out.append("| feature | weight | reference | meaning |\n|---|---|---|---|\n");
        List<Feature> features = model.spec().features();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            out.append("| ")
                    .append(feature.code())
                    .append(" | ")
                    .append(number(model.weight(i), 4))
                    .append(" | ");
            out.append(number(feature.reference(), 3))
                    .append(" | ")
                    .append(feature.meaning())
                    .append(" |\n");
        }
        return out.toString();
    }

    private static void tiers(StringBuilder out, TrainedModel trained) {
        List<Example> discharges = trained.test(Moment.DISCHARGE);
        TierSet tiers = Policy.defaults().readmission();
        out.append("\nTiers of the default policy, at discharge.\n\n| tier | share | readmitted |\n|---|---|---|\n");
        for (Tier tier : Tier.values()) {
            List<Example> in = discharges.stream()
                    .filter(example -> Tiers.entered(tiers, trained.probability(example)) == tier)
                    .toList();
            double readmitted = in.stream()
                    .mapToDouble(example -> example.readmitted() ? 100 : 0)
                    .average()
                    .orElse(0);
            out.append("| ").append(tier).append(" | ");
            out.append(number(100.0 * in.size() / discharges.size(), 1)).append(" % | ");
            out.append(number(readmitted, 1)).append(" % |\n");
        }
    }

    private static void baselines(StringBuilder out, TrainedModel trained) {
        List<Example> discharges = trained.test(Moment.DISCHARGE);
        ToDoubleFunction<Example> oneRule = example -> example.score().oneRule() ? 1 : 0;
        double share = discharges.stream().mapToDouble(oneRule).average().orElse(Double.NaN);
        out.append(
                "\nAgainst the baselines, at discharge. Sensitivity is at the share of patients that the one-rule flags, ");
        out.append(number(100 * share, 1)).append(" %.\n\n");
        out.append("| | AUROC | sensitivity |\n|---|---|---|\n");
        baseline(out, "model", discharges, trained::probability, share);
        baseline(out, "LACE", discharges, example -> example.score().lace(), share);
        baseline(out, "one-rule (two or more admissions in the 12 months before)", discharges, oneRule, share);
    }

    private static void baseline(
            StringBuilder out,
            String name,
            List<Example> examples,
            ToDoubleFunction<Example> prediction,
            double share) {
        out.append("| ").append(name).append(" | ").append(number(Evaluation.auroc(examples, prediction), 3));
        out.append(" | ")
                .append(number(Evaluation.sensitivityAt(examples, prediction, share), 3))
                .append(" |\n");
    }

    private static void row(StringBuilder out, String name, Evaluation figures) {
        out.append("| ").append(name).append(" | ").append(figures.examples());
        out.append(" | ").append(number(100 * figures.rate(), 1)).append(" % | ");
        out.append(number(100 * figures.meanProbability(), 1)).append(" % | ").append(number(figures.auroc(), 3));
        out.append(" | ").append(number(figures.brier(), 4)).append(" | ").append(number(figures.brierOfRate(), 4));
        out.append(" |\n");
    }

    private static String number(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
