/** Alerts without a model: which rules hold of a visit, as a pure fold over what a patient's head tells of all visits. */
package io.wardwatch.core.alert.rule;
