package io.wardwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.measure.MeasureGroup;
import io.wardwatch.core.tile.TileVector;
import org.junit.jupiter.api.Test;

class NetworkInputTest {
    @Test
    void shouldComeBackFromItsBytes() {
        NetworkInput difference = new NetworkInput.Difference(
                MeasureGroup.CENSUS, -5, new TileVector(new int[] {0, 40_123}, new long[] {-1, 1L << 60}));
        assertThat(NetworkInput.of(difference.bytes())).isEqualTo(difference);
        NetworkInput reached = new NetworkInput.Reached(2, 3, -1, 20_000);
        assertThat(NetworkInput.of(reached.bytes())).isEqualTo(reached);
    }
}
