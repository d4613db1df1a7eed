package io.wardwatch.core.state;

import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.timeline.Entry;
import java.util.List;

/**
 * One patient's head record: the index of encounters and claims, the entries that belong to no encounter, and the catalogue
 * epoch under which the patient last contributed.
 *
 * @param bonds what ties the patient to others; null for one that was never part of a merge or move
 */
public record Head(
        int epoch, List<EncounterSummary> encounters, List<ClaimSummary> claims, List<Entry> entries, Bonds bonds) {
    /** Of a patient by itself. */
    public Head(int epoch, List<EncounterSummary> encounters, List<ClaimSummary> claims, List<Entry> entries) {
        this(epoch, encounters, claims, entries, null);
    }

    public static Head empty(int epoch) {
        return new Head(epoch, List.of(), List.of(), List.of());
    }
}
