package io.wardwatch.core.state;

import io.wardwatch.core.timeline.Entry;
import java.util.List;

/**
 * One patient's head record: the index of encounters and claims, the entries that belong to no encounter, and the catalogue
 * epoch under which the patient last contributed.
 */
public record Head(int epoch, List<EncounterSummary> encounters, List<ClaimSummary> claims, List<Entry> entries) {
    public static Head empty(int epoch) {
        return new Head(epoch, List.of(), List.of(), List.of());
    }
}
