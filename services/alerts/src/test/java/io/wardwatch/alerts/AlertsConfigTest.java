package io.wardwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertsConfigTest {
    @Test
    void shouldHaveDefaultsForEverything() {
        assertThat(read(Map.of())).isEqualTo(AlertsConfig.of("127.0.0.1:9092"));
    }

    @Test
    void shouldTakeAddressesToWatchAndKafkasOwnPropertiesAsTheyAreWritten() {
        AlertsConfig config = read(Map.of(
                "alerts.kpi-url", "http://127.0.0.1:8082",
                "alerts.watch.risk", "http://127.0.0.1:8081",
                "alerts.kafka.security.protocol", "SSL",
                "alerts.kafka.ssl.truststore.location", "/etc/trust.p12"));
        assertThat(config.kpiUrl()).isEqualTo("http://127.0.0.1:8082");
        assertThat(config.watch()).containsOnly(Map.entry("risk", "http://127.0.0.1:8081"));
        assertThat(config.kafka())
                .containsOnly(
                        Map.entry("security.protocol", "SSL"), Map.entry("ssl.truststore.location", "/etc/trust.p12"));
    }

    private static AlertsConfig read(Map<String, Object> properties) {
        try (FedByHand fed = new FedByHand("cluster");
                ApplicationContext context = ApplicationContext.builder("alerts")
                        .properties(properties)
                        .singletons(fed.service())
                        .start()) {
            return context.getBean(AlertsConfig.class);
        }
    }
}
