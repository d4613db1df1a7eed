package io.wardwatch.core.measure;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The sum modulo 2^256 of the SHA-256 of canonical records: equal for equal multisets of records, in whatever order, partition
 * or thread they were added. What was added can be removed. Not safe for use by several threads: give each its own and
 * {@link #combine} them.
 *
 * <p>A record's digest is read as one big-endian number, so any language can recompute the sum.
 */
public final class MultisetHash {
    public static final int BYTES = 32;
    private static final int WORDS = BYTES / Long.BYTES;

    private final MessageDigest sha = sha256();
    private final byte[] digest = new byte[BYTES];
    private final ByteBuffer words = ByteBuffer.wrap(digest);
    /** Least significant word first. */
    private final long[] sum = new long[WORDS];

    /** The hash whose {@link #toBytes()} was kept. */
    public static MultisetHash ofBytes(byte[] bytes) {
        MultisetHash hash = new MultisetHash();
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, BYTES);
        for (int i = WORDS - 1; i >= 0; i--) {
            hash.sum[i] = buffer.getLong();
        }
        return hash;
    }

    public void add(byte[] canonical) {
        add(canonical, 0, canonical.length);
    }

    public void add(byte[] canonical, int offset, int length) {
        digest(canonical, offset, length);
        long carry = 0;
        for (int i = 0; i < WORDS; i++) {
            carry = addWord(i, words.getLong((WORDS - 1 - i) * Long.BYTES), carry);
        }
    }

    public void remove(byte[] canonical) {
        remove(canonical, 0, canonical.length);
    }

    /** Takes back one record: −x is ¬x + 1 modulo 2^256. */
    public void remove(byte[] canonical, int offset, int length) {
        digest(canonical, offset, length);
        long carry = 1;
        for (int i = 0; i < WORDS; i++) {
            carry = addWord(i, ~words.getLong((WORDS - 1 - i) * Long.BYTES), carry);
        }
    }

    /** Adds all records of {@code other}. */
    public void combine(MultisetHash other) {
        long[] addend = other.sum.clone();
        long carry = 0;
        for (int i = 0; i < WORDS; i++) {
            carry = addWord(i, addend[i], carry);
        }
    }

    /** 32 bytes, big-endian. */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        for (int i = WORDS - 1; i >= 0; i--) {
            buffer.putLong(sum[i]);
        }
        return buffer.array();
    }

    /** 64 hexadecimal digits; all 0 where nothing is in. */
    public String hex() {
        return HexFormat.of().formatHex(toBytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MultisetHash hash && Arrays.equals(sum, hash.sum);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sum);
    }

    @Override
    public String toString() {
        return hex();
    }

    private long addWord(int i, long addend, long carry) {
        long once = sum[i] + addend;
        long twice = once + carry;
        sum[i] = twice;
        // A sum less than its addend, unsigned, has wrapped; at most one of the two additions can.
        return Long.compareUnsigned(once, addend) < 0 || Long.compareUnsigned(twice, once) < 0 ? 1 : 0;
    }

    private void digest(byte[] canonical, int offset, int length) {
        sha.update(canonical, offset, length);
        try {
            sha.digest(digest, 0, BYTES);
        } catch (java.security.DigestException e) {
            throw new IllegalStateException("SHA-256 is not 32 bytes", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
