/**
 * The Kafka kit that services share: settings that no service may weaken, the life of a stream, topics made and checked
 * from the catalogue, health and metrics. Micronaut is named only where
 * health and metrics are answered, and in {@code http}.
 */
package io.wardwatch.streaming;
