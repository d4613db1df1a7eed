package io.wardwatch.core.event;

import java.util.Arrays;

/**
 * The optional fields that one event carries: a bit mask and the values packed in bit order. Immutable. Values have the Java
 * shapes that {@link Field.Type} lists and are never null.
 */
public final class Fields {
    public static final Fields NONE = new Fields(0, new Object[0]);

    private final long mask;
    private final Object[] values;

    private Fields(long mask, Object[] values) {
        this.mask = mask;
        this.values = values;
    }

    /** The fields whose bits are set in {@code mask}, values in bit order; the array is taken, not copied. */
    public static Fields packed(long mask, Object[] values) {
        if (Long.bitCount(mask) != values.length) {
            throw new IllegalArgumentException("mask and values disagree");
        }
        return mask == 0 ? NONE : new Fields(mask, values);
    }

    public long mask() {
        return mask;
    }

    public boolean has(Field field) {
        return (mask & field.bit()) != 0;
    }

    /** The value of {@code field}, or null where the event does not carry it. */
    public Object get(Field field) {
        long bit = field.bit();
        return (mask & bit) == 0 ? null : values[Long.bitCount(mask & (bit - 1))];
    }

    /** The value at place {@code i} of the packed order. */
    public Object packedValue(int i) {
        return values[i];
    }

    public String text(Field field) {
        return (String) get(field);
    }

    /** The value of a CENTS, COUNT, DATE or INSTANT field, {@code absent} where the event does not carry it. */
    public long number(Field field, long absent) {
        Object value = get(field);
        return value == null ? absent : (Long) value;
    }

    /** These fields less those outside {@code keep}. */
    public Fields only(long keep) {
        if ((mask & ~keep) == 0) {
            return this;
        }
        Object[] kept = new Object[Long.bitCount(mask & keep)];
        int at = 0;
        int from = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            if ((Long.lowestOneBit(rest) & keep) != 0) {
                kept[at++] = values[from];
            }
            from++;
        }
        return packed(mask & keep, kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields fields && mask == fields.mask && Arrays.equals(values, fields.values);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(mask) * 31 + Arrays.hashCode(values);
    }

    /** The mask only: values may identify a person. */
    @Override
    public String toString() {
        return "Fields[" + Long.toHexString(mask) + "]";
    }

    /** Collects fields in any order. Reusable after {@link #build()}. */
    public static final class Builder {
        private final Object[] slots = new Object[Long.SIZE];
        private long mask;

        /** Sets {@code field}; null leaves it absent. */
        public Builder set(Field field, Object value) {
            if (value != null) {
                slots[field.code()] = value;
                mask |= field.bit();
            }
            return this;
        }

        public boolean has(Field field) {
            return (mask & field.bit()) != 0;
        }

        public Fields build() {
            Object[] packed = new Object[Long.bitCount(mask)];
            int at = 0;
            for (long rest = mask; rest != 0; rest &= rest - 1) {
                packed[at++] = slots[Long.numberOfTrailingZeros(rest)];
            }
            Fields fields = packed(mask, packed);
            mask = 0;
            return fields;
        }
    }
}
