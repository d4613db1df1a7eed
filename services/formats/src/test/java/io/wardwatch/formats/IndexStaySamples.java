package io.wardwatch.formats;

import io.wardwatch.core.engine.JudgedStay;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.readmission.ConditionCohort;
import io.wardwatch.core.readmission.Episode;
import io.wardwatch.core.readmission.NotIndex;
import io.wardwatch.core.readmission.PlannedRule;
import io.wardwatch.core.readmission.Return;
import java.util.List;

/** Stays as the readmission measure judges them, to hold the mapping against. */
final class IndexStaySamples {
    private static final PatientKey PATIENT = new PatientKey(-1, 42);
    private static final long BEGIN = 1_740_000_000_000_000L;

    private IndexStaySamples() {}

    /** With everything that may be there. */
    static JudgedStay readmitted() {
        return of(
                JudgedStay.State.INCLUDED,
                List.of(),
                List.of(ConditionCohort.AMI, ConditionCohort.THA_TKA),
                new Return("SOUTH", "V2", 0, PlannedRule.ACUTE_DIAGNOSIS, true),
                new Return("NORTH", "V|3", 90, PlannedRule.POTENTIALLY_PLANNED, false));
    }

    /** Open, and for several reasons no index stay. */
    static JudgedStay left() {
        return of(
                JudgedStay.State.NOT_INCLUDED,
                List.of(NotIndex.STILL_OPEN, NotIndex.AGE_UNKNOWN, NotIndex.NO_COHORT),
                List.of(),
                Return.NONE,
                Return.NONE);
    }

    static JudgedStay nothing() {
        return of(JudgedStay.State.VOID, List.of(), List.of(), Return.NONE, Return.NONE);
    }

    private static JudgedStay of(
            JudgedStay.State state, List<NotIndex> reasons, List<ConditionCohort> conditions, Return any, Return same) {
        boolean included = state == JudgedStay.State.INCLUDED;
        return new JudgedStay(
                "NORTH",
                "V1",
                PATIENT,
                state,
                state == JudgedStay.State.VOID ? Event.ABSENT : BEGIN,
                included ? BEGIN + 1 : Event.ABSENT,
                included ? 20_139 : Event.ABSENT,
                reasons,
                included,
                included ? "CARDIOVASCULAR" : "",
                conditions,
                new Episode("SOUTH", "V0", 2, 3),
                PlannedRule.ALWAYS_PLANNED_DIAGNOSIS,
                any,
                same,
                included ? new Return("WEST", "E1", 7, PlannedRule.UNPLANNED, true) : Return.NONE,
                Return.NONE,
                "readmission.unplanned@1",
                "some lists 0123456789abcdef");
    }
}
