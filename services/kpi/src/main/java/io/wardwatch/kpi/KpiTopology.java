package io.wardwatch.kpi;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.policy.Policy;
import io.wardwatch.core.tile.Staffing;
import io.wardwatch.formats.AlertWire;
import io.wardwatch.formats.Framing;
import io.wardwatch.formats.Said;
import io.wardwatch.formats.ValueWire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import io.wardwatch.streaming.WireSerializer;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Turns contributions into day tiles and published values. Key: facility, as the contributions come, so the tiles of a facility
 * and its slices need no repartition; only what the network gains goes on, to one partition.
 *
 * <p>The control topic is read beside the contributions, partition by partition, and not as a global store: each partition of it
 * carries every facility; so zones live in the state of the task, under its transaction, and a restart reads what is new rather
 * than every tick there ever was.
 */
public final class KpiTopology {
    /** How often the operators look whether values are due. */
    static final Duration TURN = Duration.ofMillis(100);

    /** The repartition on which the facilities tell the network what it gained. */
    static final String NETWORK_INPUTS = "network-inputs";

    /** Alerts of facilities rest on cells, which have no offsets of inputs. */
    private static final byte[] NO_CUT = {};

    private KpiTopology() {}

    /** Adds all of it to an empty builder, for records under the ids pinned in the contract. */
    public static void define(StreamsBuilder builder, KpiConfig config, KpiMetrics metrics) {
        define(builder, config, metrics, Stated.NOTHING, Framing.pinned());
    }

    /**
     * What no record says.
     *
     * @param staffing beds of units and days of providers
     * @param policy of which the rule of a facility's occupancy is asked for
     */
    public record Stated(Staffing staffing, Policy policy) {
        static final Stated NOTHING = new Stated(Staffing.NONE, Policy.defaults());
    }

    /** The same with what is stated, for records as {@code framing} has them. */
    public static void define(
            StreamsBuilder builder, KpiConfig config, KpiMetrics metrics, Stated stated, Framing framing) {
        KStream<String, KpiOutput> ofFacilities = consume(builder, TopicCatalogue.KPI_CONTRIBUTIONS, "contributions")
                .merge(consume(builder, TopicCatalogue.CONTROL, "control"), Named.as("join-control"))
                .process(
                        new FacilityProcessor.Supplier(config, metrics, stated, framing),
                        Named.as("add-contributions"));
        produceValues(ofFacilities, "facility", framing);
        ofFacilities
                .filter((key, output) -> output instanceof KpiOutput.Alert, Named.as("keep-alerts"))
                .mapValues(
                        output -> new Said<>(((KpiOutput.Alert) output).alert(), NO_CUT), Named.as("unwrap-alerts"))
                .to(
                        TopicCatalogue.CARE_ALERTS.name(),
                        Produced.with(Serdes.String(), alertSerde(framing)).withName("produce-alerts"));

        // One key and one partition: the network's sums have to meet somewhere. Only facilities as a whole go there, so
        // the
        // slices add nothing to what one task carries.
        KStream<String, KpiOutput> ofNetwork = ofFacilities
                .filter((key, output) -> output instanceof KpiOutput.ToNetwork, Named.as("keep-network-inputs"))
                .mapValues(output -> ((KpiOutput.ToNetwork) output).input(), Named.as("unwrap-network-inputs"))
                .repartition(Repartitioned.<String, NetworkInput>as(NETWORK_INPUTS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(NetworkInput.serde())
                        .withNumberOfPartitions(1))
                .process(new NetworkProcessor.Supplier(config, metrics), Named.as("add-network-tiles"));
        produceValues(ofNetwork, "network", framing);
    }

    private static KStream<byte[], byte[]> consume(StreamsBuilder builder, TopicSpec topic, String what) {
        return builder.stream(
                topic.name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("consume-" + what));
    }

    private static void produceValues(KStream<String, KpiOutput> outputs, String whose, Framing framing) {
        outputs.filter((key, output) -> output instanceof KpiOutput.Value, Named.as("keep-" + whose + "-values"))
                .mapValues(
                        output -> ((KpiOutput.Value) output).value().orElse(null),
                        Named.as("unwrap-" + whose + "-values"))
                .to(
                        TopicCatalogue.KPI_VALUES.name(),
                        Produced.with(Serdes.String(), valueSerde(framing)).withName("produce-" + whose + "-values"));
    }

    /** Values are only written here. */
    private static Serde<KpiValue> valueSerde(Framing framing) {
        return Serdes.serdeFrom(new WireSerializer<>(() -> new ValueWire().under(framing)), (topic, bytes) -> {
            throw new IllegalStateException("kpi does not read its values");
        });
    }

    private static Serde<Said<CareAlert>> alertSerde(Framing framing) {
        return Serdes.serdeFrom(new WireSerializer<>(() -> new AlertWire().under(framing)), (topic, bytes) -> {
            throw new IllegalStateException("kpi does not read alerts");
        });
    }
}
