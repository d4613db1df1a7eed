/** Writes Parquet files: flat tables of typed columns, nothing else. */
package io.wardwatch.backtest.parquet;
