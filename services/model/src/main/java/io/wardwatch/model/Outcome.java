package io.wardwatch.model;

import io.wardwatch.core.policy.DeathPolicy;

/**
 * What came of a score, as far as it is known at the clock of a replay.
 *
 * @param reason why it is {@link State#CENSORED} or {@link State#EXCLUDED}; empty otherwise
 * @param days local days from the moment of the score to what came; -1 where nothing did
 * @param label 1 what nobody wants came, 0 it did not, -1 neither can be said
 */
public record Outcome(State state, String reason, int days, int label) {
    /** The five things that can have become of a score. Every score has exactly one of them. */
    public enum State {
        /** The outcome came within its horizon. */
        EVENT,
        /** Follow-up is complete and it did not come. */
        NO_EVENT,
        /** The patient died within the horizon, before the outcome could come; what that counts as, the policy says. */
        DIED,
        /** Follow-up is not complete at the clock, so nothing is said: what came would be seen, that nothing came would not. */
        CENSORED,
        /** Not a case of this question, for the reason named. */
        EXCLUDED
    }

    static Outcome event(long days) {
        return new Outcome(State.EVENT, "", (int) days, 1);
    }

    static Outcome noEvent() {
        return new Outcome(State.NO_EVENT, "", -1, 0);
    }

    static Outcome died(long days, DeathPolicy policy) {
        int label =
                switch (policy) {
                    case EXCLUDE -> -1;
                    case NEGATIVE -> 0;
                    case COMPOSITE -> 1;
                };
        return new Outcome(State.DIED, "", (int) days, label);
    }

    static Outcome censored(String reason) {
        return new Outcome(State.CENSORED, reason, -1, -1);
    }

    static Outcome excluded(String reason) {
        return new Outcome(State.EXCLUDED, reason, -1, -1);
    }

    /** Whether it counts in rates. */
    public boolean labelled() {
        return label >= 0;
    }
}
