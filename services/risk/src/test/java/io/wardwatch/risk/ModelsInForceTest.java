package io.wardwatch.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardwatch.core.score.LinearModel;
import io.wardwatch.core.score.Models;
import io.wardwatch.streaming.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad model file never silences scoring, and never scores. */
final class ModelsInForceTest {
    private final Metrics metrics = new Metrics();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void shouldScoreWithTheNamedModelWhenItIsSound() throws IOException {
        Models models = choose(own("mine", 0.5));

        assertThat(models.readmission().name()).isEqualTo("mine");
        assertThat(models.denial()).isSameAs(Models.bundled().denial());
        assertThat(metrics.scrape()).contains("source=\"configured\",target=\"readmission\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "nan", "foreign", "empty", "absent", "binary"})
    void shouldScoreWithTheBundledModelWhenTheNamedOneIsBad(String how) throws IOException {
        Models models = choose(spoilt(how));

        assertThat(models.readmission()).isSameAs(Models.bundled().readmission());
        assertThat(metrics.scrape())
                .contains("wardwatch_risk_models_dropped_total{reason=\"readmission\"} 1.0")
                .contains("source=\"bundled\",target=\"readmission\"");
    }

    @Test
    void shouldScoreWithTheLastGoodModelWhenItsFileWasSpoilt() throws IOException {
        Path file = own("mine", 0.5);
        choose(file);
        Files.writeString(file, Files.readString(file).replace("intercept = ", "intercept = NaN"));

        try (Metrics later = new Metrics()) {
            Models models = new ModelsInForce(folder.resolve("kept"), new RiskMetrics(later))
                    .choose(Map.of("readmission", file.toString()));

            assertThat(models.readmission().name()).isEqualTo("mine");
            assertThat(later.scrape()).contains("source=\"last-good\",target=\"readmission\"");
        }
    }

    @Test
    void shouldRefuseToStartWhenTheTargetIsUnknown() {
        assertThatThrownBy(() -> new ModelsInForce(folder.resolve("kept"), new RiskMetrics(metrics))
                        .choose(Map.of("readmision", "x")))
                .hasMessageContaining("denial, payment, readmission, not readmision");
    }

    private Models choose(Path file) {
        return new ModelsInForce(folder.resolve("kept"), new RiskMetrics(metrics))
                .choose(Map.of("readmission", file.toString()));
    }

    private Path own(String name, double slope) throws IOException {
        LinearModel bundled = Models.bundled().readmission();
        String text = bundled.recalibrated(0.1, slope).print().replace("name = " + bundled.name(), "name = " + name);
        return Files.writeString(folder.resolve("own.model"), text);
    }

    private Path spoilt(String how) throws IOException {
        Path file = own("mine", 0.5);
        String text = Files.readString(file);
        return switch (how) {
            case "cut" -> Files.writeString(file, text.substring(0, text.length() - 3));
            case "nan" -> Files.writeString(file, text.replaceAll("weight.EMERGENT = .*", "weight.EMERGENT = NaN"));
            case "foreign" -> Files.writeString(file, Models.bundled().denial().print());
            case "empty" -> Files.writeString(file, "");
            case "binary" -> Files.write(file, new byte[] {(byte) 0xC3, 0x28, 0, 1});
            default -> folder.resolve("absent");
        };
    }
}
