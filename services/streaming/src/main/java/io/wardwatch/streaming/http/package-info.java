/**
 * What every service's HTTP side shares: who may ask what, answers to what went wrong, headers, bounds. Loaded with the
 * environment {@code streaming}.
 */
@Configuration
@Requires(env = "streaming")
package io.wardwatch.streaming.http;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
