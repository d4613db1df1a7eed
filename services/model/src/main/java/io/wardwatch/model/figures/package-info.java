/** Figures of a model as they stand in {@code metrics.json}: one shape, whoever asks. */
package io.wardwatch.model.figures;
