package io.wardwatch.formats;

import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.measure.Dimension;
import io.wardwatch.core.measure.KpiValue;
import io.wardwatch.core.measure.SliceKey;
import io.wardwatch.core.measure.Window;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import java.math.BigInteger;
import java.util.Optional;

/** Published values on {@code kpi.value.v1}. */
public final class ValueWire extends Wire<KpiValue> {
    private static final Symbols STATUSES = Symbols.of(io.wardwatch.schemas.avro.KpiStatus.getClassSchema());
    private static final Dimension[] DIMENSIONS = {
        Dimension.UNIT, Dimension.PROVIDER, Dimension.PAYER, Dimension.AGE_GROUP
    };
    /** 128 bits and a sign take at most this many digits. */
    private static final int LONGEST_SQUARES = 40;

    public ValueWire() {
        super(TopicCatalogue.KPI_VALUES);
    }

    @Override
    void write(KpiValue value, AvroOutput out) {
        out.text(value.kpi());
        out.number(value.version());
        out.text(value.slice().facility());
        for (Dimension dimension : DIMENSIONS) {
            out.text(value.slice().in(dimension));
        }
        out.text(value.window().text());
        OutputParts.writeOptional(value.cohortFrom(), out);
        OutputParts.writeOptional(value.cohortTo(), out);
        out.number(value.asOf());
        out.number(STATUSES.place(value.status().name(), "status"));
        OutputParts.writeOptional(value.numerator(), out);
        OutputParts.writeOptional(value.denominator(), out);
        OutputParts.writeOptional(value.sum(), out);
        out.optionalText(value.sumSquares().map(BigInteger::toString).orElse(""));
        OutputParts.writeOptional(value.value(), out);
        OutputParts.writeOptional(value.low(), out);
        OutputParts.writeOptional(value.high(), out);
        out.text(value.unit());
        out.number(value.revision());
        OutputParts.writeOptional(value.earlierValue(), out);
        OutputParts.writeOptional(value.restatedAt(), out);
        out.optionalText(value.missingFamily());
    }

    @Override
    KpiValue read(AvroInput in) {
        String kpi = in.code("kpi");
        int version = in.integer("definition");
        SliceKey slice = readSlice(in);
        Window window = window(in.code("window"), in);
        long cohortFrom = OutputParts.readOptional(in);
        long cohortTo = OutputParts.readOptional(in);
        long asOf = in.integer("asOf");
        String status = STATUSES.name(in.number(), "status", in);
        long numerator = OutputParts.readOptional(in);
        long denominator = OutputParts.readOptional(in);
        long sum = OutputParts.readOptional(in);
        Optional<BigInteger> squares = squares(in.optionalText("sumSquares"), in);
        double value = OutputParts.readOptional("value", in);
        double low = OutputParts.readOptional("low", in);
        double high = OutputParts.readOptional("high", in);
        String unit = in.code("unitOfMeasure");
        int revision = in.integer("revision");
        double earlier = OutputParts.readOptional("earlierValue", in);
        long restatedAt = OutputParts.readOptional(in);
        String missing = in.optionalText("missingFamily");
        return new KpiValue(
                kpi,
                version,
                slice,
                window,
                OutputParts.constant(io.wardwatch.core.measure.KpiStatus.class, status, "status", in),
                asOf,
                cohortFrom,
                cohortTo,
                numerator,
                denominator,
                sum,
                squares,
                value,
                low,
                high,
                unit,
                revision,
                restatedAt,
                earlier,
                missing);
    }

    private static SliceKey readSlice(AvroInput in) {
        SliceKey slice = SliceKey.facility(in.code("facility"));
        for (Dimension dimension : DIMENSIONS) {
            String value = in.code("slice");
            if (!value.equals(SliceKey.ALL)) {
                if (slice.dimension() != Dimension.NONE) {
                    in.refuse(RejectionReason.INVALID_VALUE, "slice");
                }
                slice = SliceKey.of(slice.facility(), dimension, value);
            }
        }
        return slice;
    }

    private static Window window(String text, AvroInput in) {
        for (Window window : Window.values()) {
            if (window.text().equals(text)) {
                return window;
            }
        }
        in.refuse(RejectionReason.UNKNOWN_CODE, "window");
        return Window.ALL;
    }

    private static Optional<BigInteger> squares(String digits, AvroInput in) {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        boolean decimal = digits.length() <= LONGEST_SQUARES && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!decimal) {
            in.refuse(RejectionReason.INVALID_VALUE, "sumSquares");
            return Optional.empty();
        }
        return Optional.of(new BigInteger(digits));
    }
}
