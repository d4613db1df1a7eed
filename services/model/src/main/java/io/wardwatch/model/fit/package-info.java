/** Learners by Tribuo over encoded cases, cross-validation by group, calibration. */
package io.wardwatch.model.fit;
