package io.wardwatch.formats;

import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.schemas.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code risk} says of itself on {@code risk.progress.v1}. */
public final class RiskProgressWire extends Wire<RiskProgress> {
    public RiskProgressWire() {
        super(TopicCatalogue.RISK_PROGRESS);
    }

    /** The key: the partition's number as text. */
    public static byte[] key(RiskProgress progress) {
        return Integer.toString(progress.partition()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void write(RiskProgress progress, AvroOutput out) {
        out.number(progress.partition());
        out.number(progress.partitions());
        OutputParts.writeOptional(progress.clock(), out);
        out.beginItems(progress.inputs().size());
        for (RiskProgress.Input input : progress.inputs()) {
            out.text(input.topic());
            out.number(input.offset());
            OutputParts.writeOptional(input.lastSeen(), out);
            out.number(input.applied());
            out.number(input.duplicate());
            writeRejected(input.rejected(), out);
        }
        out.endItems();
    }

    /** In the order of the reasons' names, so that equal progress is equal bytes. */
    private static void writeRejected(Map<String, Long> rejected, AvroOutput out) {
        out.beginItems(rejected.size());
        for (Map.Entry<String, Long> reason : new TreeMap<>(rejected).entrySet()) {
            out.text(reason.getKey());
            out.number(reason.getValue());
        }
        out.endItems();
    }

    @Override
    RiskProgress read(AvroInput in) {
        int partition = in.integer("partition");
        int partitions = in.integer("partitions");
        if (partition < 0 || partition >= partitions) {
            in.refuse(RejectionReason.INVALID_VALUE, "partition");
        }
        long clock = OutputParts.readOptional(in);
        List<RiskProgress.Input> inputs = OutputParts.items(in, "inputs", () -> readInput(in));
        return new RiskProgress(partition, partitions, clock, inputs);
    }

    private static RiskProgress.Input readInput(AvroInput in) {
        String topic = in.code("topic");
        long offset = in.number();
        long lastSeen = OutputParts.readOptional(in);
        long applied = in.number();
        long duplicate = in.number();
        Map<String, Long> rejected = new HashMap<>();
        long read = 0;
        for (long block = in.items(0, "rejected"); block > 0; block = in.items(read, "rejected")) {
            for (long i = 0; i < block && !in.broken(); i++, read++) {
                rejected.put(in.code("rejected"), in.number());
            }
        }
        return new RiskProgress.Input(topic, offset, lastSeen, applied, duplicate, rejected);
    }
}
