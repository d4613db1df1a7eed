package io.wardwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class BrokerForTestsTest {
    private static final BooleanSupplier NOT_ASKED = () -> {
        throw new AssertionError("asked for Docker though it was chosen");
    };

    @Test
    void shouldBeAContainerWhereDockerAnswersAndNotElsewhere() {
        assertThat(BrokerForTests.container("auto", () -> true)).isTrue();
        assertThat(BrokerForTests.container("auto", () -> false)).isFalse();
    }

    @Test
    void shouldNotAskForDockerWhenOneIsChosen() {
        assertThat(BrokerForTests.container("container", NOT_ASKED)).isTrue();
        assertThat(BrokerForTests.container("embedded", NOT_ASKED)).isFalse();
        assertThatThrownBy(() -> BrokerForTests.container("docker", NOT_ASKED))
                .hasMessageContaining("container, embedded or auto");
    }
}
