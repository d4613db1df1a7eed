/** Replays history through the same engine, without a broker. */
package io.wardwatch.backtest;
