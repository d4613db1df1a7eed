package io.wardwatch.core.state;

import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.timeline.Entry;
import java.util.List;

/**
 * One patient's head record: the index of encounters and claims, the entries that belong to no encounter, and the catalogue
 * epoch and the value sets under which the patient last contributed.
 *
 * @param bonds what ties the patient to others; null for one that was never part of a merge or move
 */
public record Head(
        Epoch epoch, List<EncounterSummary> encounters, List<ClaimSummary> claims, List<Entry> entries, Bonds bonds) {
    /**
     * Under which definitions a patient contributed.
     *
     * @param catalogue the catalogue's own epoch
     * @param valueSets {@link io.wardwatch.core.readmission.ValueSetEditions#fingerprint} of what the summaries were coded with
     */
    public record Epoch(int catalogue, long valueSets) {}

    /** Of a patient by itself. */
    public Head(Epoch epoch, List<EncounterSummary> encounters, List<ClaimSummary> claims, List<Entry> entries) {
        this(epoch, encounters, claims, entries, null);
    }

    public static Head empty(Epoch epoch) {
        return new Head(epoch, List.of(), List.of(), List.of());
    }
}
