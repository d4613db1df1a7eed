package io.wardwatch.simulator;

import java.time.Instant;

/** What a simulation knows and no event says: a chance by a formula, and what was drawn with it. */
public sealed interface Truth permits TruthRow, ClaimTruth, BalanceTruth {
    /** When the events show that it was due: a discharge, an answer, a balance that moved. */
    Instant happenedAt();
}
