package io.wardwatch.formats;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** Opens files of events: plain form, Avro or Parquet, compressed or not, told by their first bytes and not by their names. */
public final class EventFiles {
    private static final List<String> SUFFIXES = List.of(".jsonl", ".jsonl.gz", ".avro", ".parquet");
    /** What a simulation writes beside its events: lines too, but none of them an event. */
    public static final String TRUTH = "truth.jsonl";

    /** As {@link #TRUTH}, of payers' first answers. */
    public static final String TRUTH_OF_CLAIMS = "truth-claims.jsonl";

    /** As {@link #TRUTH}, of what patients owe. */
    public static final String TRUTH_OF_BALANCES = "truth-balances.jsonl";

    /** Of these names are also the results of a replay and of a backtest, which may lie in the folder of its events. */
    private static final Set<String> NO_EVENTS = Set.of(
            TRUTH,
            TRUTH_OF_CLAIMS,
            TRUTH_OF_BALANCES,
            "rejected.jsonl",
            "findings.jsonl",
            "cases.parquet",
            "alerts.parquet",
            "kpi.parquet");

    private static final int BUFFER = 1 << 16;

    private EventFiles() {}

    /**
     * The events of a file, in its order.
     *
     * @param zones zone of a facility, for times without an offset
     * @throws UncheckedIOException where the file cannot be opened
     */
    public static EventSource open(Path file, Pseudonyms pseudonyms, Function<String, ZoneId> zones) {
        return open(file, pseudonyms, zones, UnaryOperator.identity());
    }

    /** As {@link #open(Path, Pseudonyms, Function)}; {@code raw} may count what is read of the file as it lies. */
    public static EventSource open(
            Path file, Pseudonyms pseudonyms, Function<String, ZoneId> zones, UnaryOperator<InputStream> raw) {
        String name = file.toString();
        if (isParquet(file)) {
            return new ParquetReader(file, pseudonyms, zones, raw);
        }
        InputStream in = uncompressed(file, raw);
        return startsWith((PushbackInputStream) in, AvroContainer.MAGIC)
                ? new AvroReader(in, name)
                : new PlainReader(in, name, pseudonyms, zones);
    }

    /** Such a file is read from its end on, so no stream of it will do. */
    private static boolean isParquet(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ParquetReader.MAGIC.length), ParquetReader.MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of a file in the layout of the 55,500-row file of stays. */
    public static EventSource openHealthInsights(Path file, Pseudonyms pseudonyms) {
        return openHealthInsights(file, pseudonyms, UnaryOperator.identity());
    }

    /** As {@link #openHealthInsights(Path, Pseudonyms)}; {@code raw} may count what is read of the file as it lies. */
    public static EventSource openHealthInsights(Path file, Pseudonyms pseudonyms, UnaryOperator<InputStream> raw) {
        return new HealthInsightsReader(uncompressed(file, raw), file.toString(), pseudonyms);
    }

    /** The events of a folder of Synthea's tables; {@code raw} may count what is read of its files as they lie. */
    public static EventSource openSynthea(Path folder, Pseudonyms pseudonyms, UnaryOperator<InputStream> raw) {
        return new SyntheaReader(
                folder, pseudonyms, (file, again) -> uncompressed(file, again ? UnaryOperator.identity() : raw));
    }

    /** The tables of a Synthea folder that are read; none where it holds no encounters. */
    public static List<Path> listSynthea(Path folder) {
        return SyntheaReader.files(folder);
    }

    /** The files of events that a path means: itself, or, of a folder, those with a known suffix but the truth of a simulation and the results of a replay, by name. */
    public static List<Path> list(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !NO_EVENTS.contains(file.getFileName().toString()))
                    .filter(file -> SUFFIXES.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file, replacing an old one: Avro for {@code .avro}, else plain form, compressed for {@code .gz}. */
    public static EventSink create(Path file) {
        try {
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
            String name = file.toString();
            if (name.endsWith(".avro")) {
                return new AvroWriter(out);
            }
            return new PlainWriter(name.endsWith(".gz") ? new GZIPOutputStream(out, BUFFER) : out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream uncompressed(Path file, UnaryOperator<InputStream> raw) {
        try {
            PushbackInputStream in =
                    new PushbackInputStream(raw.apply(Files.newInputStream(file)), AvroContainer.MAGIC.length);
            if (!startsWith(in, new byte[] {0x1F, (byte) 0x8B})) {
                return in;
            }
            return new PushbackInputStream(gunzipped(in), AvroContainer.MAGIC.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A compressed file whose very header is broken is a file that breaks off at its first byte. */
    private static InputStream gunzipped(InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, BUFFER);
        } catch (EOFException | ZipException e) {
            in.close();
            return new BrokenStream();
        }
    }

    private static boolean startsWith(PushbackInputStream in, byte[] magic) {
        byte[] first = new byte[magic.length];
        try {
            int read = in.readNBytes(first, 0, first.length);
            in.unread(first, 0, read);
            return read == magic.length && Arrays.equals(first, magic);
        } catch (EOFException | ZipException e) {
            // It breaks off before it says what it is: the reader meets the break again.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stream that breaks off at once. */
    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new EOFException();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new EOFException();
        }
    }
}
