package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    @Test
    void shouldBeTheFirstHalfOfTheHmacOfAuthorityAndNumber() {
        // printf 'city\x1fP1' | openssl dgst -sha256 -hmac 0123456789abcdef
        assertThat(Pseudonyms.under("0123456789abcdef").of("city", "P1").hex())
                .isEqualTo("d83e8d5ee64f9f8d30385b273cfc56a8");
    }

    @Test
    void shouldSayWhetherTheKeyIsTheAnnouncedOne() {
        assertThat(Pseudonyms.from(Map.of()).isDemo()).isTrue();
        assertThat(Pseudonyms.from(Map.of("WARDWATCH_KEY", "a secret of one's own"))
                        .isDemo())
                .isFalse();
    }

    @Test
    void shouldRefuseAShortKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pseudonyms.under("short"))
                .withMessageContaining("WARDWATCH_KEY");
    }
}
