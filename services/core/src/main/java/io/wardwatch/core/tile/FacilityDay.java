package io.wardwatch.core.tile;

import io.wardwatch.core.event.Event;
import java.time.Duration;
import java.time.ZoneId;

/** Which local days of a facility are over: a day closes six hours after the midnight that ends it. */
public final class FacilityDay {
    /** Late events of a day mostly arrive within it. */
    public static final Duration GRACE = Duration.ofHours(6);

    private FacilityDay() {}

    /** The last local day in {@code zone} that is closed at {@code instant}, microseconds; days since 1970-01-01. */
    public static long lastClosed(long instant, ZoneId zone) {
        return Event.instant(instant).minus(GRACE).atZone(zone).toLocalDate().toEpochDay() - 1;
    }
}
