package io.wardwatch.alerts;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * What comes in and how far everything is. Component names are those of the HTTP contract.
 *
 * @param clock the events' clock
 * @param now the wall clock
 */
public record StreamsView(
        @Nullable Instant clock, Instant now, FeedLine feed, List<TopicLine> topics, List<ServiceState> services) {
    /** The feed itself: {@code state} is REBUILDING, LIVE, RETRYING or STOPPED. */
    public record FeedLine(String state, int percent, long records) {}

    /**
     * An input topic; received = accepted + rejected, accepted = applied + duplicate. {@code lag} is null where it is not
     * known.
     */
    public record TopicLine(
            String topic,
            long received,
            long accepted,
            long applied,
            long duplicate,
            long rejected,
            List<Reason> reasons,
            @Nullable Instant lastSeen,
            @Nullable Long lag) {}

    /** How many records were refused for one reason. */
    public record Reason(String reason, long count) {}
}
