/** The service that turns events into timelines, scores, alerts and contributions. */
package io.wardwatch.risk;
