package io.wardwatch.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * One value of a Parquet row in the plain form: by its logical type where it has one, else as what it physically is. Whole
 * numbers that came as doubles, as tools write columns with gaps, are written without a point.
 */
final class ParquetValue {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double WHOLE = 1L << 53;
    /** Julian day of 1970-01-01. */
    private static final long JULIAN = 2_440_588;

    private ParquetValue() {}

    /** @throws ParquetRefused where no field has such values */
    static Converter of(ParquetRow row, String name, PrimitiveType type) {
        Written written = written(row, type);
        return new Values() {
            @Override
            void write(Object value) {
                ParquetShape.write(() -> {
                    if (!name.isEmpty()) {
                        row.out().writeFieldName(name);
                    }
                    written.value(value);
                });
            }
        };
    }

    /** The key of a map's entry, which has to be text. */
    static Converter key(ParquetRow row, Type type) {
        if (!type.isPrimitive() || type.asPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BINARY) {
            throw new ParquetRefused("column " + type.getName() + " is a map by something else than text");
        }
        return new Values() {
            @Override
            void write(Object value) {
                ParquetShape.write(() -> row.out().writeFieldName(((Binary) value).toStringUsingUTF8()));
            }
        };
    }

    private interface Written {
        void value(Object value) throws IOException;
    }

    private static Written written(ParquetRow row, PrimitiveType type) {
        return switch (type.getLogicalTypeAnnotation()) {
            case null -> physical(row, type);
            case StringLogicalTypeAnnotation text -> value -> row.out().writeString(text(value));
            case EnumLogicalTypeAnnotation code -> value -> row.out().writeString(text(value));
            case JsonLogicalTypeAnnotation json -> value -> json(row, text(value));
            case UUIDLogicalTypeAnnotation uuid -> value -> row.out().writeString(uuid((Binary) value));
            case DateLogicalTypeAnnotation day ->
                value -> row.out()
                        .writeString(LocalDate.ofEpochDay(((Number) value).longValue())
                                .toString());
            case TimestampLogicalTypeAnnotation time ->
                value -> row.out()
                        .writeString(time(((Number) value).longValue(), time.getUnit())
                                .toString());
            case DecimalLogicalTypeAnnotation decimal ->
                value -> number(row, new BigDecimal(unscaled(value), decimal.getScale()));
            case IntLogicalTypeAnnotation whole
            when whole.isSigned() || whole.getBitWidth() < 32 -> physical(row, type);
            case IntLogicalTypeAnnotation whole
            when whole.getBitWidth() == 32 -> value -> row.out().writeNumber(Integer.toUnsignedLong((Integer) value));
            default -> throw refused(type);
        };
    }

    private static Written physical(ParquetRow row, PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> value -> row.out().writeBoolean((Boolean) value);
            case INT32, INT64 -> value -> row.out().writeNumber(((Number) value).longValue());
            case FLOAT -> value -> decimal(row, Double.parseDouble(value.toString()));
            case DOUBLE -> value -> decimal(row, (Double) value);
            case BINARY -> value -> row.out().writeString(text(value));
            case INT96 -> value -> row.out().writeString(int96((Binary) value).toString());
            case FIXED_LEN_BYTE_ARRAY -> throw refused(type);
        };
    }

    private static ParquetRefused refused(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return new ParquetRefused("column " + type.getName() + " is of a type that no field has: "
                + (logical == null ? type.getPrimitiveTypeName() : logical));
    }

    private static String text(Object value) {
        return ((Binary) value).toStringUsingUTF8();
    }

    /** What is no JSON goes on as text, which the plain form refuses where it expects more. */
    private static void json(ParquetRow row, String text) throws IOException {
        if (isJson(text)) {
            row.out().writeRawValue(text);
        } else {
            row.out().writeString(text);
        }
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            boolean some = parser.nextToken() != null;
            parser.skipChildren();
            return some && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static String uuid(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.BIG_ENDIAN);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static Instant time(long count, LogicalTypeAnnotation.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> Instant.ofEpochMilli(count);
            case MICROS -> at(count, TimeUnit.SECONDS.toMicros(1), 1_000);
            case NANOS -> at(count, TimeUnit.SECONDS.toNanos(1), 1);
        };
    }

    private static Instant at(long count, long aSecond, long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(count, aSecond), Math.floorMod(count, aSecond) * nanos);
    }

    /** The timestamps of old writers: nanoseconds of a Julian day. */
    private static Instant int96(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        return Instant.ofEpochSecond((bytes.getInt() - JULIAN) * TimeUnit.DAYS.toSeconds(1), nanos);
    }

    private static BigInteger unscaled(Object value) {
        return value instanceof Binary binary
                ? new BigInteger(binary.getBytes())
                : BigInteger.valueOf(((Number) value).longValue());
    }

    private static void number(ParquetRow row, BigDecimal value) throws IOException {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
            row.out().writeNumber(plain.longValueExact());
        } else {
            row.out().writeNumber(value);
        }
    }

    private static void decimal(ParquetRow row, double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
            row.out().writeNumber((long) value);
        } else {
            row.out().writeNumber(value);
        }
    }

    /** Brings the library's calls to one. */
    private abstract static class Values extends PrimitiveConverter {
        abstract void write(Object value);

        @Override
        public void addBinary(Binary value) {
            write(value);
        }

        @Override
        public void addBoolean(boolean value) {
            write(value);
        }

        @Override
        public void addDouble(double value) {
            write(value);
        }

        @Override
        public void addFloat(float value) {
            write(value);
        }

        @Override
        public void addInt(int value) {
            write(value);
        }

        @Override
        public void addLong(long value) {
            write(value);
        }
    }
}
