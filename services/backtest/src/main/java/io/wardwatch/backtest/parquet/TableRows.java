package io.wardwatch.backtest.parquet;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Hands rows of a table to the Parquet library; null is an absent value. */
final class TableRows extends WriteSupport<Object[]> {
    private final List<Column> columns;
    private RecordConsumer out;

    TableRows(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(
                new MessageType("table", columns.stream().map(TableRows::type).toList()), Map.of());
    }

    /** What the class still has to have; nobody calls it with the configuration that is given. */
    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
        return init((ParquetConfiguration) null);
    }

    private static Type type(Column column) {
        return switch (column.type()) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case LONG -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case DECIMAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case FLAG -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
            case DAY ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case TIME ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
                        .named(column.name());
        };
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(Object[] row) {
        out.startMessage();
        for (int i = 0; i < row.length; i++) {
            if (row[i] != null) {
                Column column = columns.get(i);
                out.startField(column.name(), i);
                value(column.type(), row[i]);
                out.endField(column.name(), i);
            }
        }
        out.endMessage();
    }

    private void value(Column.Type type, Object value) {
        switch (type) {
            case TEXT -> out.addBinary(Binary.fromString((String) value));
            case LONG, TIME -> out.addLong((Long) value);
            case DAY -> out.addInteger(Math.toIntExact((Long) value));
            case DECIMAL -> out.addDouble((Double) value);
            case FLAG -> out.addBoolean((Boolean) value);
        }
    }
}
