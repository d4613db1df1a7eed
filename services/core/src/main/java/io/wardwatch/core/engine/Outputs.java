package io.wardwatch.core.engine;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.state.Head;
import io.wardwatch.core.timeline.Finding;
import java.util.List;

/** What one applied event says to the world, in the order the engine says it. The host adds the cut and forwards. */
public interface Outputs {
    /**
     * Whether differences are wanted: contributions, stays, alerts and findings. A host that describes all patients at its end needs
     * none of them, and they are most of what a step costs. Links and notices are said in any case.
     */
    default boolean differences() {
        return true;
    }

    /** Whether scores are wanted as they are issued. A host that describes what holds in the end, and no revision, needs none. */
    default boolean scores() {
        return true;
    }

    /** A difference: what the event added to (or took from) one cell. */
    void contribution(Contribution difference);

    /** A stay that is another one now, as it now stands; VOID for one that was said and is none any more. */
    void stay(Stay stay);

    /** What the readmission measure says of a stay, where it is another thing now. */
    void judgedStay(JudgedStay stay);

    /** What became of a discharge, where it is another thing now. A host that has no use for it ignores it. */
    default void label(Label label) {
        // Nothing but labels depends on it.
    }

    void score(IssuedScore score);

    /** Of care alone: nothing about money. */
    void alert(CareAlert alert);

    void paymentScore(IssuedPaymentScore score);

    void financeAlert(FinanceAlert alert);

    /** {@code raised} false withdraws one said before. */
    void finding(Finding finding, boolean raised);

    /** All that {@code home} says of identity now: for the one place where identity is folded. */
    void links(PatientKey home, List<Link> links);

    /**
     * When time alone next changes something of a patient, where that is another moment now; {@link Head#NEVER} for never. For the
     * host's index of what is due; a host that lets time pass for all patients at once needs none.
     */
    default void due(PatientKey patient, long was, long is) {
        // Such a host asks every patient.
    }

    /** For another patient: to be received in the order in which it is said. */
    void notice(Notice notice);
}
