/**
 * How good predictions of a yes or no are: ranking, calibration, use at a capacity, drift, intervals over resampled clusters and
 * paired differences. Pure arithmetic over arrays: no model, no file, no clock; equal bits on every machine.
 */
package io.wardwatch.core.evaluation;
