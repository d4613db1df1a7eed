package io.wardwatch.risk;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Facility;
import io.wardwatch.formats.Framing;
import java.util.List;

/**
 * What has to be known before the first event, as the topics have no order between them: read once from the topics at start.
 *
 * @param partitions of each input, the same for all
 * @param clock the last tick on {@code control.v1}, microseconds; {@link Event#ABSENT} where there is none yet
 * @param facilities the last record of each facility on {@code control.v1}
 * @param framing under which ids records stand on the topics
 */
public record RiskStart(int partitions, long clock, List<Facility> facilities, Framing framing) {
    public RiskStart {
        facilities = List.copyOf(facilities);
    }

    /** With the ids pinned in the contract. */
    public RiskStart(int partitions, long clock, List<Facility> facilities) {
        this(partitions, clock, facilities, Framing.pinned());
    }

    /** A start on an empty {@code control.v1}: no clock, every facility in UTC. */
    public static RiskStart empty(int partitions) {
        return new RiskStart(partitions, Event.ABSENT, List.of());
    }
}
