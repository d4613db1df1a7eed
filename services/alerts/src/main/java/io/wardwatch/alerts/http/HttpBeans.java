package io.wardwatch.alerts.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.Gauge;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.wardwatch.alerts.AlertsConfig;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.alerts.Feed;
import io.wardwatch.alerts.FeedName;
import io.wardwatch.alerts.Row;
import io.wardwatch.streaming.Metrics;
import java.time.Clock;

/** The wiring of the HTTP side. */
@Factory
final class HttpBeans {
    /** Listens from the start on, so that a reader of yesterday can go on. */
    @Bean(preDestroy = "close")
    @Context
    FeedStreams streams(AlertsService service, AlertsConfig config, ObjectMapper json, Metrics metrics) {
        ObjectWriter rows = json.writerFor(Row.class);
        FeedStreams streams =
                new FeedStreams(config.maxStreams(), config.journalSize(), row -> bytes(rows, row), Clock.systemUTC());
        for (FeedName name : FeedName.values()) {
            Feed feed = service.feed(name);
            feed.listen(streams.add(name, new Cursor.Codec(service.clusterId(), name, feed.partitions())));
        }
        Gauge.builder("wardwatch.alerts.streams", streams, FeedStreams::open).register(metrics.registry());
        return streams;
    }

    private static byte[] bytes(ObjectWriter rows, Row row) {
        try {
            return rows.writeValueAsBytes(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a row that is no JSON", impossible);
        }
    }
}
