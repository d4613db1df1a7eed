/** {@code metrics.json}: what is computed of the cases of a run, and how it is written. */
package io.wardwatch.backtest.figures;
