package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Dimension;

/**
 * What is there to be used on each day: staffed beds of a facility or unit, available days of a provider or of all of a facility's
 * providers. Stated by the host (a facility file, a staffing file), not sent in events; what is stated now holds for past days, too.
 *
 * <p>The network has none: an occupancy of all hospitals together would hide a full one behind an empty one.
 */
public interface Capacity {
    /** Thousandths. */
    long SCALE = 1_000;

    /** Nothing is stated of anybody. */
    Capacity NONE = (facility, dimension, value) -> 0;

    /**
     * What is there each day, thousandths: of {@link Dimension#NONE} and {@link Dimension#UNIT} beds, of {@link Dimension#PROVIDER}
     * days of that provider, or with an empty value of all of them; 0 where it is not stated.
     */
    long aDay(String facility, Dimension dimension, String value);
}
