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
public final class PatientMap implements PatientStore {
    private static final int FIRST_PLACES = 1 << 12;
    /** 2^32 divided by the golden ratio: spreads hashes that differ in few bits. */
    private static final int SPREAD = 0x9E3779B1;

    /** A key and its value stand side by side, as one is rarely wanted without the other. */
    private byte[][] table = new byte[FIRST_PLACES * 2][];

    private int size;

    @Override
    public byte[] get(byte[] key) {
        return table[place(table, key) + 1];
    }

    @Override
    public void put(byte[] key, byte[] value) {
        int place = place(table, key);
        if (table[place] == null) {
            table[place] = key;
            size++;
        }
        table[place + 1] = value;
        // Above half full the runs of linear probing grow long.
        if (size > table.length / 4) {
            grow();
        }
    }

    /** Every patient with a head record, in no promised order. */
    public List<PatientKey> patients() {
        List<PatientKey> patients = new ArrayList<>();
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != null && StateKey.isHead(table[i])) {
                patients.add(StateKey.patient(table[i]));
            }
        }
        return patients;
    }

    /** Bytes of all keys and values, without what the table itself takes. */
    public long bytes() {
        long bytes = 0;
        for (byte[] either : table) {
            bytes += either == null ? 0 : either.length;
        }
        return bytes;
    }

    private void grow() {
        byte[][] more = new byte[table.length * 2][];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != null) {
                int place = place(more, table[i]);
                more[place] = table[i];
                more[place + 1] = table[i + 1];
            }
        }
        table = more;
    }

    /** Where {@code key} stands in {@code table}, or the free place where it belongs: an even number. */
    private static int place(byte[][] table, byte[] key) {
        int hash = Arrays.hashCode(key) * SPREAD;
        int place = (int) ((Integer.toUnsignedLong(hash) * (table.length / 2)) >>> Integer.SIZE) * 2;
        while (table[place] != null && !Arrays.equals(table[place], key)) {
            place = place + 2 == table.length ? 0 : place + 2;
        }
        return place;
    }
}
