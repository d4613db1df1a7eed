package io.wardwatch.core.engine;

/**
 * Where state records live: a Kafka Streams store live, a map in a replay. Keys are those of {@code StateKey}, so that one
 * patient's records share a prefix. Arrays are owned by the store once put.
 */
public interface PatientStore {
    /** The record under {@code key}, or null. */
    byte[] get(byte[] key);

    void put(byte[] key, byte[] value);
}
