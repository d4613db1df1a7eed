/** Published point scores over admissions, discharges and diagnoses, as pure functions. */
package io.wardwatch.core.score.clinical;
