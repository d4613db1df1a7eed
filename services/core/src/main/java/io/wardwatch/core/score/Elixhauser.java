package io.wardwatch.core.score;

import io.wardwatch.core.event.Diagnosis;
import java.util.Arrays;
import java.util.List;

/**
 * Elixhauser conditions as bits, and their van Walraven index: −19 to 85 (89 without the hierarchies, as published). A code may
 * count for several conditions: {@code I11.0} is heart failure and complicated hypertension.
 *
 * <p>Hierarchies: complicated hypertension outranks plain, complicated diabetes plain, metastases a solid tumour. Diagnoses marked
 * as not present on admission do not count, in place of the diagnosis groups that the original leaves out by the stay's DRG.
 */
public final class Elixhauser {
    /** Conditions of positive weight. */
    private static final int RAISING = bitsWhere(1);
    /** Conditions of negative weight. */
    private static final int LOWERING = bitsWhere(-1);

    private static final ElixhauserCondition[] CONDITIONS = ElixhauserCondition.values();
    private static final int[] WEIGHTS =
            Arrays.stream(CONDITIONS).mapToInt(ElixhauserCondition::weight).toArray();
    private static final int ALL = (int) ((1L << CONDITIONS.length) - 1);
    private static final IcdPrefixes CODES = new IcdPrefixes(
            Arrays.stream(CONDITIONS).map(ElixhauserCondition::prefixes).toArray(String[]::new));

    private Elixhauser() {}

    /** The conditions of an ICD-10 code, 0 where it belongs to none. */
    public static int bitsOf(String code) {
        return CODES.bitsOf(code);
    }

    /** The conditions of a diagnosis; 0 for another system than ICD-10, and for what arose during the stay. */
    public static int bitsOf(Diagnosis diagnosis) {
        return CODES.bitsOf(diagnosis);
    }

    /** The conditions of all {@code diagnoses} together. */
    public static int bitsOf(List<Diagnosis> diagnoses) {
        int bits = 0;
        for (int i = 0; i < diagnoses.size(); i++) {
            bits |= bitsOf(diagnoses.get(i));
        }
        return bits;
    }

    /** {@code bits} without the lesser of each pair of which both are present. */
    public static int withoutLesser(int bits) {
        int kept = bits & ALL;
        kept = outranked(kept, ElixhauserCondition.HYPERTENSION_COMPLICATED, ElixhauserCondition.HYPERTENSION);
        kept = outranked(kept, ElixhauserCondition.DIABETES_COMPLICATED, ElixhauserCondition.DIABETES);
        return outranked(kept, ElixhauserCondition.METASTATIC, ElixhauserCondition.SOLID_TUMOR);
    }

    /** The van Walraven index of {@code bits}, each condition once, hierarchies applied. */
    public static int index(int bits) {
        int sum = 0;
        for (int rest = withoutLesser(bits); rest != 0; rest &= rest - 1) {
            sum += WEIGHTS[Integer.numberOfTrailingZeros(rest)];
        }
        return sum;
    }

    /** The least index of any patient who has the conditions of {@code bits}, and maybe others. */
    public static int leastWith(int bits) {
        return index(bits | LOWERING);
    }

    /** The greatest index of any patient who has the conditions of {@code bits}, and maybe others. */
    public static int mostWith(int bits) {
        return index(bits | RAISING);
    }

    private static int outranked(int bits, ElixhauserCondition greater, ElixhauserCondition lesser) {
        return (bits & greater.bit()) != 0 ? bits & ~lesser.bit() : bits;
    }

    private static int bitsWhere(int sign) {
        int bits = 0;
        for (ElixhauserCondition condition : ElixhauserCondition.values()) {
            if (Integer.signum(condition.weight()) == sign) {
                bits |= condition.bit();
            }
        }
        return bits;
    }
}
