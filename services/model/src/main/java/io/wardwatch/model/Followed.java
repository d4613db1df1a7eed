package io.wardwatch.model;

/**
 * A score with what came of it, and by what it is grouped. Empty texts and negative numbers are unknown.
 *
 * @param day local day at the facility on which the score could be acted on: that of its {@code scoredAt}
 * @param unit at the trigger; of a discharge, the one that discharged
 * @param ageYears at the begin of the stay
 * @param knownDay local day from which on the outcome can be known: no model of an earlier day may learn from it
 */
public record Followed(
        Said said, long day, String unit, String payer, String sex, int ageYears, Outcome outcome, long knownDay) {}
