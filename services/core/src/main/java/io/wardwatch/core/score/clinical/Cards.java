package io.wardwatch.core.score.clinical;

import io.wardwatch.core.policy.CharlsonWeights;
import io.wardwatch.core.score.Charlson;
import io.wardwatch.core.score.Elixhauser;
import io.wardwatch.core.score.ElixhauserCondition;
import io.wardwatch.core.score.Lace;
import io.wardwatch.core.score.OneRule;
import io.wardwatch.core.score.ScoreInput;
import io.wardwatch.core.score.card.Component;
import io.wardwatch.core.score.card.Item;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.card.ScoreVersion;
import io.wardwatch.core.score.card.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * LACE, the one-rule and the comorbidity indices as {@link ScoreCard}s. The numbers are those of {@link Lace}, {@link OneRule},
 * {@link Charlson} and {@link Elixhauser}, which make no cards where only a number is asked for.
 *
 * <p>A comorbidity card lists the conditions on record that count after the hierarchies. While no diagnosis of the stay is on
 * record, a last component {@link #UNRECORDED} says how far those not recorded could move the index.
 */
public final class Cards {
    /** Name of the component that stands for all conditions of which nothing is on record. */
    public static final String UNRECORDED = "unrecorded";

    private static final Item L = new Item("L", 7);
    private static final Item A = new Item("A", 3);
    private static final Item C = new Item("C", 5);
    private static final Item E = new Item("E", 4);
    private static final Item PRIOR_ADMISSIONS = new Item("priorAdmissions", 1);

    // By version and bit, so that a card makes no components.
    private static final Component[] CHARLSON_1987 = charlsonComponents(CharlsonWeights.CHARLSON_1987);
    private static final Component[] CHARLSON_QUAN = charlsonComponents(CharlsonWeights.QUAN_2011);
    private static final Component[] CHARLSON_LACE = charlsonComponents(CharlsonWeights.LACE_2010);
    private static final Component[] ELIXHAUSER = elixhauserComponents();

    private Cards() {}

    /**
     * All cards of a stay, as issued: LACE, HOSPITAL in its three versions, the one-rule, Charlson in two, Elixhauser.
     *
     * @param oncology whether the service of {@code input} is one of oncology
     */
    public static List<ScoreCard> of(ScoreInput input, Answer oncology, CharlsonWeights laceWeights) {
        HospitalInput hospital = HospitalInput.of(input, oncology);
        boolean known = input.diagnosesKnown();
        return List.of(
                lace(input, laceWeights),
                Hospital.of2013(hospital),
                Hospital.of2016(hospital),
                Hospital.simplified(hospital),
                oneRule(input),
                charlson(input.charlson(), known, CharlsonWeights.CHARLSON_1987),
                charlson(input.charlson(), known, CharlsonWeights.QUAN_2011),
                elixhauser(input.elixhauser(), known));
    }

    /**
     * LACE. Its points are those of {@link Lace#points} once L is determined; before, they are the sum of the other letters, where
     * {@link Lace} says -1.
     */
    public static ScoreCard lace(ScoreInput input, CharlsonWeights weights) {
        int comorbidity = Lace.comorbidityPoints(Charlson.index(input.charlson(), weights));
        return ScoreCard.of(
                laceVersion(weights),
                List.of(
                        length(input),
                        Lace.acuityKnown(input) ? A.known(Lace.emergent(input) ? 3 : 0) : A.missing(),
                        input.diagnosesKnown()
                                ? C.known(comorbidity)
                                : C.open(Standing.MISSING, comorbidity, comorbidity, 5),
                        E.known(Lace.emergencyPoints(input.priorEmergencyVisits()))));
    }

    // Midnights only grow: those of an open stay are the least.
    private static Component length(ScoreInput input) {
        if (input.midnights() < 0) {
            return L.missing();
        }
        int points = Lace.lengthPoints(input.midnights());
        return input.moment().discharged() ? L.known(points) : L.open(Standing.PROVISIONAL, points, points, 7);
    }

    /** The one-rule: 1 where it flags. */
    public static ScoreCard oneRule(ScoreInput input) {
        return ScoreCard.of(ScoreVersion.ONE_RULE, List.of(PRIOR_ADMISSIONS.known(OneRule.flags(input) ? 1 : 0)));
    }

    /** Charlson's index of {@code bits}. {@code known}: whether any diagnosis of the stay is on record. */
    public static ScoreCard charlson(int bits, boolean known, CharlsonWeights weights) {
        int kept = Charlson.withoutLesser(bits & Charlson.ALL);
        int index = Charlson.index(kept, weights);
        // No condition lowers the index, and the greater of each pair weighs more: none and all are the bounds.
        int most = Charlson.index(Charlson.ALL, weights);
        return switch (weights) {
            case CHARLSON_1987 -> comorbidity(ScoreVersion.CHARLSON_1987, CHARLSON_1987, kept, known, 0, most - index);
            case QUAN_2011 -> comorbidity(ScoreVersion.CHARLSON_QUAN_2011, CHARLSON_QUAN, kept, known, 0, most - index);
            case LACE_2010 -> comorbidity(ScoreVersion.CHARLSON_LACE_2010, CHARLSON_LACE, kept, known, 0, most - index);
        };
    }

    /** The van Walraven index of Elixhauser {@code bits}. {@code known}: whether any diagnosis of the stay is on record. */
    public static ScoreCard elixhauser(int bits, boolean known) {
        int kept = Elixhauser.withoutLesser(bits);
        int index = Elixhauser.index(kept);
        return comorbidity(
                ScoreVersion.ELIXHAUSER_VAN_WALRAVEN_2009,
                ELIXHAUSER,
                kept,
                known,
                Elixhauser.leastWith(kept) - index,
                Elixhauser.mostWith(kept) - index);
    }

    private static ScoreCard comorbidity(
            ScoreVersion version, Component[] conditions, int kept, boolean known, int lower, int raise) {
        List<Component> components = new ArrayList<>(Integer.bitCount(kept) + 1);
        for (int rest = kept; rest != 0; rest &= rest - 1) {
            components.add(conditions[Integer.numberOfTrailingZeros(rest)]);
        }
        if (!known) {
            components.add(new Component(UNRECORDED, 0, lower, raise, Standing.MISSING));
        }
        return ScoreCard.of(version, components);
    }

    private static ScoreVersion laceVersion(CharlsonWeights weights) {
        return switch (weights) {
            case LACE_2010 -> ScoreVersion.LACE_2010;
            case CHARLSON_1987 -> ScoreVersion.LACE_2010_CHARLSON_1987;
            case QUAN_2011 -> ScoreVersion.LACE_2010_QUAN_2011;
        };
    }

    private static Component[] charlsonComponents(CharlsonWeights weights) {
        List<String> names = Charlson.names();
        Component[] components = new Component[names.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = known(names.get(i), Charlson.index(1 << i, weights));
        }
        return components;
    }

    private static Component[] elixhauserComponents() {
        ElixhauserCondition[] conditions = ElixhauserCondition.values();
        Component[] components = new Component[conditions.length];
        for (int i = 0; i < components.length; i++) {
            components[i] = known(conditions[i].name(), conditions[i].weight());
        }
        return components;
    }

    private static Component known(String name, int points) {
        return new Component(name, points, points, points, Standing.KNOWN);
    }
}
