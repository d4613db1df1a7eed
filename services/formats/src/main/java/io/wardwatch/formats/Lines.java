package io.wardwatch.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * The lines of a stream as bytes, counted from 1, without a copy of each. A line over 16 MiB is given without its rest; a
 * compressed file that breaks off gives what came before the break as its last line. One thread an instance.
 */
final class Lines implements AutoCloseable {
    /** Bytes of a line that are kept. */
    static final int LONGEST = 16 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int from;
    private int filled;
    private boolean ended;
    private boolean brokenOff;

    private int start;
    private int length;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. */
    boolean next() {
        int searched = from;
        while (true) {
            for (int i = searched; i < filled; i++) {
                if (buffer[i] == '\n') {
                    line(i);
                    from = i + 1;
                    return true;
                }
            }
            searched = filled;
            if (filled - from >= LONGEST) {
                line(filled);
                skipRest();
                return true;
            }
            int moved = from;
            if (!fill()) {
                break;
            }
            searched -= moved - from;
        }
        boolean last = from < filled;
        if (last) {
            line(filled);
            from = filled;
        } else {
            length = 0;
        }
        return last;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    long number() {
        return number;
    }

    byte[] copy() {
        return Arrays.copyOfRange(buffer, start, start + length);
    }

    /** Whether the stream broke off, behind or within the line at hand. */
    boolean brokenOff() {
        return brokenOff;
    }

    /** Whether everything before the break has been given. */
    boolean atEnd() {
        return ended && from >= filled;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(int end) {
        number++;
        start = from;
        length = end - from;
        if (length > 0 && buffer[end - 1] == '\r') {
            length--;
        }
    }

    /** More bytes behind those that are there, which may move to the front; false at the end. */
    private boolean fill() {
        if (ended) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, LONGEST + 1));
        }
        int read = read(filled, buffer.length - filled);
        if (read < 0) {
            return false;
        }
        filled += read;
        return true;
    }

    /** Passes over what is left of a line that is too long, keeping what {@link #line} set. */
    private void skipRest() {
        byte[] kept = copy();
        boolean found = false;
        while (!found) {
            from = 0;
            filled = 0;
            int read = read(0, buffer.length);
            if (read < 0) {
                break;
            }
            filled = read;
            for (int i = 0; i < read && !found; i++) {
                found = buffer[i] == '\n';
                from = i + 1;
            }
        }
        // The line given lies in an array of its own, before what follows it.
        byte[] both = Arrays.copyOf(kept, kept.length + filled - from);
        System.arraycopy(buffer, from, both, kept.length, filled - from);
        buffer = both;
        start = 0;
        length = kept.length;
        filled = both.length;
        from = kept.length;
    }

    private int read(int at, int most) {
        try {
            int read = in.read(buffer, at, most);
            ended = read < 0;
            return read;
        } catch (EOFException | ZipException e) {
            ended = true;
            brokenOff = true;
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
