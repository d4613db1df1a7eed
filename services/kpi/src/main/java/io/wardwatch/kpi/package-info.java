/** The service that turns contributions into cells and published values. */
package io.wardwatch.kpi;
