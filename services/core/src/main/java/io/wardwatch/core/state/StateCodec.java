package io.wardwatch.core.state;

import io.wardwatch.core.policy.Tier;
import io.wardwatch.core.score.Moment;
import io.wardwatch.core.score.PaymentTarget;
import io.wardwatch.core.timeline.DueDay;
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
    /** Of a score's flags: withdrawn, three bits of the moment (or target), two of the tier. */
    private static final int MOMENT_MASK = 7;

    private static final int TIER_SHIFT = 4;
    private static final int TIER_MASK = 3;
    /** Revision 1. */
    private static final int FIRST = 1 << 6;
    /** A probability whose highest byte is the usual one. */
    private static final int NEAR = 1 << 7;

    private static final int NEAR_SHIFT = 56;
    private static final long NEAR_BITS = 0x3F;
    private static final int DIGEST_BYTES = 6;

    private final HeadCodec heads = new HeadCodec();
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
        boolean due = score.ofDueDay();
        writeTrigger(due ? DueDay.discharge(score.trigger(), entries) : score.trigger(), entries);
        int flags = score.tier().ordinal() << TIER_SHIFT | score.moment().ordinal() << 1 | (score.withdrawn() ? 1 : 0);
        flags = writeFlags(flags, score.revision(), score.probability());
        if (due) {
            out.octet(DueDay.dayOf(score.trigger()));
        }
        writeSaid(flags, score.revision(), score.probability(), score.digest());
    }

    /** Flags with what is nearly always so, that it need not be written: a first revision, a probability from 2^-15 on. */
    private int writeFlags(int flags, int revision, double probability) {
        boolean near = Double.doubleToRawLongBits(probability) >>> NEAR_SHIFT == NEAR_BITS;
        int all = flags | (revision == 1 ? FIRST : 0) | (near ? NEAR : 0);
        out.octet(all);
        return all;
    }

    private void writeSaid(int flags, int revision, double probability, long digest) {
        if ((flags & FIRST) == 0) {
            out.varint(revision);
        }
        out.fixed(Double.doubleToRawLongBits(probability), (flags & NEAR) == 0 ? Long.BYTES : Long.BYTES - 1);
        out.fixed(digest, DIGEST_BYTES);
    }

    private int readRevision(int flags) {
        return (flags & FIRST) == 0 ? in.count() : 1;
    }

    private double readProbability(int flags) {
        return Double.longBitsToDouble(
                (flags & NEAR) == 0 ? in.fixed64() : in.fixed(Long.BYTES - 1) | NEAR_BITS << NEAR_SHIFT);
    }

    private long readDigest() {
        int above = Long.SIZE - DIGEST_BYTES * Byte.SIZE;
        return in.fixed(DIGEST_BYTES) << above >> above;
    }

    private ScoreState readScore(List<Entry> entries) {
        Entry trigger = entries.get(in.count());
        int flags = in.octet();
        Moment moment = MOMENTS[flags >> 1 & MOMENT_MASK];
        return new ScoreState(
                moment == Moment.FOLLOW_UP ? DueDay.of(trigger, in.octet()) : trigger,
                moment,
                readRevision(flags),
                (flags & 1) != 0,
                TIERS[flags >> TIER_SHIFT & TIER_MASK],
                readProbability(flags),
                readDigest());
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
        int flags = score.target().ordinal() << 1 | (score.withdrawn() ? 1 : 0);
        flags = writeFlags(flags, score.revision(), score.probability());
        writeSaid(flags, score.revision(), score.probability(), score.digest());
    }

    private PaymentState readPayment(List<Entry> entries) {
        Entry trigger = entries.get(in.count());
        int flags = in.octet();
        return new PaymentState(
                trigger,
                TARGETS[flags >> 1 & MOMENT_MASK],
                readRevision(flags),
                (flags & 1) != 0,
                readProbability(flags),
                readDigest());
    }

    public byte[] encode(Head head) {
        out.reset();
        out.octet(VERSION);
        heads.write(out, head);
        return out.toBytes();
    }

    public Head decodeHead(byte[] bytes) {
        open(bytes);
        return heads.read(in, bytes);
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
