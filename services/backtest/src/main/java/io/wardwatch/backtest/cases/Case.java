package io.wardwatch.backtest.cases;

import io.wardwatch.model.Followed;

/**
 * One score with what came of it and what each model says of it.
 *
 * @param patient number of the patient within this run, from 1: nothing leads from it to a person
 * @param probabilities by model, in the order of the run
 */
public record Case(int patient, Followed followed, double[] probabilities) {
    /** Whose it is stays out of logs. */
    @Override
    public String toString() {
        return "Case[" + followed.outcome().state() + "]";
    }
}
