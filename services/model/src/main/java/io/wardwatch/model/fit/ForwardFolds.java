package io.wardwatch.model.fit;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Forward chaining over blocks of time and by group at once: the cases of a block are tested by a model that learned only from what
 * was known before the block began, and only from other groups. What comes before enough is known is never tested.
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
        this.edges = edges(day, known, shape.blocks);
        if (Arrays.stream(edges).distinct().count() < shape.blocks) {
            throw new IllegalArgumentException("of " + day.length + " cases too few lie after what is known first for "
                    + shape.blocks + " blocks of time");
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

    /** The first block begins when as many outcomes are known as a block has cases; the rest is parted evenly. */
    private static long[] edges(long[] day, long[] known, int blocks) {
        long[] sorted = known.clone();
        Arrays.sort(sorted);
        long first = blocks < 1 || sorted.length == 0 ? Long.MAX_VALUE : sorted[sorted.length / (blocks + 1)] + 1;
        long[] later = Arrays.stream(day).filter(each -> each >= first).sorted().toArray();
        if (later.length == 0) {
            return new long[0];
        }
        long[] edges = IntStream.range(0, blocks)
                .mapToLong(i -> later[(int) ((long) i * later.length / blocks)])
                .toArray();
        edges[0] = first;
        return edges;
    }

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
