package io.wardwatch.core.tile;

import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Beds of units and available days of providers, as somebody stated them. Key of both: facility and unit, or facility and provider.
 *
 * @param unitBeds staffed beds, thousandths
 * @param providerDays days at work for each day of the calendar, thousandths
 */
public record Staffing(Map<Place, Long> unitBeds, Map<Place, Long> providerDays) {
    public static final Staffing NONE = new Staffing(Map.of(), Map.of());

    /** A unit or provider of a facility. */
    public record Place(String facility, String name) {}

    public Staffing {
        unitBeds = Map.copyOf(unitBeds);
        providerDays = Map.copyOf(providerDays);
    }

    /** @param facilityBeds staffed beds of a whole facility; 0 where not stated */
    public Capacity with(ToLongFunction<String> facilityBeds) {
        return (facility, dimension, value) -> switch (dimension) {
            case NONE -> Math.multiplyExact(facilityBeds.applyAsLong(facility), Capacity.SCALE);
            case UNIT -> unitBeds.getOrDefault(new Place(facility, value), 0L);
            case PROVIDER ->
                value.isEmpty() ? ofAll(facility) : providerDays.getOrDefault(new Place(facility, value), 0L);
            case PAYER, AGE_GROUP -> 0;
        };
    }

    private long ofAll(String facility) {
        return providerDays.entrySet().stream()
                .filter(stated -> stated.getKey().facility().equals(facility))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
