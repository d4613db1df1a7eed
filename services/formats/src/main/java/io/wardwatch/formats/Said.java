package io.wardwatch.formats;

import java.util.Arrays;

/**
 * What the engine said, with its cut: the last applied offsets of its partition in the inputs, from which it can be reproduced.
 */
public record Said<T>(T what, byte[] cut) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Said<?> said && what.equals(said.what) && Arrays.equals(cut, said.cut);
    }

    @Override
    public int hashCode() {
        return what.hashCode() * 31 + Arrays.hashCode(cut);
    }

    /** Nothing of what was said: it may identify a person. */
    @Override
    public String toString() {
        return "Said[" + what.getClass().getSimpleName() + "]";
    }
}
