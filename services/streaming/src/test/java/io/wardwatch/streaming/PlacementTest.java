package io.wardwatch.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlacementTest {
    /** The published murmur2 values of Kafka's own tests (21: -973932308, foobar: -790332482), their sign bit cleared. */
    @ParameterizedTest
    @CsvSource({"21, 1000000, 551340", "foobar, 1000000, 151166"})
    void shouldPlaceAKeyWhereAnyKafkaClientPlacesIt(String key, int partitions, int expected) {
        assertThat(Placement.partitionOf(key.getBytes(StandardCharsets.UTF_8), partitions))
                .isEqualTo(expected);
    }
}
