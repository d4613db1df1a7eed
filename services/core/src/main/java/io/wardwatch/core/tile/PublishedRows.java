package io.wardwatch.core.tile;

import io.wardwatch.core.measure.Catalogue;
import io.wardwatch.core.measure.Kpi;
import io.wardwatch.core.measure.KpiStatus;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was last said of one slice and group: the rows of the last closed day, and those of the day that runs since. Key of a
 * row: KPI, window and status as one number, which holds for this catalogue only: under another one nothing is remembered.
 *
 * @param closedDay {@link KpiValue#ABSENT} before the first
 * @param runningDay {@link KpiValue#ABSENT} where none was said
 */
public record PublishedRows(
        long closedDay, SortedMap<Integer, Row> closed, long runningDay, SortedMap<Integer, Row> running) {
    public static final PublishedRows NONE =
            new PublishedRows(KpiValue.ABSENT, new TreeMap<>(), KpiValue.ABSENT, new TreeMap<>());

    private static final byte VERSION = 2;
    private static final int STATUSES = 4;
    private static final int WINDOWS = 8;
    private static final int LONGEST_ROW = 128;
    private static final Map<String, Integer> PLACES = places();
    private static final int CATALOGUE = fingerprint();

    /**
     * Numbers of one row, and which revision they are. Intervals follow from the rest; {@code low} and {@code high} are kept where
     * they do not, and NaN else.
     */
    public record Row(
            int revision,
            long restatedAt,
            double earlierValue,
            long numerator,
            long denominator,
            long sum,
            Optional<BigInteger> squares,
            double value,
            double low,
            double high) {

        static Row of(KpiValue value) {
            return new Row(
                    value.revision(),
                    value.restatedAt(),
                    value.earlierValue(),
                    value.numerator(),
                    value.denominator(),
                    value.sum(),
                    value.sumSquares(),
                    value.value(),
                    keepsEnds(value) ? value.low() : Double.NaN,
                    keepsEnds(value) ? value.high() : Double.NaN);
        }

        private static boolean keepsEnds(KpiValue value) {
            return !Double.isNaN(value.low()) && kpi(value).reading().keepsEnds();
        }

        /** Whether {@code numbers} says the same. */
        public boolean says(KpiValue numbers) {
            return sameNumbers(of(numbers));
        }

        boolean sameNumbers(Row other) {
            return numerator == other.numerator
                    && denominator == other.denominator
                    && sum == other.sum
                    && squares.equals(other.squares)
                    && Double.compare(value, other.value) == 0;
        }
    }

    /** The number of the row that {@code value} is. */
    static int idOf(KpiValue value) {
        int place = place(value);
        return (place * WINDOWS + value.window().ordinal()) * STATUSES
                + value.status().ordinal();
    }

    private static int place(KpiValue value) {
        return PLACES.get(value.kpi() + "@" + value.version());
    }

    private static Kpi kpi(KpiValue value) {
        return Catalogue.all().get(place(value));
    }

    /** The rows of {@code values} of one closed day that a chart draws: matured, of the narrowest windows. */
    public static PublishedRows firstSaid(long day, List<KpiValue> values) {
        SortedMap<Integer, Row> rows = new TreeMap<>();
        for (KpiValue value : values) {
            boolean narrow = value.window() == Window.WEEK || value.window() == Window.LEVEL;
            if (narrow && value.status() == KpiStatus.MATURED) {
                rows.put(idOf(value), Row.of(value));
            }
        }
        return new PublishedRows(day, rows, KpiValue.ABSENT, new TreeMap<>());
    }

    /** What was said of the closed day under the key of {@code value}, if it is the day of {@code value}. */
    public Optional<Row> of(KpiValue value) {
        return value.asOf() == closedDay ? Optional.ofNullable(closed.get(idOf(value))) : Optional.empty();
    }

    /** All that stands on the topic for {@code slice}, in the order of the catalogue. */
    public List<KpiValue> values(SliceKey slice) {
        TreeSet<Integer> ids = new TreeSet<>(closed.keySet());
        ids.addAll(running.keySet());
        return ids.stream()
                .map(id -> runningDay > closedDay && running.containsKey(id)
                        ? value(slice, id, runningDay, running.get(id))
                        : value(slice, id, closedDay, closed.get(id)))
                .toList();
    }

    /**
     * What a reader is to take for the latest: of the closed day what is decided, of the day that runs since what says itself that
     * it is provisional, and what is open now. A count of a day that is not over would read low, and no status says so.
     */
    public List<KpiValue> latestValues(SliceKey slice) {
        TreeSet<Integer> ids = new TreeSet<>(closed.keySet());
        running.keySet().stream().filter(PublishedRows::ofRunningDay).forEach(ids::add);
        return ids.stream()
                .map(id -> ofRunningDay(id) && runningDay > closedDay && running.containsKey(id)
                        ? value(slice, id, runningDay, running.get(id))
                        : value(slice, id, closedDay, closed.get(id)))
                .toList();
    }

    private static boolean ofRunningDay(int id) {
        return KpiStatus.values()[id % STATUSES] == KpiStatus.PROVISIONAL
                || Catalogue.all().get(id / STATUSES / WINDOWS).asOfNow();
    }

    /** What was last said of the closed day. */
    public List<KpiValue> closedValues(SliceKey slice) {
        return closed.entrySet().stream()
                .map(row -> value(slice, row.getKey(), closedDay, row.getValue()))
                .toList();
    }

    private static KpiValue value(SliceKey slice, int id, long day, Row row) {
        Kpi kpi = Catalogue.all().get(id / STATUSES / WINDOWS);
        Window window = Window.values()[id / STATUSES % WINDOWS];
        return KeptRow.value(new KeptRow.Of(kpi, slice, window, KpiStatus.values()[id % STATUSES], day), row);
    }

    /** The key under which row {@code id} of {@code slice} was published; see {@link KpiValue#key()}. */
    static String key(int id, SliceKey slice) {
        Kpi kpi = Catalogue.all().get(id / STATUSES / WINDOWS);
        Window window = Window.values()[id / STATUSES % WINDOWS];
        return KpiValue.key(kpi.id(), kpi.version(), slice, window, KpiStatus.values()[id % STATUSES]);
    }

    /** What the topic holds of a row, or null. */
    Row last(int id) {
        Row row = runningDay > closedDay ? running.get(id) : null;
        return row == null ? closed.get(id) : row;
    }

    /** As it is stored: version, catalogue, then each day with its rows. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(64 + LONGEST_ROW * (closed.size() + running.size()));
        out.put(VERSION).putInt(CATALOGUE);
        write(out, closedDay, closed);
        write(out, runningDay, running);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** What was stored; {@link #NONE} where it was under another catalogue, so that all is said anew. */
    public static PublishedRows of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION || in.getInt() != CATALOGUE) {
            return NONE;
        }
        long closedDay = in.getLong();
        SortedMap<Integer, Row> closed = rows(in);
        long runningDay = in.getLong();
        return new PublishedRows(closedDay, closed, runningDay, rows(in));
    }

    private static void write(ByteBuffer out, long day, Map<Integer, Row> rows) {
        out.putLong(day).putShort((short) rows.size());
        rows.forEach((id, row) -> {
            out.putShort(id.shortValue());
            write(out, row);
        });
    }

    private static void write(ByteBuffer out, Row row) {
        boolean restated = row.revision > 1;
        boolean value = !Double.isNaN(row.value);
        out.put((byte) ((row.numerator != KpiValue.ABSENT ? 1 : 0)
                | (row.denominator != KpiValue.ABSENT ? 2 : 0)
                | (row.sum != KpiValue.ABSENT ? 4 : 0)
                | (row.squares.isPresent() ? 8 : 0)
                | (value ? 16 : 0)
                | (restated ? 32 : 0)
                | (Double.isNaN(row.low) ? 0 : 64)));
        for (long number : new long[] {row.numerator, row.denominator, row.sum}) {
            if (number != KpiValue.ABSENT) {
                writeVarint(out, (number << 1) ^ (number >> 63));
            }
        }
        row.squares.map(BigInteger::toByteArray).ifPresent(bytes -> out.put((byte) bytes.length)
                .put(bytes));
        if (value) {
            out.putDouble(row.value);
        }
        if (!Double.isNaN(row.low)) {
            out.putDouble(row.low).putDouble(row.high);
        }
        if (restated) {
            writeVarint(out, row.revision);
            out.putLong(row.restatedAt).putDouble(row.earlierValue);
        }
    }

    private static SortedMap<Integer, Row> rows(ByteBuffer in) {
        SortedMap<Integer, Row> rows = new TreeMap<>();
        int size = in.getShort();
        for (int i = 0; i < size; i++) {
            int id = in.getShort();
            rows.put(id, row(in));
        }
        return rows;
    }

    private static Row row(ByteBuffer in) {
        int mask = in.get();
        long numerator = (mask & 1) != 0 ? signed(in) : KpiValue.ABSENT;
        long denominator = (mask & 2) != 0 ? signed(in) : KpiValue.ABSENT;
        long sum = (mask & 4) != 0 ? signed(in) : KpiValue.ABSENT;
        Optional<BigInteger> squares = (mask & 8) != 0 ? Optional.of(number(in)) : Optional.empty();
        double value = (mask & 16) != 0 ? in.getDouble() : Double.NaN;
        double low = (mask & 64) != 0 ? in.getDouble() : Double.NaN;
        double high = (mask & 64) != 0 ? in.getDouble() : Double.NaN;
        boolean restated = (mask & 32) != 0;
        int revision = restated ? (int) varint(in) : 1;
        long restatedAt = restated ? in.getLong() : KpiValue.ABSENT;
        double earlier = restated ? in.getDouble() : Double.NaN;
        return new Row(revision, restatedAt, earlier, numerator, denominator, sum, squares, value, low, high);
    }

    private static BigInteger number(ByteBuffer in) {
        byte[] bytes = new byte[in.get()];
        in.get(bytes);
        return new BigInteger(bytes);
    }

    private static void writeVarint(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long signed(ByteBuffer in) {
        long zigzag = varint(in);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte b;
        do {
            b = in.get();
            value |= (long) (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        List<Kpi> all = Catalogue.all();
        for (int i = 0; i < all.size(); i++) {
            places.put(all.get(i).id() + "@" + all.get(i).version(), i);
        }
        return Map.copyOf(places);
    }

    private static int fingerprint() {
        StringBuilder text = new StringBuilder();
        Catalogue.all()
                .forEach(kpi ->
                        text.append(kpi.id()).append('@').append(kpi.version()).append('\n'));
        text.append(Arrays.toString(Window.values())).append(Arrays.toString(KpiStatus.values()));
        return text.toString().hashCode();
    }
}
