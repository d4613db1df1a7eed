package io.wardwatch.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wardwatch.backtest.cases.BacktestModel;
import io.wardwatch.backtest.cases.Balance;
import io.wardwatch.core.event.Event;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code run.json}: what a run rests on and what became of every record and score. Says nothing of the machine, the moment or
 * the number of threads: the same run gives the same bytes anywhere.
 */
final class RunJson {
    private static final String FORMAT = "wardwatch-run-1";

    private final BacktestConfig config;
    private final BacktestResult result;
    private final Map<String, String> versions;
    private final long kpiRows;

    RunJson(BacktestConfig config, BacktestResult result, Map<String, String> versions, long kpiRows) {
        this.config = config;
        this.result = result;
        this.versions = versions;
        this.kpiRows = kpiRows;
    }

    void write(RunFiles out) throws IOException {
        try (Writer writer = out.writer(RunFiles.RUN);
                JsonGenerator json = new JsonFactory().createGenerator(writer).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            settings(json);
            inputs(json);
            stated(json);
            models(json);
            records(json);
            balance(json, "scores", result.whole());
            balance(json, "judged", result.judged());
            json.writeNumberField("kpiRows", kpiRows);
            json.writeObjectFieldStart("versions");
            for (Map.Entry<String, String> version : new TreeMap<>(versions).entrySet()) {
                json.writeStringField(version.getKey(), version.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void settings(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("settings");
        json.writeStringField("target", config.target().code());
        json.writeStringField("moment", config.policy().momentOf(config.target()));
        json.writeStringField("knowledge", config.knowledge().name());
        if (config.from().isPresent()) {
            json.writeStringField("from", config.from().get().toString());
        }
        if (config.to().isPresent()) {
            json.writeStringField("to", config.to().get().toString());
        }
        time(json, "clock", result.horizon().clock());
        json.writeNumberField("followUpDays", config.target().followUpDays());
        json.writeStringField("label", config.policy().label().rule().name());
        json.writeStringField("death", config.policy().label().death().name());
        json.writeNumberField("threshold", config.policy().thresholdOf(config.target()));
        json.writeNumberField("capacity", config.policy().capacity());
        json.writeObjectFieldStart("capacities");
        for (Map.Entry<String, Integer> facility : new TreeMap<>(config.policy().capacities()).entrySet()) {
            json.writeNumberField(facility.getKey(), facility.getValue());
        }
        json.writeEndObject();
        json.writeStringField("inForce", inForce());
        json.writeStringField("format", config.replay().format().name());
        json.writeStringField("policy", InputDigest.ofText(config.policy().print()));
        json.writeEndObject();
    }

    /** By which model of the target alerts opened and KPIs of scores were counted: the engine scores with flat weights alone. */
    private String inForce() {
        BacktestModel first = config.models().get(0);
        return first.linear().isPresent() ? first.id() : "bundled";
    }

    private void inputs(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("inputs");
        for (InputDigest input : result.inputs()) {
            json.writeStartObject();
            json.writeStringField("name", input.name());
            json.writeNumberField("bytes", input.bytes());
            json.writeStringField("sha256", input.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void stated(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("stated");
        for (var input : StatedInputs.of(config.replay()).entrySet()) {
            json.writeObjectFieldStart(input.getKey());
            for (var part : input.getValue().entrySet()) {
                if (part.getValue() instanceof Integer rows) {
                    json.writeNumberField(part.getKey(), rows);
                } else {
                    json.writeStringField(part.getKey(), part.getValue().toString());
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void models(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("models");
        for (BacktestModel model : config.models()) {
            json.writeStartObject();
            json.writeStringField("id", model.id());
            json.writeStringField("name", model.name());
            json.writeStringField("version", model.version());
            json.writeStringField("kind", model.kind());
            json.writeStringField("features", model.spec().id());
            json.writeStringField("sha256", model.digest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void records(JsonGenerator json) throws IOException {
        Summary.Counts counts = result.counts();
        json.writeObjectFieldStart("records");
        json.writeNumberField("in", counts.in());
        json.writeNumberField("applied", counts.applied());
        json.writeNumberField("duplicate", counts.duplicate());
        json.writeNumberField("rejected", counts.rejected());
        json.writeObjectFieldStart("rejectedByReason");
        for (var reason : result.rejectedByReason().entrySet()) {
            json.writeNumberField(reason.getKey().name(), reason.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("recordedAtBasis");
        for (var basis : result.bases().entrySet()) {
            json.writeNumberField(basis.getKey().name(), basis.getValue());
        }
        json.writeEndObject();
        time(json, "firstOccurredAt", result.horizon().firstOccurred());
        time(json, "lastOccurredAt", result.horizon().lastOccurred());
        json.writeArrayFieldStart("endedEarly");
        for (String place : result.endedEarly()) {
            json.writeString(place);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void balance(JsonGenerator json, String name, Balance balance) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("scores", balance.scores());
        json.writeNumberField("cases", balance.cases());
        json.writeNumberField("events", balance.events());
        json.writeNumberField("deaths", balance.deaths());
        json.writeNumberField("censored", balance.censored());
        json.writeNumberField("excluded", balance.excluded());
        counts(json, "censoredBy", balance.censoredBy());
        counts(json, "excludedBy", balance.excludedBy());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, String name, Map<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> each : counts.entrySet()) {
            json.writeNumberField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, long micros) throws IOException {
        if (micros != Event.ABSENT) {
            json.writeStringField(name, Event.instant(micros).toString());
        }
    }
}
