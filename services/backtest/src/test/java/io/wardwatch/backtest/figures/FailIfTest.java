package io.wardwatch.backtest.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailIfTest {
    private static final Map<String, Double> FIGURES = Map.of("auroc", -0.02, "brier", 0.001, "nb", Double.NaN);

    @Test
    void shouldNameEachConditionThatHolds() {
        assertThat(FailIf.parse("auroc<-0.01").holding(FIGURES))
                .hasSize(1)
                .first()
                .asString()
                .contains("-0.020000");
        assertThat(FailIf.parse("auroc < -0.03, brier > 0.002").holding(FIGURES))
                .isEmpty();
        assertThat(FailIf.parse("auroc<-0.01,brier>0").holding(FIGURES)).hasSize(2);
        assertThat(FailIf.NONE.holding(FIGURES)).isEmpty();
    }

    @Test
    void shouldTakeLimitsInAnyNotationAndTheLimitItselfWhenAsked() {
        Map<String, Double> at = Map.of("auroc", 0.7);

        assertThat(FailIf.parse("auroc<=0.7").holding(at)).hasSize(1);
        assertThat(FailIf.parse("auroc>=7e-1").holding(at)).hasSize(1);
        assertThat(FailIf.parse("auroc<.7").holding(at)).isEmpty();
    }

    @Test
    void shouldNotHoldButSaySoWhenTheFigureCouldNotBeComputed() {
        assertThatThrownBy(() -> FailIf.parse("nb<-0.01").holding(FIGURES)).hasMessageContaining("give no nb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auroc", "", "auroc<", "auroc<x", "auroc<1.2.3", "auroc=0.5", "auroc<-0.01,", "<0.1"})
    void shouldSayHowAConditionLooksWhenItIsNone(String text) {
        assertThatThrownBy(() -> FailIf.parse(text)).hasMessageContaining("auroc<-0.01");
    }

    @Test
    void shouldNameTheMetricsWhenOneIsUnknown() {
        assertThatThrownBy(() -> FailIf.parse("aurok<1").check(Metrics.names(1)))
                .hasMessageContaining("aurok")
                .hasMessageContaining("auprc, auroc, brier");
        assertThatThrownBy(() -> FailIf.parse("accuracy<0").check(Metrics.names(2)))
                .hasMessageContaining("there is no metric 'accuracy'");
        FailIf.parse("auroc<-0.01, nb<0").check(Metrics.names(2));
    }
}
