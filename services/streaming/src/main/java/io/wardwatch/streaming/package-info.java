/** The Kafka kit that services share: topics, start checks, stream lifecycle and health. */
package io.wardwatch.streaming;
