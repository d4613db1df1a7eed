/** Early warning scores over vital signs, as pure functions; the events that carry vitals are no part of this. */
package io.wardwatch.core.score.vitals;
