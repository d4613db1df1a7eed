/** Cases of a backtest: scores with what came of them, and what a hospital with so much staff would have had of them. */
package io.wardwatch.backtest.cases;
