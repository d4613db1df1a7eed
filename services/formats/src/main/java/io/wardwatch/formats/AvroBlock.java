package io.wardwatch.formats;

/**
 * A block of an Avro file as it lies there; {@link AvroBlockReader} unpacks it, on whichever thread.
 *
 * @param records how many it says it holds
 * @param bytes compressed where {@code deflated}; owned by the block
 */
public record AvroBlock(long records, byte[] bytes, boolean deflated) {}
