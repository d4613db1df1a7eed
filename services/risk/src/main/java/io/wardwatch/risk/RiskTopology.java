package io.wardwatch.risk;

import io.wardwatch.core.engine.PatientEngine;
import io.wardwatch.core.event.EventType;
import io.wardwatch.formats.EventWire;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * Turns events into timelines, stays, scores, alerts, findings and contributions. Key: patientKey throughout, so nothing is
 * repartitioned before scoring; partition n of each input and of the control topic is one task. What homes say of identity meets
 * in one task of its own, which tells them where their entries belong.
 */
public final class RiskTopology {
    /** Records of patients, by {@code core}'s state keys. */
    public static final String PATIENTS_STORE = "patients";
    /** One record a partition: how far it has come, and what became of its events. */
    public static final String PROGRESS_STORE = "progress";

    /** Which patients time changes next, and when; see {@link DueIndex}. */
    public static final String DUE_STORE = "due";

    /** What homes say of identity, and what they were told. */
    public static final String IDENTITIES_STORE = "identities";

    static final String SCORE_PATIENTS = "score-patients";
    static final String RESOLVE_IDENTITIES = "resolve-identities";
    static final String LINKS = "produce-links";
    static final String ROOTS = "produce-roots";
    static final String ATTACHED = "produce-attached";
    static final String SCORES = "produce-scores";
    static final String STAYS = "produce-stays";
    static final String INDEX_STAYS = "produce-index-stays";
    static final String PROGRESS = "produce-progress";
    static final String ALERTS = "produce-alerts";
    static final String PAYMENT_SCORES = "produce-payment-scores";
    static final String FINANCE_ALERTS = "produce-finance-alerts";
    static final String CONTRIBUTIONS = "produce-contributions";
    static final String FINDINGS = "produce-findings";

    /** Inputs in the order of the cut. */
    static final List<String> INPUTS = List.of(
            TopicCatalogue.ADMISSIONS.name(),
            TopicCatalogue.DISCHARGES.name(),
            TopicCatalogue.CLAIMS.name(),
            TopicCatalogue.CONTROL.name());

    private static final Map<String, EventType> TYPES = Arrays.stream(EventType.values())
            .collect(Collectors.toMap(type -> EventWire.topic(type).name(), type -> type));
    private static final Deserializer<byte[]> READ = new ByteArrayDeserializer();
    private static final Serializer<byte[]> WRITE = new ByteArraySerializer();

    private RiskTopology() {}

    /**
     * Adds sources, processor, stores and sinks to an empty topology.
     *
     * @param engines a new engine for each task
     */
    public static void define(
            Topology topology,
            RiskConfig config,
            RiskStart start,
            Supplier<PatientEngine> engines,
            RiskMetrics metrics) {
        consume(topology, "consume-admissions", TopicCatalogue.ADMISSIONS);
        consume(topology, "consume-discharges", TopicCatalogue.DISCHARGES);
        consume(topology, "consume-claims", TopicCatalogue.CLAIMS);
        consume(topology, "consume-control", TopicCatalogue.CONTROL);
        consume(topology, "consume-roots", TopicCatalogue.PATIENT_ROOTS);
        consume(topology, "consume-attached", TopicCatalogue.PATIENT_ATTACHED);
        topology.addProcessor(
                SCORE_PATIENTS,
                new ScoreProcessor.Supplier(config, start, engines, metrics),
                "consume-admissions",
                "consume-discharges",
                "consume-claims",
                "consume-control",
                "consume-roots",
                "consume-attached");
        produceOutputs(topology);
        // Whose number is whose is folded in one place, as two merges may meet in a third patient.
        consume(topology, "consume-links", TopicCatalogue.PATIENT_LINKS);
        topology.addProcessor(RESOLVE_IDENTITIES, new IdentityProcessor.Supplier(), "consume-links");
        topology.addSink(ROOTS, TopicCatalogue.PATIENT_ROOTS.name(), WRITE, WRITE, RESOLVE_IDENTITIES);
    }

    private static void produceOutputs(Topology topology) {
        produce(topology, SCORES, TopicCatalogue.READMISSION_SCORES);
        produce(topology, STAYS, TopicCatalogue.STAYS);
        produce(topology, INDEX_STAYS, TopicCatalogue.INDEX_STAYS);
        produce(topology, PROGRESS, TopicCatalogue.RISK_PROGRESS);
        produce(topology, ALERTS, TopicCatalogue.CARE_ALERTS);
        produce(topology, PAYMENT_SCORES, TopicCatalogue.PAYMENT_SCORES);
        produce(topology, FINANCE_ALERTS, TopicCatalogue.FINANCE_ALERTS);
        produce(topology, FINDINGS, TopicCatalogue.FINDINGS);
        produce(topology, LINKS, TopicCatalogue.PATIENT_LINKS);
        // The key says of what the newest word is to be kept; whom it is for says where it goes.
        topology.addSink(
                ATTACHED,
                TopicCatalogue.PATIENT_ATTACHED.name(),
                WRITE,
                WRITE,
                (topic, key, value, partitions) -> Optional.of(Set.of(NoticeKey.partition(key, partitions))),
                SCORE_PATIENTS);
        TopicCatalogue.inputs()
                .forEach(input -> produce(topology, rejectedSink(input.name()), TopicCatalogue.rejectedOf(input)));
        // Contributions meet by facility; a tick, which has no key, closes days in every partition.
        topology.addSink(
                CONTRIBUTIONS,
                TopicCatalogue.KPI_CONTRIBUTIONS.name(),
                WRITE,
                WRITE,
                (topic, key, value, partitions) -> key == null ? Optional.of(all(partitions)) : Optional.empty(),
                SCORE_PATIENTS);
    }

    /** The place of a topic in the cut. */
    static int input(String topic) {
        return INPUTS.indexOf(topic);
    }

    /** The type of events that an input topic carries. */
    static EventType typeOf(String topic) {
        return TYPES.get(topic);
    }

    /** The operator that takes an input's refused records, e.g. {@code produce-rejected-adt-admission-v1}. */
    static String rejectedSink(String topic) {
        return "produce-rejected-" + topic.replace('.', '-');
    }

    private static void consume(Topology topology, String name, TopicSpec topic) {
        topology.addSource(AutoOffsetReset.earliest(), name, READ, READ, topic.name());
    }

    private static void produce(Topology topology, String name, TopicSpec topic) {
        topology.addSink(name, topic.name(), WRITE, WRITE, SCORE_PATIENTS);
    }

    private static Set<Integer> all(int partitions) {
        return IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
    }
}
