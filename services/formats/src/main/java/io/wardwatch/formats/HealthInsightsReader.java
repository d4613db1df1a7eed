package io.wardwatch.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.wardwatch.core.event.Diagnosis;
import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Field;
import io.wardwatch.core.event.Fields;
import io.wardwatch.core.event.Kind;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.event.RecordedAtBasis;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.event.Validation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * The 55,500-row file of made-up stays. Each row becomes an admission, a discharge and a submitted claim, with ids that derive
 * from the row's content, so that a row that comes twice comes out as duplicates. It has no patient number: a patient is a
 * lower-cased name, a gender and a blood type. Its dates stand at noon UTC. The bill goes on the claim alone, so that a
 * negative one refuses the claim and leaves the stay.
 */
public final class HealthInsightsReader implements EventSource {
    private static final List<String> COLUMNS = List.of(
            "Name",
            "Age",
            "Gender",
            "Blood Type",
            "Medical Condition",
            "Date of Admission",
            "Doctor",
            "Hospital",
            "Insurance Provider",
            "Billing Amount",
            "Room Number",
            "Admission Type",
            "Discharge Date",
            "Medication",
            "Test Results");

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,30})?");
    private static final String SOURCE = "healthinsights";
    private static final String SEPARATOR = "\u001f";
    private static final long NOON = 12L * 3_600_000_000L;
    private static final long DAY = 24L * 3_600_000_000L;

    private final String name;
    private final Pseudonyms pseudonyms;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> rows;
    private final Deque<Parsed<Event>> ready = new ArrayDeque<>();
    private final MessageDigest sha256;
    private long line;
    private long count;
    private boolean ended;

    HealthInsightsReader(InputStream in, String name, Pseudonyms pseudonyms) {
        this.name = name;
        this.pseudonyms = pseudonyms;
        this.csv = CsvReader.builder()
                .maxBufferSize(ConfluentWire.MAX_RECORD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        this.rows = csv.iterator();
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    @Override
    public Parsed<Event> next() {
        while (ready.isEmpty() && !ended) {
            readRow();
        }
        return ready.poll();
    }

    @Override
    public String place() {
        return name + ":" + line;
    }

    /** Rows read so far, the header not counted. */
    public long rows() {
        return count;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readRow() {
        try {
            if (!rows.hasNext()) {
                ended = true;
                return;
            }
            CsvRecord row = rows.next();
            line = row.getStartingLineNumber();
            if (line == 1) {
                checkHeader(row);
                return;
            }
            count++;
            if (row.getFieldCount() == COLUMNS.size()) {
                readStay(row);
            } else {
                refuse(row, RejectionReason.MALFORMED, "number of columns");
            }
        } catch (CsvParseException e) {
            breakOff("not CSV");
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof EOFException) && !(e.getCause() instanceof ZipException)) {
                throw e;
            }
            breakOff("compressed file breaks off");
        }
    }

    private void breakOff(String detail) {
        ended = true;
        ready.add(Parsed.rejected(RejectionReason.MALFORMED, detail, name + ":" + (line + 1), new byte[0]));
    }

    private void checkHeader(CsvRecord row) {
        if (!row.getFields().equals(COLUMNS)) {
            refuse(row, RejectionReason.MALFORMED, "other columns than this layout has");
            ended = true;
        }
    }

    private void readStay(CsvRecord row) {
        long admitted = noon(row.getField(5));
        long discharged = noon(row.getField(12));
        Long age = whole(row.getField(1));
        Long cents = cents(row.getField(9));
        if (admitted == IsoTimes.INVALID || discharged == IsoTimes.INVALID) {
            refuse(row, RejectionReason.INVALID_TIME, admitted == IsoTimes.INVALID ? COLUMNS.get(5) : COLUMNS.get(12));
            return;
        }
        if (age == null || cents == null) {
            refuse(row, RejectionReason.INVALID_VALUE, age == null ? COLUMNS.get(1) : COLUMNS.get(9));
            return;
        }
        String id = contentId(row);
        add(row, event(Kind.ADMITTED, row, id, admitted, admission(row, age)));
        add(row, event(Kind.DISCHARGED, row, id, discharged, discharge(row)));
        add(row, event(Kind.SUBMITTED, row, id, discharged, claim(row, cents)));
    }

    private static Fields admission(CsvRecord row, long age) {
        return new Fields.Builder()
                .set(Field.CLASS, "INPATIENT")
                .set(Field.ADMISSION_TYPE, row.getField(11).toUpperCase(Locale.ROOT))
                .set(Field.BED, text(row.getField(10)))
                .set(Field.PROVIDER, text(row.getField(6)))
                .set(Field.PAYER, text(row.getField(8)))
                .set(Field.AGE_YEARS, age)
                .set(Field.SEX, sex(row.getField(2)))
                .set(Field.DIAGNOSES, List.of(new Diagnosis(row.getField(4), "TEXT", 1, null)))
                .build();
    }

    private static Fields discharge(CsvRecord row) {
        return new Fields.Builder().set(Field.PROVIDER, text(row.getField(6))).build();
    }

    private static Fields claim(CsvRecord row, long cents) {
        return new Fields.Builder()
                .set(Field.PAYER, text(row.getField(8)))
                .set(Field.CHARGE_CENTS, cents)
                .set(Field.CURRENCY, "USD")
                .build();
    }

    private Event event(Kind kind, CsvRecord row, String id, long at, Fields fields) {
        PatientKey patient = pseudonyms.of(
                SOURCE,
                row.getField(0).toLowerCase(Locale.ROOT) + SEPARATOR + row.getField(2) + SEPARATOR + row.getField(3));
        boolean claim = kind == Kind.SUBMITTED;
        return new Event(
                kind,
                id + "-" + kind.wireName().toLowerCase(Locale.ROOT),
                SOURCE,
                patient,
                row.getField(7),
                id,
                claim ? id : "",
                at,
                AssumedLags.recordedAt(kind, at),
                RecordedAtBasis.ASSUMED,
                Event.ABSENT,
                Event.ABSENT,
                0,
                "",
                "",
                fields);
    }

    private void add(CsvRecord row, Event event) {
        Rejection rejection = Validation.check(event);
        if (rejection == null) {
            ready.add(Parsed.accepted(event));
        } else {
            refuse(row, rejection.reason(), rejection.detail());
        }
    }

    private void refuse(CsvRecord row, RejectionReason reason, String detail) {
        ready.add(Parsed.rejected(
                reason,
                detail,
                name + ":" + line,
                String.join(",", row.getFields()).getBytes(StandardCharsets.UTF_8)));
    }

    /** The first 16 bytes of SHA-256 of the row's fields. */
    private String contentId(CsvRecord row) {
        byte[] digest = sha256.digest(String.join(SEPARATOR, row.getFields()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(ByteBuffer.wrap(digest).array(), 0, 16);
    }

    private static long noon(String date) {
        long day = IsoTimes.day(date);
        return day == IsoTimes.INVALID ? day : day * DAY + NOON;
    }

    private static Long whole(String digits) {
        boolean whole =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole ? Long.valueOf(digits) : null;
    }

    private static Long cents(String amount) {
        if (!AMOUNT.matcher(amount).matches()) {
            return null;
        }
        return new BigDecimal(amount)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String sex(String gender) {
        return switch (gender) {
            case "Female" -> "F";
            case "Male" -> "M";
            default -> "UNKNOWN";
        };
    }

    private static String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
