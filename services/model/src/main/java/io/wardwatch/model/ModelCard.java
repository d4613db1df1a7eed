package io.wardwatch.model;

import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.policy.TierSet;
import io.wardwatch.core.policy.Tiers;
import io.wardwatch.core.score.Feature;
import io.wardwatch.core.score.LinearModel;
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
        Target target = trained.target();
        CardWords words = CardWords.of(target);
        StringBuilder out = new StringBuilder();
        out.append("# Model card: ")
                .append(model.name())
                .append(" ")
                .append(model.version())
                .append("\n\n");
        out.append("**").append(model.card()).append(".** ");
        out.append(words.intro());
        words.lines().forEach(line -> out.append("- ").append(line).append('\n'));
        out.append('\n');
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
        out.append(
                "\n## Figures\n\nOf patients that training never saw, unless the row says otherwise.\n\n| | examples | ");
        out.append(words.outcome());
        out.append(" | mean p | AUROC | Brier | Brier of the rate |\n|---|---|---|---|---|---|---|\n");
        row(out, "model, training", trained.evaluate(trained.training()));
        row(out, "model", trained.evaluate(trained.test()));
        if (target.moments().size() > 1) {
            target.moments().forEach(moment -> row(out, "model, " + moment, trained.evaluate(trained.test(moment))));
        }
        baselines(out, trained, words);
        tiers(out, trained, words);
        out.append("\n## Weights\n\nLog-odds of the reference ")
                .append(words.reference())
                .append(": ")
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

    private static void tiers(StringBuilder out, TrainedModel trained, CardWords words) {
        List<Example> judged = trained.test(trained.target().judged());
        TierSet tiers =
                switch (trained.target()) {
                    case READMISSION_30D -> Policy.defaults().readmission();
                    case DENIAL -> Policy.defaults().denial();
                    case PAYMENT_90D -> Policy.defaults().payment();
                };
        out.append("\nTiers of the default policy, ").append(trained.target().judged());
        out.append(".\n\n| tier | share | ").append(words.outcome()).append(" |\n|---|---|---|\n");
        for (Tier tier : Tier.values()) {
            List<Example> in = judged.stream()
                    .filter(example -> Tiers.entered(tiers, trained.probability(example)) == tier)
                    .toList();
            double outcomes = in.stream()
                    .mapToDouble(example -> example.outcome() ? 100 : 0)
                    .average()
                    .orElse(0);
            out.append("| ").append(tier).append(" | ");
            out.append(number(100.0 * in.size() / judged.size(), 1)).append(" % | ");
            out.append(number(outcomes, 1)).append(" % |\n");
        }
    }

    private static void baselines(StringBuilder out, TrainedModel trained, CardWords words) {
        List<Example> judged = trained.test(trained.target().judged());
        List<String> names = Baselines.names(trained.target());
        int rule = names.size() - 1;
        double share = judged.stream()
                .mapToDouble(example -> example.rules()[rule])
                .average()
                .orElse(Double.NaN);
        out.append("\nAgainst the baselines, ").append(trained.target().judged());
        out.append(". Sensitivity is at the share of ").append(words.cases());
        out.append(" that the one-rule flags, ").append(number(100 * share, 1)).append(" %.\n\n");
        out.append("| | AUROC | sensitivity |\n|---|---|---|\n");
        baseline(out, "model", judged, trained::probability, share);
        for (int i = 0; i < names.size(); i++) {
            int at = i;
            baseline(out, names.get(i), judged, example -> example.rules()[at], share);
        }
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
