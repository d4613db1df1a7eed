/** The service that turns events into timelines, scores, alerts and contributions. */
@Configuration
@Requires(env = "risk")
package io.wardwatch.risk;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
