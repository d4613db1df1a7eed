package io.wardwatch.backtest;

/** A checkpoint that is not of this run: going on from it would mix two. Its message says why. */
public final class CheckpointRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    CheckpointRefused(String why) {
        super(why);
    }
}
