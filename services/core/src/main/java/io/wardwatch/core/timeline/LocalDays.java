package io.wardwatch.core.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The local calendar of one zone: which day (days since 1970-01-01) a moment falls on. Remembers the stretch between two
 * offset changes that it was last asked about, because a hospital's events cluster in time. Not thread-safe.
 */
public final class LocalDays {
    private static final long DAY = 86_400_000_000L;
    private static final long SECOND = 1_000_000L;

    private final ZoneId zone;
    private final ZoneRules rules;
    private long from = 1;
    private long until;
    private long offset;

    public LocalDays(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    public ZoneId zone() {
        return zone;
    }

    /** The local day of {@code micros}. */
    public long dayOf(long micros) {
        if (micros < from || micros >= until) {
            locate(micros);
        }
        return Math.floorDiv(micros + offset, DAY);
    }

    private void locate(long micros) {
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, SECOND));
        offset = rules.getOffset(instant).getTotalSeconds() * SECOND;
        ZoneOffsetTransition next = rules.nextTransition(instant);
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
        from = previous == null ? Long.MIN_VALUE : previous.toEpochSecond() * SECOND;
        until = next == null ? Long.MAX_VALUE : next.toEpochSecond() * SECOND;
    }
}
