package io.wardwatch.backtest.figures;

import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.core.evaluation.Ranking;
import io.wardwatch.core.evaluation.ScoredCases;
import io.wardwatch.core.score.LinearModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/**
 * What a model's inputs are worth to it. Permutation: how much AUROC is lost when one input is shuffled among the cases (Breiman
 * 2001), so that it says nothing any more. Contribution: how far it moves the log-odds from the reference patient's, on average.
 */
final class Importance {
    private static final int MOST_CASES = 20_000;
    // Each case is asked five times for every input, and trees take some 20 microseconds for an answer.
    private static final int MOST_CASES_OF_TREES = 4_000;
    private static final int SHUFFLES = 5;

    private final JudgedCases judged;
    private final BacktestModel model;

    Importance(JudgedCases judged, BacktestModel model) {
        this.judged = judged;
        this.model = model;
    }

    void write(Json json, long seed) throws IOException {
        json.open("importance");
        // Every k-th case: patients are in the order of pseudonyms, so these are as good as drawn.
        int most = model.linear().isPresent() ? MOST_CASES : MOST_CASES_OF_TREES;
        int step = Math.max(1, (judged.size() + most - 1) / most);
        int[] at = {0};
        JudgedCases some = judged.where(row -> at[0]++ % step == 0);
        if (some.judgeable()) {
            permutation(json, some, seed);
        } else {
            json.unavailable("permutation", "no case with the outcome, or none without");
        }
        if (model.linear().isPresent()) {
            contribution(json, model.linear().get());
        } else {
            json.unavailable("contribution", "the model is not linear");
        }
        json.close();
    }

    private void permutation(Json json, JudgedCases some, long seed) throws IOException {
        double whole = auroc(some, values(some));
        json.number("permutationCases", some.size()).list("permutation");
        for (int feature = 0; feature < model.spec().size(); feature++) {
            double[] drops = new double[SHUFFLES];
            for (int i = 0; i < SHUFFLES; i++) {
                drops[i] = whole - auroc(some, shuffled(some, feature, new Random(seed + 31L * feature + i)));
            }
            Arrays.sort(drops);
            json.open()
                    .text("feature", model.spec().features().get(feature).code())
                    .figure("drop", Arrays.stream(drops).average().orElse(0))
                    .figure("lo", drops[0])
                    .figure("hi", drops[SHUFFLES - 1])
                    .close();
        }
        json.endList();
    }

    private double[] values(JudgedCases some) {
        double[][] features = new double[some.size()][];
        Arrays.setAll(features, i -> some.table.features(some.rows[i]));
        return model.scoring().of(features);
    }

    private double[] shuffled(JudgedCases some, int feature, Random random) {
        int n = some.size();
        int[] from = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            from[i] = from[j];
            from[j] = i;
        }
        double[][] mixed = new double[n][];
        for (int i = 0; i < n; i++) {
            mixed[i] = some.table.features(some.rows[i]).clone();
            mixed[i][feature] = some.table.features(some.rows[from[i]])[feature];
        }
        return model.scoring().of(mixed);
    }

    private static double auroc(JudgedCases some, double[] values) {
        ScoredCases cases = some.with(values);
        return Ranking.auroc(cases, cases.once());
    }

    private void contribution(Json json, LinearModel linear) throws IOException {
        double[] reference = linear.spec().reference();
        json.list("contribution");
        for (int feature = 0; feature < reference.length; feature++) {
            double sum = 0;
            for (int row : judged.rows) {
                sum += Math.abs(linear.weight(feature) * (judged.table.features(row)[feature] - reference[feature]));
            }
            json.open()
                    .text("feature", linear.spec().features().get(feature).code())
                    .figure("meanAbs", sum / judged.size())
                    .close();
        }
        json.endList();
    }
}
