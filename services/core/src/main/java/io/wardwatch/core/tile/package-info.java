/** Day tiles: the sums of all contributions, and the values that are read off them. Knows nothing of Kafka. */
package io.wardwatch.core.tile;
