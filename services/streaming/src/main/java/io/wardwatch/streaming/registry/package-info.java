/**
 * A schema registry in place of the ids pinned in the bundled contract, where one is configured: the client of its Confluent
 * API, and the {@link io.wardwatch.formats.Framing} that puts its ids before our records.
 */
package io.wardwatch.streaming.registry;
