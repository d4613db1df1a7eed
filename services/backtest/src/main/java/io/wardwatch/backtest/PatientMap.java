package io.wardwatch.backtest;

import io.wardwatch.core.engine.PatientStore;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.state.StateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

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

    /** The hash of the key in each place; 0 is a free place. Another record's key is told without a look at it. */
    private int[] hashes = new int[FIRST_PLACES];

    private int size;

    @Override
    public byte[] get(byte[] key) {
        return table[2 * place(key, hash(key)) + 1];
    }

    @Override
    public void put(byte[] key, byte[] value) {
        int hash = hash(key);
        int place = place(key, hash);
        if (hashes[place] == 0) {
            hashes[place] = hash;
            table[2 * place] = key;
            size++;
        }
        table[2 * place + 1] = value;
        // Above half full the runs of linear probing grow long.
        if (size > hashes.length / 2) {
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

    /** Visits every record, in no promised order. */
    void all(BiConsumer<byte[], byte[]> visitor) {
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != null) {
                visitor.accept(table[i], table[i + 1]);
            }
        }
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
        byte[][] oldTable = table;
        int[] oldHashes = hashes;
        table = new byte[oldTable.length * 2][];
        hashes = new int[oldHashes.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                int place = home(oldHashes[i]);
                while (hashes[place] != 0) {
                    place = next(place);
                }
                hashes[place] = oldHashes[i];
                table[2 * place] = oldTable[2 * i];
                table[2 * place + 1] = oldTable[2 * i + 1];
            }
        }
    }

    /** The place of {@code key}, or the free one where it belongs. */
    private int place(byte[] key, int hash) {
        int place = home(hash);
        while (hashes[place] != 0 && !(hashes[place] == hash && Arrays.equals(table[2 * place], key))) {
            place = next(place);
        }
        return place;
    }

    private int home(int hash) {
        return (int) ((Integer.toUnsignedLong(hash) * hashes.length) >>> Integer.SIZE);
    }

    private int next(int place) {
        return place + 1 == hashes.length ? 0 : place + 1;
    }

    private static int hash(byte[] key) {
        int hash = Arrays.hashCode(key) * SPREAD;
        return hash == 0 ? 1 : hash;
    }
}
