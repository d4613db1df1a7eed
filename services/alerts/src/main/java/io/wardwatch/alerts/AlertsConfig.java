package io.wardwatch.alerts;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import java.util.Map;

/**
 * The settings of {@code alerts}, each with its default; keys {@code alerts.…} in {@code application-alerts.yml}, in the
 * environment {@code ALERTS_…}.
 *
 * @param bootstrapServers the Kafka addresses
 * @param scoresDays scores are read from so many days back
 * @param journalSize changes kept for streams that come back; a cursor older than these is answered by {@code reset}
 * @param maxStreams open streams beyond these are refused
 * @param kpiUrl where {@code kpi} answers, when it runs in another process; empty = it is not passed on to
 * @param watch base addresses of other services by name, whose readiness the streams page shows
 * @param kafka further properties of the Kafka clients, such as those for TLS
 */
@ConfigurationProperties("alerts")
public record AlertsConfig(
        @Bindable(defaultValue = "127.0.0.1:9092") String bootstrapServers,
        @Bindable(defaultValue = "120") int scoresDays,
        @Bindable(defaultValue = "20000") int journalSize,
        @Bindable(defaultValue = "2000") int maxStreams,
        @Nullable String kpiUrl,

        @Nullable @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, String> watch,

        @Nullable @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, String> kafka) {

    public AlertsConfig {
        if (scoresDays < 1 || journalSize < 1 || maxStreams < 1) {
            throw new IllegalArgumentException(
                    "alerts.scores-days, alerts.journal-size and alerts.max-streams must be positive");
        }
        kpiUrl = kpiUrl == null ? "" : kpiUrl;
        watch = watch == null ? Map.of() : Map.copyOf(watch);
        kafka = kafka == null ? Map.of() : Map.copyOf(kafka);
    }

    /** The defaults, for a given Kafka. */
    public static AlertsConfig of(String bootstrapServers) {
        return new AlertsConfig(bootstrapServers, 120, 20_000, 2_000, "", Map.of(), Map.of());
    }
}
