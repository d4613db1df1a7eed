/** {@code report.html}: a run's figures as questions and answers in one file that needs nothing else. */
package io.wardwatch.backtest.report;
