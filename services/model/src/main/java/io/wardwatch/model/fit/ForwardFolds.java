package io.wardwatch.model.fit;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Forward chaining over blocks of time and by group at once: the cases of a block are tested by a model that learned only from what
 * was known before the block began, and only from other groups. The first block is never tested, as nothing is known before it.
 *
 * <p>A case teaches from the day on which its outcome can be known, not from the day of its score: otherwise a model of May would
 * learn in May what only June tells. Fold 0 is of the last block, whose model has learned from most.
 */
public final class ForwardFolds implements Split {
    private final int[] block;
    private final long[] known;
    private final long[] edges;
    private final Folds groups;

    /**
     * @param groups whose each case is
     * @param day of each case's score
     * @param known day from which on its outcome can be known
     */
    public ForwardFolds(String[] groups, long[] day, long[] known, Shape shape) {
        this.groups = new Folds(groups, shape.folds, shape.seed);
        this.known = known.clone();
        long[] sorted = day.clone();
        Arrays.sort(sorted);
        this.edges = IntStream.rangeClosed(1, shape.blocks)
                .mapToLong(i -> sorted[(int) ((long) i * sorted.length / (shape.blocks + 1))])
                .toArray();
        if (shape.blocks < 1 || Arrays.stream(edges).distinct().count() < shape.blocks || edges[0] == sorted[0]) {
            throw new IllegalArgumentException("the cases lie on too few days for " + shape.blocks + " blocks of time");
        }
        this.block = Arrays.stream(day).mapToInt(this::blockOf).toArray();
    }

    /**
     * How many parts.
     *
     * @param blocks of time that are tested
     * @param folds by group within each
     */
    public record Shape(int blocks, int folds, long seed) {}

    private int blockOf(long day) {
        int number = 0;
        while (number < edges.length && edges[number] <= day) {
            number++;
        }
        return number;
    }

    @Override
    public int count() {
        return edges.length * groups.count();
    }

    /** From 1 to the number of blocks. */
    private int blockOfFold(int number) {
        return edges.length - number / groups.count();
    }

    @Override
    public int[] test(int number) {
        int group = number % groups.count();
        return where(i -> block[i] == blockOfFold(number) && groups.of(i) == group);
    }

    @Override
    public int[] training(int number) {
        int group = number % groups.count();
        long begin = edges[blockOfFold(number) - 1];
        return where(i -> known[i] < begin && groups.of(i) != group);
    }

    @Override
    public int[] others(int number) {
        int group = number % groups.count();
        return where(i -> block[i] > 0 && groups.of(i) != group);
    }

    @Override
    public int[] judged() {
        return where(i -> block[i] > 0);
    }

    @Override
    public int parts() {
        return edges.length;
    }

    @Override
    public int[] part(int number) {
        return where(i -> block[i] == number + 1);
    }

    @Override
    public String words(String group) {
        return "forward chaining over " + edges.length + " blocks of time and " + groups.count() + " folds by " + group
                + ", all pooled";
    }

    private int[] where(IntPredicate chosen) {
        return IntStream.range(0, block.length).filter(chosen).toArray();
    }
}
