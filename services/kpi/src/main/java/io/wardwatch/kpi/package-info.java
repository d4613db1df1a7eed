/** The service that turns contributions into cells and published values. */
@Configuration
@Requires(env = "kpi")
package io.wardwatch.kpi;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
