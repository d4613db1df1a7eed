package io.wardwatch.core.state;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.readmission.Ending;
import io.wardwatch.core.readmission.StayCoding;
import io.wardwatch.core.timeline.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a head: read and written with every clinical event of a patient, so what is absent or repeats what stands before
 * it costs a bit. A day is kept by its distance from the day in UTC, a claim's visit by its place in the list. One thread an instance.
 */
final class HeadCodec {
    private static final long DAY = 86_400_000_000L;
    private static final long HOUR = DAY / 24;
    private static final int NEVER_DUE = 0;

    private static final int SAME_FACILITY = 1;
    private static final int BEGUN = 1 << 1;
    private static final int STAY = 1 << 2;
    private static final int STAY_FROM_BEGIN = 1 << 3;
    private static final int ENDED = 1 << 4;
    private static final int LIVE_END = 1 << 5;
    private static final int EMERGENCY = 1 << 6;
    private static final int EMERGENCY_FROM_BEGIN = 1 << 7;
    private static final int CHARLSON = 1 << 8;
    private static final int DIED = 1 << 9;
    private static final int PRESENT = 1 << 10;
    private static final int PRESENT_AT_BEGIN = 1 << 11;
    private static final int CHARGED = 1 << 12;
    private static final int OBSERVED = 1 << 13;
    private static final int UNCLOSED = 1 << 14;
    private static final int LABELLED = 1 << 15;
    private static final int FOLLOWED = 1 << 16;
    /** Of how often labels were said: each number in full, where four bits do not say it. */
    private static final int IN_FULL = 1 << LabelCounts.HORIZONS;

    /** Of a closed stay how it ended, beside whether alive; its age stands above these bits. */
    private static final int LEFT = 1;

    private static final int TO_ACUTE = 2;
    private static final int TO_SKILLED_NURSING = 3;
    private static final int ENDING_MASK = 3;
    private static final int AGE_SHIFT = 2;

    private static final int NO_VISIT = 0;
    private static final int OTHER_VISIT = 1;
    private static final int LISTED_VISIT = 2;

    /** The head read last, which the one written next mostly is but for a visit. */
    private SeenVisits last = SeenVisits.NONE;
    /** Heads of many visits, each in the place that its first visit hashes to: decoding all of them is most of such a step. */
    private final SeenVisits[] longHeads = new SeenVisits[64];
    /** Ends of the visits of any other head: one array for all, as only the last of them is asked again. */
    private final int[] fewEnds = new int[SeenVisits.MANY];

    void write(StateWriter out, Head head) {
        out.varint(head.epoch().catalogue());
        out.fixed64(head.epoch().valueSets());
        writeDue(out, head.due());
        out.varint(head.encounters().size());
        writeSummaries(out, head.encounters());
        out.varint(head.claims().size());
        for (ClaimSummary claim : head.claims()) {
            writeClaim(out, claim, head.encounters());
        }
        EntryCodec.writeAll(out, head.entries());
        // Nearly all heads end here.
        if (head.bonds() != null) {
            BondsCodec.write(out, head.bonds());
        }
    }

    /** @param bytes what {@code in} reads */
    Head read(StateReader in, byte[] bytes) {
        Head.Epoch epoch = new Head.Epoch(in.count(), in.fixed64());
        long due = readDue(in);
        int size = in.count();
        List<EncounterSummary> encounters = readSummaries(in, bytes, size);
        int claimCount = in.count();
        List<ClaimSummary> claims = new ArrayList<>(claimCount);
        for (int i = 0; i < claimCount; i++) {
            claims.add(readClaim(in, encounters));
        }
        List<Entry> entries = EntryCodec.readAll(in);
        return new Head(epoch, due, encounters, claims, entries, in.atEnd() ? null : BondsCodec.read(in));
    }

    private List<EncounterSummary> readSummaries(StateReader in, byte[] bytes, int size) {
        int from = in.position();
        boolean many = size >= SeenVisits.MANY;
        int place = many ? SeenVisits.hash(bytes, from) & longHeads.length - 1 : 0;
        SeenVisits seen = many && longHeads[place] != null ? longHeads[place] : SeenVisits.NONE;
        int same = Math.min(size, seen.sameIn(bytes, from));
        List<EncounterSummary> encounters = new ArrayList<>(size);
        encounters.addAll(seen.visits().subList(0, same));
        int[] ends = many ? new int[size + 1] : fewEnds;
        for (int i = 0; i <= same; i++) {
            ends[i] = seen.end(i) + from;
        }
        in.skipTo(ends[same]);
        String facility = same == 0 ? "" : encounters.get(same - 1).facility();
        for (int i = same; i < size; i++) {
            EncounterSummary encounter = readSummary(in, facility);
            facility = encounter.facility();
            encounters.add(encounter);
            ends[i + 1] = in.position();
        }
        last = new SeenVisits(bytes, encounters, ends);
        if (many) {
            longHeads[place] = last;
        }
        return encounters;
    }

    /** What was read and is the same yet is copied: a visit's bytes depend on itself and on the facility before it alone. */
    private void writeSummaries(StateWriter out, List<EncounterSummary> encounters) {
        int same = 0;
        while (same < encounters.size() && last.holds(encounters, same)) {
            same++;
        }
        last.copy(out, 0, same);
        for (int i = same; i < encounters.size(); i++) {
            String before = i == 0 ? "" : encounters.get(i - 1).facility();
            boolean copied = i > same
                    && last.holds(encounters, i)
                    && before.equals(last.visits().get(i - 1).facility());
            if (copied) {
                last.copy(out, i, i + 1);
            } else {
                writeSummary(out, encounters.get(i), before);
            }
        }
    }

    /** A byte where nothing is due, else the hour: three. */
    private static void writeDue(StateWriter out, long due) {
        long hour = Math.floorDiv(due, HOUR);
        out.varint(due == Head.NEVER ? NEVER_DUE : (hour << 1 ^ hour >> 63) + 1);
    }

    private static long readDue(StateReader in) {
        long raw = in.varint() - 1;
        return raw < 0 ? Head.NEVER : (raw >>> 1 ^ -(raw & 1)) * HOUR;
    }

    private static void writeSummary(StateWriter out, EncounterSummary summary, String facility) {
        int flags = flags(summary, facility);
        out.varint(flags);
        if ((flags & SAME_FACILITY) == 0) {
            out.text(summary.facility());
        }
        out.text(summary.encounterId());
        long base = summary.lastRecordedAt();
        out.span(base);
        writeMoment(out, flags, BEGUN, summary.begin(), base);
        if ((flags & STAY) != 0) {
            if ((flags & STAY_FROM_BEGIN) == 0) {
                out.span(summary.stayBegin() - base);
            }
            writeDay(out, summary.stayBeginDay(), summary.stayBegin());
        }
        if ((flags & ENDED) != 0) {
            out.span(summary.stayEnd() - base);
            writeDay(out, summary.stayEndDay(), summary.stayEnd());
        }
        if ((flags & EMERGENCY_FROM_BEGIN) == 0) {
            writeMoment(out, flags, EMERGENCY, summary.emergencyAt(), base);
        }
        if ((flags & CHARLSON) != 0) {
            out.varint(summary.charlson());
        }
        writeMoment(out, flags, DIED, summary.deathAt(), base);
        if ((flags & PRESENT_AT_BEGIN) == 0) {
            writeMoment(out, flags, PRESENT, summary.lastPresence(), base);
        }
        writeMoment(out, flags, OBSERVED, summary.observationAt(), base);
        if (summary.charged()) {
            out.varint(summary.chargeCents());
        }
        if (summary.isStay()) {
            writeCoding(out, summary.coding());
        } else if (visitAt(summary.observationAt(), summary.emergencyAt()) != Event.ABSENT) {
            writeDay(out, summary.visitDay(), visitAt(summary.observationAt(), summary.emergencyAt()));
        }
        out.fixed64(summary.ids().high());
        out.fixed64(summary.ids().low());
        if ((flags & LABELLED) != 0) {
            writeLabels(out, summary.labels());
        }
    }

    private static void writeLabels(StateWriter out, LabelCounts labels) {
        boolean full = !labels.atMostOnce();
        int bits = IN_FULL;
        if (!full) {
            bits = labels.first() | labels.second() << 1 | labels.third() << 2 | labels.fourth() << 3;
        }
        out.octet(bits);
        for (int horizon = 0; full && horizon < LabelCounts.HORIZONS; horizon++) {
            out.varint(labels.of(horizon));
        }
    }

    private static LabelCounts readLabels(StateReader in) {
        int bits = in.octet();
        return bits == IN_FULL
                ? new LabelCounts(in.count(), in.count(), in.count(), in.count())
                : new LabelCounts(bits & 1, bits >> 1 & 1, bits >> 2 & 1, bits >> 3 & 1);
    }

    private static long visitAt(long observationAt, long emergencyAt) {
        return observationAt != Event.ABSENT ? observationAt : emergencyAt;
    }

    private static void writeCoding(StateWriter out, StayCoding coding) {
        int ending =
                switch (coding.ending()) {
                    case AGAINST_ADVICE -> LEFT;
                    case TO_ACUTE -> TO_ACUTE;
                    case TO_SKILLED_NURSING -> TO_SKILLED_NURSING;
                    case OPEN, ALIVE, DIED -> 0;
                };
        out.varint((long) (coding.ageYears() + 1) << AGE_SHIFT | ending);
        out.varint(Integer.toUnsignedLong(coding.classBits()));
    }

    /** Whether it ended, and alive, stands in the flags. */
    private static StayCoding readCoding(StateReader in, int flags) {
        int aged = in.count();
        Ending ending = Ending.ALIVE;
        if ((flags & ENDED) == 0) {
            ending = Ending.OPEN;
        } else if ((flags & LIVE_END) == 0) {
            ending = Ending.DIED;
        } else {
            ending = switch (aged & ENDING_MASK) {
                case LEFT -> Ending.AGAINST_ADVICE;
                case TO_ACUTE -> Ending.TO_ACUTE;
                case TO_SKILLED_NURSING -> Ending.TO_SKILLED_NURSING;
                default -> Ending.ALIVE;
            };
        }
        return new StayCoding((int) in.varint(), ending, (aged >> AGE_SHIFT) - 1);
    }

    private static int flags(EncounterSummary summary, String facility) {
        boolean begun = summary.begin() != Event.ABSENT;
        return flag(SAME_FACILITY, summary.facility().equals(facility))
                | flag(BEGUN, begun)
                | flag(STAY, summary.isStay())
                | flag(STAY_FROM_BEGIN, begun && summary.stayBegin() == summary.begin())
                | flag(ENDED, summary.stayEnd() != Event.ABSENT)
                | flag(LIVE_END, summary.liveEnd())
                | flag(CHARGED, summary.charged())
                | flag(EMERGENCY, summary.emergencyAt() != Event.ABSENT)
                | flag(EMERGENCY_FROM_BEGIN, begun && summary.emergencyAt() == summary.begin())
                | flag(CHARLSON, summary.charlson() != 0)
                | flag(UNCLOSED, summary.unclosed())
                | flag(LABELLED, !summary.labels().equals(LabelCounts.NONE))
                | flag(OBSERVED, summary.observationAt() != Event.ABSENT)
                | flag(DIED, summary.deathAt() != Event.ABSENT)
                | flag(PRESENT, summary.lastPresence() != Event.ABSENT)
                | flag(FOLLOWED, summary.followed())
                | flag(PRESENT_AT_BEGIN, begun && summary.lastPresence() == summary.begin());
    }

    private static int flag(int bit, boolean set) {
        return set ? bit : 0;
    }

    private static EncounterSummary readSummary(StateReader in, String previousFacility) {
        int flags = in.count();
        String facility = (flags & SAME_FACILITY) == 0 ? in.code() : previousFacility;
        String encounterId = in.text();
        long base = in.span();
        long begin = readMoment(in, flags, BEGUN, base);
        boolean stay = (flags & STAY) != 0;
        long stayBegin = !stay ? Event.ABSENT : (flags & STAY_FROM_BEGIN) != 0 ? begin : base + in.span();
        long stayBeginDay = stay ? readDay(in, stayBegin) : Event.ABSENT;
        boolean ended = (flags & ENDED) != 0;
        long stayEnd = ended ? base + in.span() : Event.ABSENT;
        long stayEndDay = ended ? readDay(in, stayEnd) : Event.ABSENT;
        long emergencyAt = (flags & EMERGENCY_FROM_BEGIN) != 0 ? begin : readMoment(in, flags, EMERGENCY, base);
        int charlson = (flags & CHARLSON) == 0 ? 0 : in.count();
        long deathAt = readMoment(in, flags, DIED, base);
        long lastPresence = (flags & PRESENT_AT_BEGIN) != 0 ? begin : readMoment(in, flags, PRESENT, base);
        long observationAt = readMoment(in, flags, OBSERVED, base);
        long chargeCents = (flags & CHARGED) == 0 ? -1 : in.varint();
        StayCoding coding = stay ? readCoding(in, flags) : StayCoding.NONE;
        long visitAt = visitAt(observationAt, emergencyAt);
        long visitDay = !stay && visitAt != Event.ABSENT ? readDay(in, visitAt) : Event.ABSENT;
        IdFilter ids = new IdFilter(in.fixed64(), in.fixed64());
        return new EncounterSummary(
                facility,
                encounterId,
                begin,
                stayBegin,
                stayEnd,
                stayBeginDay,
                stayEndDay,
                (flags & LIVE_END) != 0,
                chargeCents,
                emergencyAt,
                charlson,
                deathAt,
                lastPresence,
                base,
                ids,
                observationAt,
                visitDay,
                (flags & UNCLOSED) != 0,
                (flags & FOLLOWED) != 0,
                coding,
                (flags & LABELLED) == 0 ? LabelCounts.NONE : readLabels(in));
    }

    private static void writeMoment(StateWriter out, int flags, int bit, long moment, long base) {
        if ((flags & bit) != 0) {
            out.span(moment - base);
        }
    }

    private static long readMoment(StateReader in, int flags, int bit, long base) {
        return (flags & bit) == 0 ? Event.ABSENT : base + in.span();
    }

    private static void writeDay(StateWriter out, long day, long moment) {
        out.signed(day - Math.floorDiv(moment, DAY));
    }

    private static long readDay(StateReader in, long moment) {
        return Math.floorDiv(moment, DAY) + in.signed();
    }

    private static void writeClaim(StateWriter out, ClaimSummary claim, List<EncounterSummary> encounters) {
        out.text(claim.claimId());
        int listed = 0;
        while (listed < encounters.size() && !claim.belongsTo(encounters.get(listed))) {
            listed++;
        }
        if (listed < encounters.size()) {
            out.varint(LISTED_VISIT + listed);
            return;
        }
        out.varint(claim.encounterId().isEmpty() ? NO_VISIT : OTHER_VISIT);
        out.text(claim.facility());
        if (!claim.encounterId().isEmpty()) {
            out.text(claim.encounterId());
        }
    }

    private static ClaimSummary readClaim(StateReader in, List<EncounterSummary> encounters) {
        String claimId = in.text();
        int visit = in.count();
        if (visit >= LISTED_VISIT) {
            EncounterSummary encounter = encounters.get(visit - LISTED_VISIT);
            return new ClaimSummary(encounter.facility(), claimId, encounter.encounterId());
        }
        String facility = in.code();
        return new ClaimSummary(facility, claimId, visit == OTHER_VISIT ? in.text() : "");
    }
}
