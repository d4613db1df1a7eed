package io.wardwatch.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the patients, times and seeds: rows of one patient are never on both sides, and a model knows no future. */
final class SplitLawsTest {
    private static final int ROWS = 300;

    @Property(tries = 200)
    void shouldKeepAPatientOnOneSideOfEveryFold(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 12) int folds,
            @ForAll @IntRange(min = 1, max = 120) int patients) {
        Folds split = new Folds(groups(seed, patients), folds, seed);

        sides(split, groups(seed, patients));
        assertThat(IntStream.range(0, folds).flatMap(i -> Arrays.stream(split.test(i))))
                .as("each row is tested once")
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, ROWS).boxed().toList());
    }

    @Property(tries = 200)
    void shouldLearnOnlyFromOthersAndFromWhatWasKnownBeforeTheBlock(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int blocks,
            @ForAll @IntRange(min = 2, max = 6) int folds,
            @ForAll @IntRange(min = 1, max = 120) int patients) {
        Random random = new Random(seed);
        String[] groups = groups(seed, patients);
        long[] day = random.longs(ROWS, 20_000, 20_400).toArray();
        long[] known = Arrays.stream(day).map(each -> each + random.nextInt(60)).toArray();
        ForwardFolds split = new ForwardFolds(groups, day, known, new ForwardFolds.Shape(blocks, folds, seed));

        sides(split, groups);
        for (int fold = 0; fold < split.count(); fold++) {
            long begin = Arrays.stream(split.part(split.parts() - 1 - fold / folds))
                    .mapToLong(row -> day[row])
                    .min()
                    .orElse(Long.MAX_VALUE);
            for (int row : split.training(fold)) {
                assertThat(known[row]).isLessThan(begin);
            }
        }
    }

    private static void sides(Split split, String[] groups) {
        for (int fold = 0; fold < split.count(); fold++) {
            Set<String> tested = whose(split.test(fold), groups);
            assertThat(Collections.disjoint(tested, whose(split.training(fold), groups)))
                    .isTrue();
            assertThat(Collections.disjoint(tested, whose(split.others(fold), groups)))
                    .isTrue();
        }
    }

    private static Set<String> whose(int[] rows, String[] groups) {
        return Arrays.stream(rows).mapToObj(row -> groups[row]).collect(Collectors.toSet());
    }

    /** Some patients with many rows, others with one. */
    private static String[] groups(long seed, int patients) {
        Random random = new Random(seed);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> "P" + (int) (patients * Math.pow(random.nextDouble(), 2)))
                .toArray(String[]::new);
    }
}
