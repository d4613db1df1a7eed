package io.wardwatch.model.fit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.IntStream;

/**
 * Which fold each case is tested in: by the name of its group and the seed alone, so that a group never lies on both sides of a
 * split and keeps its fold as others come and go.
 */
public final class Folds implements Split {
    private final int[] fold;
    private final int count;

    /** @param groups whose each case is */
    public Folds(String[] groups, int count, long seed) {
        if (count < 2) {
            throw new IllegalArgumentException("cross-validation takes at least two folds");
        }
        this.count = count;
        this.fold = new int[groups.length];
        MessageDigest sha256 = sha256();
        for (int i = 0; i < groups.length; i++) {
            byte[] hash = sha256.digest((seed + "|" + groups[i]).getBytes(StandardCharsets.UTF_8));
            fold[i] = (int) Math.floorMod(ByteBuffer.wrap(hash).getLong() >>> 1, (long) count);
        }
    }

    @Override
    public int count() {
        return count;
    }

    public int of(int index) {
        return fold[index];
    }

    @Override
    public int[] test(int number) {
        return IntStream.range(0, fold.length).filter(i -> fold[i] == number).toArray();
    }

    @Override
    public int[] training(int number) {
        return IntStream.range(0, fold.length).filter(i -> fold[i] != number).toArray();
    }

    @Override
    public int[] others(int number) {
        return training(number);
    }

    @Override
    public int[] judged() {
        return IntStream.range(0, fold.length).toArray();
    }

    @Override
    public int parts() {
        return count;
    }

    @Override
    public int[] part(int number) {
        return test(number);
    }

    @Override
    public String words(String group) {
        return count + "-fold cross-validation by " + group + ", all folds pooled";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
