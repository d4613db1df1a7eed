package io.wardwatch.formats;

import org.apache.avro.Schema;

/**
 * Walks over a record by the schema that wrote it, without making anything of it. Avro's own reader believes the lengths that it
 * finds, so a record of a few bytes could make it ask for gigabytes; after this walk it cannot.
 */
final class RecordWalk {
    private static final int DEEPEST = 64;
    private static final int MOST_STEPS = 1 << 20;

    private final AvroInput in;
    private int steps;

    private RecordWalk(AvroInput in) {
        this.in = in;
    }

    /** Whether the bytes from {@code offset} are one record of that schema and nothing else. */
    static boolean sound(Schema schema, byte[] bytes, int offset, AvroInput in) {
        in.over(bytes, offset, bytes.length - offset);
        return new RecordWalk(in).step(schema, DEEPEST) && !in.broken() && in.remaining() == 0;
    }

    private boolean step(Schema schema, int deeper) {
        if (deeper == 0 || ++steps > MOST_STEPS || in.broken()) {
            return false;
        }
        return switch (schema.getType()) {
            case NULL -> true;
            case BOOLEAN -> in.skip(1);
            case INT, LONG -> {
                in.number();
                yield true;
            }
            case FLOAT -> in.skip(Float.BYTES);
            case DOUBLE -> in.skip(Double.BYTES);
            case FIXED -> in.skip(schema.getFixedSize());
            case STRING, BYTES -> text();
            case ENUM -> within(schema.getEnumSymbols().size(), in.number());
            case ARRAY -> items(schema.getElementType(), false, deeper);
            case MAP -> items(schema.getValueType(), true, deeper);
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    if (!step(field.schema(), deeper - 1)) {
                        yield false;
                    }
                }
                yield true;
            }
            case UNION -> {
                long branch = in.number();
                yield within(schema.getTypes().size(), branch)
                        && step(schema.getTypes().get((int) branch), deeper - 1);
            }
        };
    }

    private boolean items(Schema item, boolean named, int deeper) {
        long read = 0;
        for (long block = in.items(read, ""); block > 0; block = in.items(read, "")) {
            for (long i = 0; i < block; i++, read++) {
                if ((named && !text()) || !step(item, deeper - 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean text() {
        long length = in.number();
        return within(in.remaining() + 1L, length) && in.skip((int) length);
    }

    private boolean within(long size, long place) {
        return !in.broken() && place >= 0 && place < size;
    }
}
