package io.wardwatch.kpi;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of {@code kpi}, each with its default; keys {@code kpi.…} in {@code application-kpi.yml}, in the environment
 * {@code KPI_…}.
 *
 * @param bootstrapServers the Kafka addresses
 * @param stateFolder where RocksDB lives; if lost it is restored from the changelogs
 * @param threads stream threads; more than partitions are idle
 * @param instanceId a name that outlives a restart and differs between processes (static membership)
 * @param publishEvery values of a slice go out no oftener than this
 * @param slicesATurn how many slices are computed before the stream goes on with its input
 * @param advertisedUrl where other instances and their clients reach this one, as {@code http://10.0.0.7:8080}; empty where
 *     there is one instance
 * @param staffing file with beds of units and days at work of providers; absent = their occupancy and utilisation have no value
 * @param policy file with the levels of occupancy at which a facility alerts, the one that {@code risk} reads; absent = the
 *     documented defaults
 * @param funnelMinN a unit, provider, … with fewer cases is not shown in a funnel
 */
@ConfigurationProperties("kpi")
public record KpiConfig(
        @Bindable(defaultValue = "127.0.0.1:9092") String bootstrapServers,
        @Bindable(defaultValue = KpiConfig.STATE_FOLDER) Path stateFolder,
        @Bindable(defaultValue = "1") int threads,
        @Bindable(defaultValue = "kpi-1") String instanceId,
        @Bindable(defaultValue = "PT10S") Duration publishEvery,
        @Bindable(defaultValue = "100") int slicesATurn,
        @Bindable(defaultValue = "") String advertisedUrl,
        @Bindable(defaultValue = "10") int funnelMinN,
        Optional<Path> staffing,
        Optional<Path> policy) {

    /** Where RocksDB lives unless configured, under the folder that the process starts in. */
    public static final String STATE_FOLDER = "state/kpi";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public KpiConfig {
        if (!advertisedUrl.isEmpty()) {
            URI url = URI.create(advertisedUrl);
            if (!SCHEMES.contains(String.valueOf(url.getScheme()))
                    || url.getHost() == null
                    || url.getPort() < 1
                    || !url.getPath().isEmpty()) {
                throw new IllegalArgumentException("kpi.advertised-url must read like http://10.0.0.7:8080");
            }
        }
        if (funnelMinN < 1) {
            throw new IllegalArgumentException("kpi.funnel-min-n must be positive");
        }
        if (publishEvery.isNegative() || publishEvery.isZero() || slicesATurn < 1) {
            throw new IllegalArgumentException("kpi.publish-every and kpi.slices-a-turn must be positive");
        }
    }

    /** One process with one thread, for a given Kafka and state folder, which publishes every ten seconds. */
    public static KpiConfig of(String bootstrapServers, Path stateFolder) {
        return new KpiConfig(
                bootstrapServers, stateFolder, 1, "kpi-1", Duration.ofSeconds(10), 100, "", 10, Optional.empty(), Optional.empty());
    }

    /** The same with another pace, as a demonstration wants it. */
    public KpiConfig withPublishEvery(Duration pace) {
        return new KpiConfig(
                bootstrapServers,
                stateFolder,
                threads,
                instanceId,
                pace,
                slicesATurn,
                advertisedUrl,
                funnelMinN,
                staffing,
                policy);
    }
}
