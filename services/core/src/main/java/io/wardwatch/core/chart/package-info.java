/** The statistics behind charts: process limits and signals over a series of values. Pure; no distributions. */
package io.wardwatch.core.chart;
