package io.wardwatch.core.readmission;

import java.util.Optional;
import java.util.Set;

/**
 * The measure's row of one stay: included, or every reason why not; and what came after. Key: the stay's facility and encounterId.
 * A function of the patient's stays and visits, the value sets and the variant.
 *
 * @param reasonBits 0 where it is an index stay; see {@link #reasons}
 * @param specialty null where there is none; see {@link #cohort}
 * @param conditionBits see {@link #conditions}
 * @param any the first stay after it at any facility; {@link Return#NONE} also where it is no index stay
 * @param same the first stay after it at the same facility, whatever lies between; likewise
 * @param emergency the first emergency visit after it that became no stay; likewise
 * @param observation the first observation visit after it that became no stay; likewise
 */
public record IndexStay(
        StayFacts stay,
        int reasonBits,
        SpecialtyCohort specialty,
        int conditionBits,
        Episode episode,
        Return any,
        Return same,
        Return emergency,
        Return observation) {

    public boolean included() {
        return reasonBits == 0;
    }

    /** Why it is no index stay, all that holds; empty where it is one. */
    public Set<NotIndex> reasons() {
        return NotIndex.of(reasonBits);
    }

    public Optional<SpecialtyCohort> cohort() {
        return Optional.ofNullable(specialty);
    }

    public Set<ConditionCohort> conditions() {
        return ConditionCohort.of(conditionBits);
    }
}
