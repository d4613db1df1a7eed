package io.wardwatch.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MultisetHashTest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    @Property
    void shouldEqualTheSumOfDigestsInAnyOrderAndPartition(
            @ForAll @Size(max = 12) List<String> records, @ForAll long seed) throws Exception {
        BigInteger expected = BigInteger.ZERO;
        for (String record : records) {
            expected = expected.add(digest(record)).mod(MODULUS);
        }
        List<String> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(seed));
        MultisetHash one = new MultisetHash();
        MultisetHash two = new MultisetHash();
        for (int i = 0; i < shuffled.size(); i++) {
            (i % 3 == 0 ? one : two).add(bytes(shuffled.get(i)));
        }
        one.combine(two);
        assertThat(one.hex()).isEqualTo(String.format("%064x", expected));
        assertThat(MultisetHash.ofBytes(one.toBytes())).isEqualTo(one);
    }

    @Property
    void shouldForgetWhatIsRemovedEvenBeforeItCame(@ForAll @Size(max = 8) List<String> records) {
        MultisetHash hash = new MultisetHash();
        records.forEach(record -> hash.remove(bytes(record)));
        records.forEach(record -> hash.add(bytes(record)));
        assertThat(hash.hex()).isEqualTo("0".repeat(64));
    }

    @Test
    void shouldCountARecordThatIsThereTwice() {
        MultisetHash once = new MultisetHash();
        once.add(bytes("a"));
        MultisetHash twice = new MultisetHash();
        twice.add(bytes("a"));
        twice.add(bytes("a"));
        assertThat(twice).isNotEqualTo(once);
        twice.remove(bytes("a"));
        assertThat(twice).isEqualTo(once);
    }

    private static BigInteger digest(String record) throws Exception {
        return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes(record)));
    }

    private static byte[] bytes(String record) {
        return record.getBytes(StandardCharsets.UTF_8);
    }
}
