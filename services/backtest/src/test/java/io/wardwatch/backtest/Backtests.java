package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.backtest.cases.Scoring;
import io.wardwatch.core.event.Facility;
import io.wardwatch.core.score.FeatureSpec;
import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.formats.Pseudonyms;
import io.wardwatch.model.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Runs backtests in tests: everything by default but what a test says. */
final class Backtests {
    private final Path out;
    private final List<Path> events;
    private final List<BacktestModel> models = new ArrayList<>();
    private int threads = 2;
    private List<Facility> facilities = List.of();
    private Target target = Target.READMISSION_30D;
    private BacktestPolicy policy = BacktestPolicy.DEFAULT;
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> to = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private BacktestConfig.Knowledge knowledge = BacktestConfig.Knowledge.RECORDED;
    private boolean resume;
    private LongPredicate stop = records -> false;

    private Backtests(Path out, List<Path> events) {
        this.out = out;
        this.events = events;
    }

    static Backtests of(Path out, Path... events) {
        return new Backtests(out, List.of(events));
    }

    Backtests threads(int number) {
        threads = number;
        return this;
    }

    Backtests at(List<Facility> places) {
        facilities = places;
        return this;
    }

    Backtests of(Target other) {
        target = other;
        return this;
    }

    Backtests under(String policyFile) {
        policy = BacktestPolicy.parse(policyFile);
        return this;
    }

    Backtests between(String first, String last) {
        from = Optional.of(Instant.parse(first));
        to = Optional.of(Instant.parse(last));
        return this;
    }

    Backtests until(String clock) {
        until = Optional.of(Instant.parse(clock));
        return this;
    }

    Backtests knowing(BacktestConfig.Knowledge which) {
        knowledge = which;
        return this;
    }

    Backtests resumed() {
        resume = true;
        return this;
    }

    Backtests stoppedAfter(long records) {
        return stoppedWhen(in -> in >= records);
    }

    Backtests stoppedWhen(LongPredicate asked) {
        stop = asked;
        return this;
    }

    Backtests with(BacktestModel model) {
        models.add(model);
        return this;
    }

    Optional<BacktestResult> run() throws IOException, InterruptedException {
        if (models.isEmpty()) {
            models.add(ModelFiles.read("A", ModelFiles.BUNDLED, target));
        }
        return Backtest.run(new BacktestConfig(
                new ReplayConfig(
                        events,
                        Optional.empty(),
                        ReplayConfig.Format.PLAIN,
                        threads,
                        facilities,
                        until,
                        policy.engine(),
                        ReplayConfig.Stated.NOTHING,
                        Pseudonyms.demo(),
                        ReplayProgress.NONE,
                        ReplayConfig.Out.into(out)),
                target,
                models,
                policy,
                from,
                to,
                knowledge,
                resume,
                stop));
    }

    /** The bundled readmission model, blind to one of its inputs. */
    static BacktestModel blindTo(String feature) {
        LinearModel whole = Models.bundled().readmission();
        FeatureSpec spec = whole.spec();
        double[] weights = new double[spec.size()];
        double intercept = whole.baseline();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = spec.features().get(i).code().equals(feature) ? 0 : whole.weight(i);
            intercept -= weights[i] * spec.features().get(i).reference();
        }
        LinearModel blind = new LinearModel(
                spec, intercept, weights, Map.of("name", "blind", "version", "1", "card", "for a test"));
        Scoring scoring = Scoring.each(blind::probability);
        return new BacktestModel("B", "blind", "1", "linear", "-", spec, scoring, Optional.empty(), Optional.of(blind));
    }
}
