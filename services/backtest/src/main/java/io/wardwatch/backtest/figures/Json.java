package io.wardwatch.backtest.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wardwatch.backtest.cases.Share;
import io.wardwatch.core.evaluation.Estimate;
import java.io.IOException;

/** Figures as JSON: rounded to six places, with their interval; what has no value is absent and says why. */
final class Json {
    private static final double PLACES = 1e6;

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
            out.writeNumberField(name, round(value));
        }
        return this;
    }

    Json estimate(String name, Estimate estimate, long n) throws IOException {
        return Double.isFinite(estimate.value())
                ? open(name)
                        .figure("value", estimate.value())
                        .figure("lo", estimate.low())
                        .figure("hi", estimate.high())
                        .number("n", n)
                        .close()
                : unavailable(name, "it has no value for these cases");
    }

    Json share(String name, Share share) throws IOException {
        return share.n() > 0
                ? open(name)
                        .figure("value", share.value())
                        .figure("lo", share.low())
                        .figure("hi", share.high())
                        .number("n", share.n())
                        .close()
                : unavailable(name, "no case");
    }

    Json unavailable(String name, String why) throws IOException {
        return open(name).text("unavailable", why).close();
    }

    /** A point of a curve, as an array of two. */
    Json point(double x, double y) throws IOException {
        out.writeStartArray();
        out.writeNumber(round(x));
        out.writeNumber(round(y));
        out.writeEndArray();
        return this;
    }

    private static double round(double value) {
        return Math.rint(value * PLACES) / PLACES;
    }
}
