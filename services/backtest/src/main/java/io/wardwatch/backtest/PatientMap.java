package io.wardwatch.backtest;

import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.state.StateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * State records in memory: an open-addressed table of byte arrays, without an object an entry. One thread writes; any number
 * may read once it is done.
 */
final class PatientMap implements PatientStore {
    /** 2^32 divided by the golden ratio: spreads hashes that differ in few bits. */
    private static final int SPREAD = 0x9E3779B1;

    private static final int FIRST_SLOTS = 1 << 12;

    private byte[][] keys = new byte[FIRST_SLOTS][];
    private byte[][] values = new byte[FIRST_SLOTS][];
    private int size;

    @Override
    public byte[] get(byte[] key) {
        return values[slot(keys, key)];
    }

    @Override
    public void put(byte[] key, byte[] value) {
        int slot = slot(keys, key);
        if (keys[slot] == null) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
        // Above five eighths full the runs of linear probing grow long.
        if (size > keys.length / 8 * 5) {
            grow();
        }
    }

    /** Every patient with a head record, in no promised order. */
    List<PatientKey> patients() {
        List<PatientKey> patients = new ArrayList<>();
        for (byte[] key : keys) {
            if (key != null && StateKey.isHead(key)) {
                patients.add(StateKey.patient(key));
            }
        }
        return patients;
    }

    /** Bytes of all keys and values, without what the table itself takes. */
    long bytes() {
        long bytes = 0;
        for (int i = 0; i < keys.length; i++) {
            bytes += keys[i] == null ? 0 : keys[i].length + values[i].length;
        }
        return bytes;
    }

    private void grow() {
        byte[][] moreKeys = new byte[keys.length * 2][];
        byte[][] moreValues = new byte[keys.length * 2][];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null) {
                int slot = slot(moreKeys, keys[i]);
                moreKeys[slot] = keys[i];
                moreValues[slot] = values[i];
            }
        }
        keys = moreKeys;
        values = moreValues;
    }

    /** Where {@code key} stands in {@code table}, or the free place where it belongs. */
    private static int slot(byte[][] table, byte[] key) {
        int hash = Arrays.hashCode(key);
        int slot = (int) ((Integer.toUnsignedLong(hash * SPREAD) * table.length) >>> Integer.SIZE);
        while (table[slot] != null && !Arrays.equals(table[slot], key)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }
}
