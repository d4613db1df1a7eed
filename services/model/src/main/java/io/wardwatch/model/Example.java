package io.wardwatch.model;

import java.util.Arrays;
import java.util.Comparator;

/**
 * One score as it was issued, with what came of it. Brings the features exactly as the engine saw them, and what simple rules
 * that a model has to beat would have said.
 *
 * @param patient whose it is; all examples of a patient fall on the same side of the split. Never exported
 * @param caseId facility and number of the stay or claim. Never exported
 * @param moment one of {@link Target#moments()}
 * @param features in the order of {@link Target#features()}
 * @param rules in the order of the target's baselines: higher = worse
 * @param outcome whether what nobody wants came
 */
public record Example(
        String patient, String caseId, String moment, double[] features, double[] rules, boolean outcome) {
    /** An order that is the examples' own: no model enters it, nor how they came about. */
    static final Comparator<Example> ORDER = Comparator.comparing(Example::patient)
            .thenComparing(Example::caseId)
            .thenComparing(Example::moment)
            .thenComparing(Example::features, Arrays::compare)
            .thenComparing(Example::outcome);

    /** Only what harms nobody: neither the patient nor the values. */
    @Override
    public String toString() {
        return "Example[" + moment + ", outcome=" + outcome + "]";
    }
}
