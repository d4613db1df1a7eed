package io.wardwatch.core.state;

import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.timeline.Entry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * State records to bytes and back. The first byte is the version, so that a store of another one is known by its first record
 * and refused at the start: version 1 kept no scores of claims, version 2 nothing for the readmission measure. Golden files
 * of every version ever written. One thread an instance: buffers and zones are reused.
 */
public final class StateCodec {
    /** Of all records; see {@link #versionOf}. */
    public static final int VERSION = 4;

    private static final Moment[] MOMENTS = Moment.values();
    private static final Tier[] TIERS = Tier.values();
    private static final PaymentTarget[] TARGETS = PaymentTarget.values();
    /** Of a score's flags: withdrawn, three bits of the moment, then the tier. */
    private static final int MOMENT_MASK = 7;

    private static final int TIER_SHIFT = 4;

    private final StateWriter out = new StateWriter();
    private final StateReader in = new StateReader();
    private final Map<String, ZoneId> zones = new HashMap<>();

    /** The version under which a record was written. */
    public static int versionOf(byte[] bytes) {
        return bytes[0];
    }

    public byte[] encode(EncounterRecord record) {
        out.reset();
        out.octet(VERSION);
        out.text(record.zone().getId());
        EntryCodec.writeAll(out, record.entries());
        out.varint(record.scores().size());
        for (ScoreState score : record.scores()) {
            writeScore(score, record.entries());
        }
        return out.toBytes();
    }

    public EncounterRecord decodeEncounter(byte[] bytes) {
        open(bytes);
        ZoneId zone = zone();
        List<Entry> entries = EntryCodec.readAll(in);
        int size = in.count();
        List<ScoreState> scores = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            scores.add(readScore(entries));
        }
        return new EncounterRecord(zone, entries, scores);
    }

    private void writeTrigger(Entry trigger, List<Entry> entries) {
        int place = 0;
        while (!entries.get(place).sameId(trigger)) {
            place++;
        }
        out.varint(place);
    }

    private void writeScore(ScoreState score, List<Entry> entries) {
        writeTrigger(score.trigger(), entries);
        out.octet(score.tier().ordinal() << TIER_SHIFT | score.moment().ordinal() << 1 | (score.withdrawn() ? 1 : 0));
        out.varint(score.revision());
        out.fixed64(Double.doubleToRawLongBits(score.probability()));
        out.fixed64(score.digest());
    }

    private ScoreState readScore(List<Entry> entries) {
        Entry trigger = entries.get(in.count());
        int flags = in.octet();
        return new ScoreState(
                trigger,
                MOMENTS[flags >> 1 & MOMENT_MASK],
                in.count(),
                (flags & 1) != 0,
                TIERS[flags >> TIER_SHIFT],
                Double.longBitsToDouble(in.fixed64()),
                in.fixed64());
    }

    public byte[] encode(ClaimRecord record) {
        out.reset();
        out.octet(VERSION);
        out.text(record.zone().getId());
        EntryCodec.writeAll(out, record.entries());
        out.varint(record.scores().size());
        for (PaymentState score : record.scores()) {
            writeScore(score, record.entries());
        }
        return out.toBytes();
    }

    public ClaimRecord decodeClaim(byte[] bytes) {
        open(bytes);
        ZoneId zone = zone();
        List<Entry> entries = EntryCodec.readAll(in);
        int size = in.count();
        List<PaymentState> scores = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            scores.add(readPayment(entries));
        }
        return new ClaimRecord(zone, entries, scores);
    }

    private void writeScore(PaymentState score, List<Entry> entries) {
        writeTrigger(score.trigger(), entries);
        out.octet(score.target().ordinal() << 1 | (score.withdrawn() ? 1 : 0));
        out.varint(score.revision());
        out.fixed64(Double.doubleToRawLongBits(score.probability()));
        out.fixed64(score.digest());
    }

    private PaymentState readPayment(List<Entry> entries) {
        Entry trigger = entries.get(in.count());
        int flags = in.octet();
        return new PaymentState(
                trigger,
                TARGETS[flags >> 1],
                in.count(),
                (flags & 1) != 0,
                Double.longBitsToDouble(in.fixed64()),
                in.fixed64());
    }

    public byte[] encode(Head head) {
        out.reset();
        out.octet(VERSION);
        HeadCodec.write(out, head);
        return out.toBytes();
    }

    public Head decodeHead(byte[] bytes) {
        open(bytes);
        return HeadCodec.read(in);
    }

    private void open(byte[] bytes) {
        in.over(bytes);
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalStateException("state record of version " + version + ", this build reads " + VERSION);
        }
    }

    private ZoneId zone() {
        return zones.computeIfAbsent(in.code(), ZoneId::of);
    }
}
