package io.wardwatch.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardwatch.core.engine.IssuedPaymentScore;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.score.PaymentTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payment scores, held against what Avro itself makes of the contract. */
class PaymentScoreWireTest {
    private static final byte[] CUT = {1, 2, (byte) 200};

    @ParameterizedTest
    @EnumSource(PaymentTarget.class)
    void shouldCarryAPaymentScore(PaymentTarget target) throws IOException {
        PaymentScoreWire wire = new PaymentScoreWire();
        Said<IssuedPaymentScore> said = new Said<>(FeedSamples.paymentScore(target), CUT);
        byte[] avro = OutputWireTest.throughAvro(wire.topic().value().orElseThrow(), wire.toWire(said));
        assertThat(wire.fromWire(avro))
                .isInstanceOfSatisfying(Parsed.Accepted.class, accepted -> assertThat(accepted.value())
                        .usingRecursiveComparison()
                        .isEqualTo(said));
    }

    @Test
    void shouldCarryThatAPaymentScoreIsWithdrawn() {
        PaymentScoreWire wire = new PaymentScoreWire();
        Said<IssuedPaymentScore> withdrawn = new Said<>(FeedSamples.withdrawnPaymentScore(), CUT);
        assertThat(wire.fromWire(wire.toWire(withdrawn))).isEqualTo(Parsed.accepted(withdrawn));
    }

    @Test
    void shouldRefuseATargetThatNothingIsKnownOf() {
        PaymentScoreWire wire = new PaymentScoreWire();
        byte[] bytes = wire.toWire(new Said<>(FeedSamples.withdrawnPaymentScore(), CUT));
        int target = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("denial");
        bytes[target] = 'D';
        assertThat(wire.fromWire(bytes)).isInstanceOfSatisfying(Parsed.Rejected.class, rejected -> assertThat(
                        rejected.rejection().reason())
                .isEqualTo(RejectionReason.UNKNOWN_CODE));
    }

    @ParameterizedTest
    @EnumSource(PaymentTarget.class)
    void shouldRefuseEveryTruncation(PaymentTarget target) {
        PaymentScoreWire wire = new PaymentScoreWire();
        byte[] bytes = wire.toWire(new Said<>(FeedSamples.paymentScore(target), CUT));
        for (int length = 0; length < bytes.length; length++) {
            assertThat(wire.fromWire(Arrays.copyOf(bytes, length)))
                    .as("first %d bytes", length)
                    .isInstanceOf(Parsed.Rejected.class);
        }
    }
}
