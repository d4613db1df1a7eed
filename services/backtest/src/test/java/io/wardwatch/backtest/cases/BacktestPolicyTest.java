package io.wardwatch.backtest.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.policy.DeathPolicy;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.model.LabelPolicy;
import io.wardwatch.model.Target;
import org.junit.jupiter.api.Test;

final class BacktestPolicyTest {
    @Test
    void shouldReadTheEnginesKeysAndItsOwn() {
        BacktestPolicy policy = BacktestPolicy.parse("""
                version = ours-2
                high.raise = 0.25
                backtest.target = denial
                backtest.label = unplanned
                backtest.death = composite
                backtest.moment = admission
                backtest.threshold = 0.15
                backtest.capacity = 3
                backtest.capacity.NORTH = 8
                """);

        assertThat(policy.engine().version()).isEqualTo("ours-2");
        assertThat(policy.engine().readmission().high().raise()).isEqualTo(0.25);
        assertThat(policy.target()).contains(Target.DENIAL);
        assertThat(policy.label()).isEqualTo(new LabelPolicy(LabelPolicy.Rule.UNPLANNED, DeathPolicy.COMPOSITE));
        assertThat(policy.momentOf(Target.READMISSION_30D)).isEqualTo("ADMISSION");
        assertThat(policy.thresholdOf(Target.DENIAL)).isEqualTo(0.15);
        assertThat(policy.capacityOf("NORTH")).isEqualTo(8);
        assertThat(policy.capacityOf("ISLE")).isEqualTo(3);
        assertThat(BacktestPolicy.parse(policy.print())).isEqualTo(policy);
    }

    @Test
    void shouldFlagWhereAlertsOpenWhenNoThresholdIsSaid() {
        assertThat(BacktestPolicy.DEFAULT.thresholdOf(Target.READMISSION_30D))
                .isEqualTo(Policy.defaults().readmission().high().raise());
        assertThat(BacktestPolicy.parse("")).isEqualTo(BacktestPolicy.DEFAULT);
        assertThat(BacktestPolicy.parse("label.death = EXCLUDE").label().death())
                .isEqualTo(DeathPolicy.EXCLUDE);
    }

    @Test
    void shouldNameTheKeyWhenItIsUnknownOrUnreadable() {
        assertThatThrownBy(() -> BacktestPolicy.parse("backtest.capcity = 3")).hasMessageContaining("backtest.capcity");
        assertThatThrownBy(() -> BacktestPolicy.parse("backtest.capacity.NORTH = many"))
                .hasMessageContaining("backtest.capacity.NORTH");
        assertThatThrownBy(() -> BacktestPolicy.parse("backtest.threshold = 2"))
                .hasMessageContaining("backtest.threshold");
        assertThatThrownBy(() -> BacktestPolicy.parse("hihg.raise = 2")).hasMessageContaining("hihg.raise");
    }
}
