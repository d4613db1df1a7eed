package io.wardwatch.backtest;

import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.backtest.cases.BacktestPolicy;
import io.wardwatch.core.event.Event;
import io.wardwatch.model.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * What a backtest is asked to do.
 *
 * @param replay which history, by which settings, into which folder; its {@code until} is the clock by which outcomes are known
 * @param models the first is A; what is linear and first is in force in the engine, too
 * @param from scores of triggers recorded before are no cases
 * @param to the same after it
 * @param resume whether to go on where an earlier run of the same was stopped
 * @param stop asked after each record, by how many there were; true stops the run there and leaves a checkpoint
 */
public record BacktestConfig(
        ReplayConfig replay,
        Target target,
        List<BacktestModel> models,
        BacktestPolicy policy,
        Optional<Instant> from,
        Optional<Instant> to,
        Knowledge knowledge,
        boolean resume,
        LongPredicate stop) {

    public BacktestConfig {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a backtest needs a model");
        }
        for (BacktestModel model : models) {
            if (!model.spec().equals(target.features())) {
                throw new IllegalArgumentException("model " + model.name() + " is made for features "
                        + model.spec().id() + ", but " + target.code() + " has "
                        + target.features().id());
            }
        }
    }

    /** What a score is taken to have known. */
    public enum Knowledge {
        /** What its sources had recorded by its trigger, whenever it arrived: a function of the set of events. */
        RECORDED,
        /** What had arrived: the first revision of each score, with the events in the order of their arrival. */
        RECEIVED
    }

    /** Whether a score of {@code scoredAt}, microseconds, is one of this run. */
    boolean covers(long scoredAt) {
        return scoredAt >= from.map(Event::micros).orElse(Long.MIN_VALUE)
                && scoredAt <= to.map(Event::micros).orElse(Long.MAX_VALUE);
    }
}
