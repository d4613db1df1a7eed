/** The feed of alerts over HTTP, what people do about them, and the page. State is rebuilt from topics; nothing else is kept. */
@Configuration
@Requires(env = "alerts")
package io.wardwatch.alerts;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
