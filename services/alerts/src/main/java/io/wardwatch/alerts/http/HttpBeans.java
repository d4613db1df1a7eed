package io.wardwatch.alerts.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.wardwatch.alerts.AlertsConfig;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.alerts.Row;
import io.wardwatch.streaming.Metrics;

/** The wiring of the HTTP side. */
@Factory
final class HttpBeans {
    /** Listens from the start on, so that a reader of yesterday can go on. */
    @Bean(preDestroy = "close")
    @Context
    FeedStreams streams(AlertsService service, AlertsConfig config, ObjectMapper json, Metrics metrics) {
        ObjectWriter rows = json.writerFor(Row.class);
        return new FeedStreams(service, config, row -> bytes(rows, row), metrics);
    }

    private static byte[] bytes(ObjectWriter rows, Row row) {
        try {
            return rows.writeValueAsBytes(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a row that is no JSON", impossible);
        }
    }
}
