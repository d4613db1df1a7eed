package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.RejectionReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * Events of a Parquet file: a row an event, a column a field of the plain form under its name, groups and lists as such. A row
 * is read as the line of the plain form that it stands for, so that what is refused there is refused here. The place of a record
 * is its row, from 1.
 *
 * <p>A timestamp is a moment in UTC, marked so or not; local times have to be text. A file that is damaged, cut off, or written
 * in a way that is not read is one refused record that says why, as of other formats. Memory holds one group of rows, as
 * compressed, and one page of each column.
 */
public final class ParquetReader implements EventSource {
    /** What a file begins and ends with. */
    static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    /** Bytes of a group of rows, as compressed. */
    private static final long LARGEST_GROUP = 512L << 20;

    private static final byte[] NOTHING = {};

    private final Path file;
    private final UnaryOperator<InputStream> raw;
    private final ParquetRow row = new ParquetRow();
    private final PlainParser parser;

    private ParquetFileReader reader;
    private MessageColumnIO columns;
    private RecordReader<ParquetRow> rows;
    private long left;
    private long number;
    private int group;
    private boolean ended;

    /**
     * @param zones zone of a facility, for texts of times without an offset
     * @param raw may count what is read of the file as it lies
     */
    public ParquetReader(
            Path file, Pseudonyms pseudonyms, Function<String, ZoneId> zones, UnaryOperator<InputStream> raw) {
        this.file = file;
        this.raw = raw;
        this.parser = new PlainParser(pseudonyms, zones);
    }

    @Override
    public Parsed<Event> next() {
        if (ended) {
            return null;
        }
        try {
            if (reader == null) {
                open();
            }
            while (left == 0) {
                if (!nextGroup()) {
                    ended = true;
                    return null;
                }
            }
            row.begin();
            rows.read();
            left--;
            number++;
            return record();
        } catch (ParquetRefused refused) {
            return broken(refused.getMessage());
        } catch (IOException | RuntimeException | LinkageError e) {
            throwIfOfTheDisk(e);
            // Whatever the library meets in bytes that are none of a Parquet file's, it says by an exception of its
            // own.
            return broken(reader == null ? "no readable footer" : "a damaged page");
        }
    }

    private void open() throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .usePageChecksumVerification(true)
                .build();
        reader = ParquetFileReader.open(new ParquetBytes(file, raw), options);
        MessageType schema = reader.getFooter().getFileMetaData().getSchema();
        row.shapedAs(schema);
        columns = new ColumnIOFactory().getColumnIO(schema);
    }

    private boolean nextGroup() throws IOException {
        if (group < reader.getRowGroups().size()) {
            BlockMetaData next = reader.getRowGroups().get(group++);
            if (next.getCompressedSize() > LARGEST_GROUP) {
                throw new ParquetRefused("a group of rows over " + (LARGEST_GROUP >> 20) + " MB");
            }
        }
        PageReadStore pages = reader.readNextRowGroup();
        if (pages == null) {
            return false;
        }
        left = pages.getRowCount();
        rows = columns.getRecordReader(pages, row);
        return true;
    }

    private Parsed<Event> record() {
        byte[] json = row.json();
        if (row.tooLong() || json.length > ConfluentWire.MAX_RECORD) {
            return Parsed.rejected(RejectionReason.TOO_LONG, "record", place(), json);
        }
        Event event = parser.parse(json, 0, json.length);
        return event != null ? Parsed.accepted(event) : new Parsed.Rejected<>(parser.rejection(), place(), json);
    }

    private static void throwIfOfTheDisk(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof UncheckedIOException disk) {
                throw disk;
            }
        }
    }

    private Parsed<Event> broken(String detail) {
        ended = true;
        return Parsed.rejected(
                RejectionReason.MALFORMED, detail + ", file breaks off", file + ":" + (number + 1), NOTHING);
    }

    @Override
    public String place() {
        return file + ":" + number;
    }

    @Override
    public byte[] original() {
        return row.json();
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
