package io.wardwatch.risk;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of {@code risk}, each with its default; keys {@code risk.…} in {@code application-risk.yml}, in the environment
 * {@code RISK_…}.
 *
 * @param bootstrapServers the Kafka addresses
 * @param stateFolder where RocksDB lives; if lost it is restored from the changelog
 * @param threads stream threads; more than partitions are idle
 * @param instanceId a name that outlives a restart and differs between processes (static membership)
 * @param ahead how far ahead of the clock an event may be recorded before it is refused
 * @param policy file with the tiers of risk; absent = the documented defaults
 * @param valueSets folder with the code lists of the readmission measure; absent = an excerpt, for demonstration
 * @param drgTable file with what is expected of each DRG; absent = nothing is; another file needs the state rebuilt
 * @param models by target ({@code readmission}, {@code denial}, {@code payment}) a model folder or flat file that scores in place of
 *     the bundled one; absent = the bundled ones
 * @param kafka further properties of Kafka Streams and its clients, such as {@code risk.kafka.security.protocol}; one that
 *     weakens what correctness rests on is refused
 */
@ConfigurationProperties("risk")
public record RiskConfig(
        @Bindable(defaultValue = "127.0.0.1:9092") String bootstrapServers,
        @Bindable(defaultValue = RiskConfig.STATE_FOLDER) Path stateFolder,
        @Bindable(defaultValue = "1") int threads,
        @Bindable(defaultValue = "risk-1") String instanceId,
        @Bindable(defaultValue = "PT1H") Duration ahead,
        Optional<Path> policy,
        Optional<Path> valueSets,
        Optional<Path> drgTable,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, String> models,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, String> kafka) {

    /** Where RocksDB lives unless configured, under the folder that the process starts in. */
    public static final String STATE_FOLDER = "state/risk";

    public RiskConfig {
        models = models == null ? Map.of() : Map.copyOf(models);
        kafka = kafka == null ? Map.of() : Map.copyOf(kafka);
    }

    /** One process with one thread, for a given Kafka and state folder. */
    public static RiskConfig of(String bootstrapServers, Path stateFolder) {
        return new RiskConfig(
                bootstrapServers,
                stateFolder,
                1,
                "risk-1",
                Duration.ofHours(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    /** The same scoring with {@code others}. */
    public RiskConfig with(Map<String, String> others) {
        return new RiskConfig(
                bootstrapServers, stateFolder, threads, instanceId, ahead, policy, valueSets, drgTable, others, kafka);
    }

    /** {@link #ahead} in microseconds. */
    long aheadMicros() {
        return ahead.toNanos() / 1_000;
    }
}
