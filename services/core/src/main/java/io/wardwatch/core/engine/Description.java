package io.wardwatch.core.engine;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.timeline.Finding;

/**
 * Receives all that holds of a patient: stays, the last revision of each score, alerts, findings, current contributions, and the
 * canonical bytes of each timeline entry. All of it is a function of the set of accepted events, whatever their order. Whoever has
 * no use for one of these ignores it.
 */
public interface Description {
    /** Whether {@link #entry} is wanted: its bytes cost more than most of what follows from them. */
    default boolean wantsEntries() {
        return true;
    }

    default void entry(byte[] canonical) {}

    /** Never a VOID one: of what is no stay nothing holds. */
    default void stay(Stay stay) {}

    /** Of each stay and observation visit; never a VOID one. Nothing where the value sets lack a list. */
    default void judgedStay(JudgedStay stay) {}

    /** What became of each discharge; never a withdrawn one. */
    default void label(Label label) {}

    /** Whether scores of stays are wanted; their alerts are in any case. */
    default boolean wantsScores() {
        return true;
    }

    default void score(IssuedScore score) {}

    /** Of care alone: nothing about money. */
    default void alert(CareAlert alert) {}

    /** Whether scores of claims are wanted; their alerts are in any case. */
    default boolean wantsPaymentScores() {
        return true;
    }

    default void paymentScore(IssuedPaymentScore score) {}

    default void financeAlert(FinanceAlert alert) {}

    default void contribution(Contribution contribution) {}

    default void finding(Finding finding) {}
}
