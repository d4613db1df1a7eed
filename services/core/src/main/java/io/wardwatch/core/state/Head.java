package io.wardwatch.core.state;

import io.wardwatch.core.identity.Bonds;
import io.wardwatch.core.timeline.Entry;
import java.util.List;

/**
 * One patient's head record: the index of encounters and claims, the entries that belong to no encounter, the catalogue epoch
 * and the value sets under which the patient last contributed, and until when what it contributed holds.
 *
 * @param due the moment up to which nothing changes by time alone, in microseconds, a whole hour; {@link #NEVER} where
 *     nothing ever will. What the patient last said is what holds just before it
 * @param bonds what ties the patient to others; null for one that was never part of a merge or move
 */
public record Head(
        Epoch epoch,
        long due,
        List<EncounterSummary> encounters,
        List<ClaimSummary> claims,
        List<Entry> entries,
        Bonds bonds) {
    /** Of one that time alone does not change any more. */
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * Under which definitions a patient contributed.
     *
     * @param catalogue the catalogue's own epoch
     * @param valueSets {@link io.wardwatch.core.readmission.ValueSetEditions#fingerprint} of what the summaries were coded with,
     *     and of the settings that say when something is due, where they are not the defaults
     */
    public record Epoch(int catalogue, long valueSets) {}

    /** Of a patient by itself, whom time does not change. */
    public Head(Epoch epoch, List<EncounterSummary> encounters, List<ClaimSummary> claims, List<Entry> entries) {
        this(epoch, NEVER, encounters, claims, entries, null);
    }

    public static Head empty(Epoch epoch) {
        return new Head(epoch, List.of(), List.of(), List.of());
    }
}
