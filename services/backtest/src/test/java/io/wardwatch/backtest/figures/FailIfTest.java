package io.wardwatch.backtest.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FailIfTest {
    private static final Map<String, Double> FIGURES = Map.of("auroc", -0.02, "brier", 0.001, "nb", Double.NaN);

    @Test
    void shouldNameEachConditionThatHolds() {
        assertThat(FailIf.parse("auroc<-0.01").holding(FIGURES)).hasSize(1).first().asString().contains("-0.020000");
        assertThat(FailIf.parse("auroc < -0.03, brier > 0.002").holding(FIGURES)).isEmpty();
        assertThat(FailIf.parse("auroc<-0.01,brier>0").holding(FIGURES)).hasSize(2);
        assertThat(FailIf.NONE.holding(FIGURES)).isEmpty();
    }

    @Test
    void shouldHoldWhenTheFigureCouldNotBeComputed() {
        assertThat(FailIf.parse("nb<-0.01").holding(FIGURES)).hasSize(1);
    }

    @Test
    void shouldSayWhatIsWrongWhenItCannotBeJudged() {
        assertThatThrownBy(() -> FailIf.parse("auroc")).hasMessageContaining("auroc<-0.01");
        assertThatThrownBy(() -> FailIf.parse("aurok<1").holding(FIGURES)).hasMessageContaining("auroc, brier, nb");
    }
}
