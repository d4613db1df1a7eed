package io.wardwatch.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.policy.CharlsonWeights;
import io.wardwatch.core.score.card.ScoreCard;
import io.wardwatch.core.score.clinical.Answer;
import io.wardwatch.core.score.clinical.Cards;
import io.wardwatch.core.score.clinical.Hospital;
import io.wardwatch.core.score.clinical.HospitalInput;
import io.wardwatch.core.score.vitals.Freshness;
import io.wardwatch.core.score.vitals.Mews;
import io.wardwatch.core.score.vitals.News2;
import io.wardwatch.core.score.vitals.SaturationScale;
import io.wardwatch.core.score.vitals.Vital;
import io.wardwatch.core.score.vitals.VitalSign;
import io.wardwatch.core.score.vitals.Vitals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What holds for every score: whatever the open inputs turn out to be, the score lies within the bounds that were said before, both
 * bounds are reached, and so are both bands.
 */
class ScoreLawsTest {
    private static final long NOW = 1_750_000_000_000_000L;
    private static final Freshness FRESH = Freshness.of(Duration.ofHours(1));

    // A value of each row of both charts.
    private static final int[][] VALUES = {
        {8, 10, 14, 18, 22, 26, 30},
        {80, 84, 86, 90, 92, 94, 96, 99},
        {0, 1},
        {70, 80, 90, 95, 105, 150, 200, 220},
        {40, 45, 70, 95, 105, 120, 130, 140},
        {0, 1, 2, 3, 4},
        {340, 350, 355, 370, 384, 385, 400},
    };

    /** Collects completions of one input, and judges what was said of it. */
    private static final class Witness {
        private final ScoreCard said;
        private boolean minReached;
        private boolean maxReached;
        private boolean lowestReached;
        private boolean highestReached;

        Witness(ScoreCard said) {
            this.said = said;
        }

        void see(ScoreCard complete) {
            assertThat(complete.complete()).isTrue();
            assertThat(complete.points()).isEqualTo(complete.min()).isEqualTo(complete.max());
            assertThat(complete.points()).isBetween(said.min(), said.max());
            assertThat(complete.band()).isBetween(said.lowest(), said.highest());
            minReached |= complete.points() == said.min();
            maxReached |= complete.points() == said.max();
            lowestReached |= complete.band() == said.lowest();
            highestReached |= complete.band() == said.highest();
        }

        void judge() {
            assertThat(said.points()).isBetween(said.min(), said.max());
            assertThat(said.min()).isGreaterThanOrEqualTo(said.version().least());
            assertThat(said.max()).isLessThanOrEqualTo(said.version().most());
            assertThat(minReached && maxReached && lowestReached && highestReached)
                    .as("bounds and bands of " + said + " are reached")
                    .isTrue();
        }
    }

    @Property(tries = 100)
    void shouldBoundHospital(@ForAll("hospital") HospitalInput input) {
        List<Function<HospitalInput, ScoreCard>> scores =
                List.of(Hospital::of2013, Hospital::of2016, Hospital::simplified);
        for (Function<HospitalInput, ScoreCard> score : scores) {
            Witness witness = new Witness(score.apply(input));
            completions(input, complete -> witness.see(score.apply(complete)));
            witness.judge();
        }
    }

    @Property(tries = 100)
    void shouldBoundEarlyWarning(
            @ForAll long seed, @ForAll SaturationScale scale, @ForAll @IntRange(min = 1, max = 3) int lacking) {
        Random random = new Random(seed);
        List<VitalSign> open = new ArrayList<>();
        Vitals vitals = Vitals.NONE;
        for (VitalSign sign : VitalSign.values()) {
            int[] values = VALUES[sign.ordinal()];
            int value = values[random.nextInt(values.length)];
            if (open.size() < lacking && random.nextBoolean()) {
                open.add(sign);
                if (random.nextBoolean()) {
                    vitals = vitals.with(sign, new Vital(value, NOW - 7_200_000_000L));
                }
            } else {
                vitals = vitals.with(sign, new Vital(value, NOW));
            }
        }
        Witness news = new Witness(News2.of(vitals, scale, FRESH, NOW));
        Witness mews = new Witness(Mews.of(vitals, FRESH, NOW));
        boolean confused = vitals.get(VitalSign.CONSCIOUSNESS).value() == 1 && !open.contains(VitalSign.CONSCIOUSNESS);
        fill(vitals, open, 0, complete -> {
            news.see(News2.of(complete, scale, FRESH, NOW));
            if (confused) {
                mews.see(Mews.of(complete.with(VitalSign.CONSCIOUSNESS, new Vital(2, NOW)), FRESH, NOW));
                mews.see(Mews.of(alert(complete), FRESH, NOW));
            } else if (complete.get(VitalSign.CONSCIOUSNESS).value() != 1) {
                mews.see(Mews.of(complete, FRESH, NOW));
            }
        });
        news.judge();
        mews.judge();
    }

    @Property
    void shouldBoundCharlson(@ForAll int bits, @ForAll CharlsonWeights weights, @ForAll int more) {
        int recorded = bits & Charlson.ALL;
        Witness witness = new Witness(Cards.charlson(recorded, false, weights));
        witness.see(Cards.charlson(recorded | more, true, weights));
        witness.see(Cards.charlson(recorded, true, weights));
        witness.see(Cards.charlson(Charlson.ALL, true, weights));
        witness.judge();
        assertThat(Cards.charlson(recorded, true, weights).points()).isEqualTo(Charlson.index(recorded, weights));
    }

    @Property
    void shouldBoundElixhauser(@ForAll int bits, @ForAll int more) {
        int lowering = 0;
        int raising = 0;
        for (ElixhauserCondition condition : ElixhauserCondition.values()) {
            if (condition.weight() < 0) {
                lowering |= condition.bit();
            } else {
                raising |= condition.bit();
            }
        }
        Witness witness = new Witness(Cards.elixhauser(bits, false));
        witness.see(Cards.elixhauser(bits | more, true));
        witness.see(Cards.elixhauser(bits | lowering, true));
        witness.see(Cards.elixhauser(bits | raising, true));
        witness.judge();
        assertThat(Cards.elixhauser(bits, true).points()).isEqualTo(Elixhauser.index(bits));
    }

    @Property
    void shouldNeverFallWhenAConditionIsAddedToCharlson(
            @ForAll int bits, @ForAll @IntRange(max = 16) int condition, @ForAll CharlsonWeights weights) {
        assertThat(Charlson.index(bits | 1 << condition, weights))
                .isGreaterThanOrEqualTo(Charlson.index(bits, weights));
    }

    @Provide
    Arbitrary<HospitalInput> hospital() {
        Arbitrary<Answer> answers = Arbitraries.of(Answer.class);
        return Combinators.combine(
                        Combinators.combine(
                                        Arbitraries.of(true, false),
                                        Arbitraries.of(Double.NaN, 11.9, 12.0),
                                        Arbitraries.of(Double.NaN, 134.9, 135.0))
                                .as((discharged, hemoglobin, sodium) -> new Object[] {discharged, hemoglobin, sodium}),
                        answers,
                        answers,
                        answers,
                        answers,
                        Arbitraries.of(-1, 0, 1, 2, 5, 6),
                        Arbitraries.of(-1, 0, 4, 5))
                .as((first, oncology, cancer, procedure, nonElective, admissions, midnights) -> new HospitalInput(
                        (boolean) first[0],
                        (double) first[1],
                        (double) first[2],
                        oncology,
                        cancer,
                        procedure,
                        nonElective,
                        admissions,
                        midnights));
    }

    /** Every input that {@code open} can turn out to be once the stay has ended and all is known. */
    private static void completions(HospitalInput open, Consumer<HospitalInput> each) {
        boolean ended = open.discharged();
        for (double hemoglobin : values(open.hemoglobinGdl(), ended, 11, 13)) {
            for (double sodium : values(open.sodiumMmoll(), ended, 130, 140)) {
                for (Answer oncology : answers(open.oncology(), ended)) {
                    for (Answer cancer : answers(open.cancer(), true)) {
                        for (Answer procedure : answers(open.procedure(), ended || open.procedure() == Answer.YES)) {
                            for (Answer type : answers(open.nonElective(), true)) {
                                for (int admissions : admissions(open.priorAdmissions())) {
                                    for (int midnights : midnights(open.midnights(), ended)) {
                                        each.accept(new HospitalInput(
                                                true,
                                                hemoglobin,
                                                sodium,
                                                oncology,
                                                cancer,
                                                procedure,
                                                type,
                                                admissions,
                                                midnights));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static double[] values(double value, boolean decided, double low, double high) {
        return Double.isNaN(value) || !decided ? new double[] {low, high} : new double[] {value};
    }

    private static List<Answer> answers(Answer answer, boolean decided) {
        return answer == Answer.UNKNOWN || !decided ? List.of(Answer.YES, Answer.NO) : List.of(answer);
    }

    private static int[] admissions(int count) {
        return count < 0 ? new int[] {0, 1, 3, 8} : new int[] {count};
    }

    private static int[] midnights(int count, boolean decided) {
        if (count < 0) {
            return new int[] {0, 20};
        }
        return decided ? new int[] {count} : new int[] {count, count + 10};
    }

    private static void fill(Vitals vitals, List<VitalSign> open, int from, Consumer<Vitals> each) {
        if (from == open.size()) {
            each.accept(vitals);
            return;
        }
        for (int value : VALUES[open.get(from).ordinal()]) {
            fill(vitals.with(open.get(from), new Vital(value, NOW)), open, from + 1, each);
        }
    }

    private static Vitals alert(Vitals vitals) {
        Vitals alert = Vitals.NONE;
        for (VitalSign sign : VitalSign.values()) {
            Vital vital = vitals.get(sign);
            alert = alert.with(sign, sign == VitalSign.CONSCIOUSNESS ? new Vital(0, NOW) : vital);
        }
        return alert;
    }
}
