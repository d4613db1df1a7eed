package io.wardwatch.core.identity;

import io.wardwatch.core.event.PatientKey;

/**
 * One step from a home towards its root.
 *
 * @param to the survivor
 * @param since {@code recordedAt} of the merge or move, microseconds: only what is scored later may know of it
 * @param moved whether one encounter went this way, and not its home
 */
public record Hop(PatientKey to, long since, boolean moved) {}
