package io.wardwatch.backtest;

import io.wardwatch.core.event.Facility;
import io.wardwatch.core.tile.Staffing;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run rests on beside its events: digests of what its host states of facilities, groups of stays, staff and lists of codes.
 * Of what they say, not of their files: another order of lines, or facilities learned from a topic, are no other input.
 */
final class StatedInputs {
    private StatedInputs() {}

    /** By name; the number of rows and their SHA-256. What was not given is absent. */
    static Map<String, Map<String, Object>> of(ReplayConfig config) {
        Map<String, Map<String, Object>> stated = new LinkedHashMap<>();
        List<Facility> facilities = config.facilities();
        if (!facilities.isEmpty()) {
            stated.put(
                    "facilities",
                    part(
                            facilities.size(),
                            facilities.stream()
                                    .sorted(Comparator.comparing(Facility::code))
                                    .map(each -> each.code() + "," + each.zone() + "," + each.beds())
                                    .collect(Collectors.joining("\n"))));
        }
        if (!config.stated().drgs().digest().isEmpty()) {
            stated.put("drgTable", digest(config.stated().drgs().digest()));
        }
        Staffing staffing = config.stated().staffing();
        if (!staffing.equals(Staffing.NONE)) {
            stated.put(
                    "staffing",
                    part(
                            staffing.unitBeds().size() + staffing.providerDays().size(),
                            rows("unit", staffing.unitBeds()) + "\n" + rows("provider", staffing.providerDays())));
        }
        stated.put("valueSets", Map.of("digest", config.stated().valueSets().digest()));
        return stated;
    }

    private static String rows(String kind, Map<Staffing.Place, Long> places) {
        return places.entrySet().stream()
                .map(each -> kind + "," + each.getKey().facility() + ","
                        + each.getKey().name() + "," + each.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> part(int rows, String text) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("rows", rows);
        part.putAll(digest(InputDigest.ofText(text)));
        return part;
    }

    private static Map<String, Object> digest(String sha256) {
        return Map.of("sha256", sha256);
    }
}
