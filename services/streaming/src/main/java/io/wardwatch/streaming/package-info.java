/**
 * The Kafka kit that services share: settings that no service may weaken, the life of a stream, topics made and checked
 * from the catalogue, health and metrics. Micronaut is named only in {@link io.wardwatch.streaming.StreamsHealthIndicator}
 * and {@link io.wardwatch.streaming.MetricsController}.
 */
package io.wardwatch.streaming;
