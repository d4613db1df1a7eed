package io.wardwatch.formats;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Writes groups, lists and maps of a Parquet row as objects and arrays of the plain form. Absent values stay absent. */
final class ParquetShape {
    private final ParquetRow row;

    ParquetShape(ParquetRow row) {
        this.row = row;
    }

    /** A step of writing: trouble of a generator that writes to memory is none of the file's. */
    interface Step {
        void run() throws IOException;
    }

    static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new IllegalStateException("memory was not writable", e);
        }
    }

    GroupConverter row(MessageType schema) {
        return new Fields("", schema) {
            @Override
            public void start() {
                write(row.out()::writeStartObject);
            }

            @Override
            public void end() {
                write(row.out()::writeEndObject);
                row.end();
            }
        };
    }

    /** @param name of the field; empty where the value is an item or an entry, which has its name already */
    private Converter value(String name, Type type) {
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            throw new ParquetRefused("column " + type.getName() + " is repeated without being a list");
        }
        return single(name, type);
    }

    private Converter single(String name, Type type) {
        if (type.isPrimitive()) {
            return ParquetValue.of(row, name, type.asPrimitiveType());
        }
        GroupType group = type.asGroupType();
        if (group.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
            return new Items(name, group);
        }
        return group.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation
                ? new Entries(name, group)
                : new Fields(name, group);
    }

    private void name(String name) {
        if (!name.isEmpty()) {
            write(() -> row.out().writeFieldName(name));
        }
    }

    private class Fields extends GroupConverter {
        private final String name;
        private final List<Converter> fields;

        Fields(String name, GroupType group) {
            this.name = name;
            this.fields = group.getFields().stream()
                    .map(field -> value(field.getName(), field))
                    .toList();
        }

        @Override
        public Converter getConverter(int field) {
            return fields.get(field);
        }

        @Override
        public void start() {
            name(name);
            write(row.out()::writeStartObject);
        }

        @Override
        public void end() {
            write(row.out()::writeEndObject);
        }
    }

    /** A list: a group that repeats a group of one element, or, as old writers have it, the element itself. */
    private final class Items extends GroupConverter {
        private final String name;
        private final Converter repeated;

        Items(String name, GroupType list) {
            this.name = name;
            Type inner = list.getType(0);
            boolean wrapped = !inner.isPrimitive()
                    && inner.asGroupType().getFieldCount() == 1
                    && !inner.getName().equals("array")
                    && !inner.getName().equals(list.getName() + "_tuple");
            this.repeated =
                    wrapped ? new Entry(List.of(value("", inner.asGroupType().getType(0)))) : single("", inner);
        }

        @Override
        public Converter getConverter(int field) {
            return repeated;
        }

        @Override
        public void start() {
            name(name);
            write(row.out()::writeStartArray);
        }

        @Override
        public void end() {
            write(row.out()::writeEndArray);
        }
    }

    /** An item of a list, or a key with its value. */
    private final class Entry extends GroupConverter {
        private final List<Converter> parts;
        private int before;

        Entry(List<Converter> parts) {
            this.parts = parts;
        }

        @Override
        public Converter getConverter(int field) {
            return parts.get(field);
        }

        @Override
        public void start() {
            before = row.out().getOutputContext().getEntryCount();
        }

        @Override
        public void end() {
            // What has no value must not vanish: the plain form says what becomes of it.
            if (row.out().getOutputContext().getEntryCount() == before) {
                write(row.out()::writeNull);
            }
        }
    }

    /** A map, as an object of its entries. */
    private final class Entries extends GroupConverter {
        private final String name;
        private final GroupConverter entry;

        Entries(String name, GroupType map) {
            this.name = name;
            GroupType pair = map.getType(0).asGroupType();
            entry = new Entry(List.of(ParquetValue.key(row, pair.getType(0)), value("", pair.getType(1))));
        }

        @Override
        public Converter getConverter(int field) {
            return entry;
        }

        @Override
        public void start() {
            name(name);
            write(row.out()::writeStartObject);
        }

        @Override
        public void end() {
            write(row.out()::writeEndObject);
        }
    }
}
