package io.wardwatch.backtest.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wardwatch.backtest.cases.Share;
import io.wardwatch.core.evaluation.Estimate;
import io.wardwatch.model.figures.Figure;
import java.io.IOException;
import java.util.Map;

/** Figures as JSON: rounded to six places, with their interval; what has no value is absent and says why. */
final class Json {
    private final JsonGenerator out;

    Json(JsonGenerator out) {
        this.out = out;
    }

    JsonGenerator raw() {
        return out;
    }

    Json open(String name) throws IOException {
        out.writeObjectFieldStart(name);
        return this;
    }

    Json open() throws IOException {
        out.writeStartObject();
        return this;
    }

    Json close() throws IOException {
        out.writeEndObject();
        return this;
    }

    Json list(String name) throws IOException {
        out.writeArrayFieldStart(name);
        return this;
    }

    Json endList() throws IOException {
        out.writeEndArray();
        return this;
    }

    Json text(String name, String value) throws IOException {
        out.writeStringField(name, value);
        return this;
    }

    Json number(String name, long value) throws IOException {
        out.writeNumberField(name, value);
        return this;
    }

    Json flag(String name, boolean value) throws IOException {
        out.writeBooleanField(name, value);
        return this;
    }

    /** Absent where it is not finite. */
    Json figure(String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumberField(name, Figure.rounded(value));
        }
        return this;
    }

    Json estimate(String name, Estimate estimate, long n) throws IOException {
        return put(name, Figure.of(estimate, n));
    }

    Json share(String name, Share share) throws IOException {
        return share.n() > 0
                ? estimate(name, new Estimate(share.value(), share.low(), share.high()), share.n())
                : unavailable(name, "no case");
    }

    Json unavailable(String name, String why) throws IOException {
        return open(name).text("unavailable", why).close();
    }

    /** Maps, lists, texts, numbers and flags, as they are. */
    Json put(String name, Object value) throws IOException {
        out.writeFieldName(name);
        value(value);
        return this;
    }

    /** Each entry of {@code values} as a field of the object at hand. */
    Json all(Map<String, Object> values) throws IOException {
        for (Map.Entry<String, Object> each : values.entrySet()) {
            put(each.getKey(), each.getValue());
        }
        return this;
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    out.writeFieldName(each.getKey().toString());
                    value(each.getValue());
                }
                out.writeEndObject();
            }
            case Iterable<?> list -> {
                out.writeStartArray();
                for (Object each : list) {
                    value(each);
                }
                out.writeEndArray();
            }
            case Double number -> out.writeNumber(number);
            case Number number -> out.writeNumber(number.longValue());
            case Boolean flag -> out.writeBoolean(flag);
            default -> out.writeString(value.toString());
        }
    }
}
