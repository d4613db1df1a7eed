package io.wardwatch.alerts.http;

import static io.micronaut.http.HttpStatus.BAD_REQUEST;
import static io.micronaut.http.HttpStatus.CONFLICT;
import static io.micronaut.http.HttpStatus.NOT_FOUND;
import static io.micronaut.http.HttpStatus.SERVICE_UNAVAILABLE;
import static io.micronaut.http.HttpStatus.UNPROCESSABLE_ENTITY;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wardwatch.alerts.ActionAnswer;
import io.wardwatch.alerts.ActionRequest;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.alerts.Detail;
import io.wardwatch.alerts.Feed;
import io.wardwatch.alerts.FeedName;
import io.wardwatch.alerts.Listing;
import io.wardwatch.alerts.Row;
import io.wardwatch.streaming.http.Caller;
import io.wardwatch.streaming.http.Problem;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** The two feeds: lists, details, what is done about an alert, and changes as they come. */
@Controller("/api/v1/{feed:care|finance}")
final class AlertsController {
    /** An action that counts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Acted(String actionId, Row row, boolean repeated) {}

    private final AlertsService service;
    private final FeedStreams streams;

    AlertsController(AlertsService service, FeedStreams streams) {
        this.service = service;
        this.streams = streams;
    }

    /** A page of the feed as it stands, and the cursor after which a stream goes on. */
    @Get("/alerts")
    @ExecuteOn(TaskExecutors.BLOCKING)
    AlertList list(HttpRequest<?> request, @PathVariable String feed, @RequestBean Asking asking) {
        FeedName name = live(feed);
        Listing page = service.feed(name).list(asking.filter(Caller.of(request).actor()));
        return new AlertList(
                page.clock(), streams.word(name, page), page.total(), page.counts(), page.facilities(), page.rows());
    }

    /** All about one alert. */
    @Get("/alerts/{alertId}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    Detail detail(@PathVariable String feed, @PathVariable String alertId) {
        return service.feed(live(feed)).detail(alertId).orElseThrow(AlertsController::unknown);
    }

    /** Does something about an alert. Answered when it is in the log and has been read back: 200, or 202 if that takes long. */
    @Post("/alerts/{alertId}/actions")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Acted> act(
            HttpRequest<?> request,
            @PathVariable String feed,
            @PathVariable String alertId,
            @Nullable @Header("Idempotency-Key") String key,
            @Nullable @Body ActionRequest action) {
        Feed acted = service.feed(live(feed));
        if (key == null || !key.matches("[\\x21-\\x7e]{8,128}")) {
            throw Problem.of(
                            BAD_REQUEST,
                            "INVALID_IDEMPOTENCY_KEY",
                            "Idempotency-Key is 8 to 128 visible ASCII characters.")
                    .refusal();
        }
        if (action == null) {
            throw Problem.of(BAD_REQUEST, "INVALID_BODY", "The body is a JSON object that says the action.")
                    .refusal();
        }
        return switch (acted.act(alertId, action, Caller.of(request).actor(), key)) {
            case ActionAnswer.Done done -> HttpResponse.ok(new Acted(done.actionId(), done.row(), done.repeated()));
            case ActionAnswer.Written written ->
                HttpResponse.accepted().body(new Acted(written.actionId(), null, false));
            case ActionAnswer.Refused refused -> throw refusal(refused);
        };
    }

    /** Changes as they come, as server-sent events: alert, heartbeat, reset. */
    @Get(value = "/stream", produces = MediaType.TEXT_EVENT_STREAM)
    Publisher<byte[]> stream(
            @PathVariable String feed,
            @Nullable @QueryValue String cursor,
            @Nullable @Header("Last-Event-ID") String lastEventId) {
        FeedName name = live(feed);
        if (streams.full()) {
            throw Problem.of(SERVICE_UNAVAILABLE, "TOO_MANY_STREAMS", "As many streams are open as this service takes.")
                    .retryAfter(10);
        }
        String word = lastEventId != null && !lastEventId.isBlank() ? lastEventId.strip() : cursor;
        return streams.events(name, word == null || word.isBlank() ? Optional.empty() : Optional.of(word));
    }

    private FeedName live(String path) {
        FeedName name = FeedName.of(path).orElseThrow(AlertsController::unknown);
        if (!streams.live(name)) {
            throw Problem.of(SERVICE_UNAVAILABLE, "STARTING", "The feed is being rebuilt from its topics.")
                    .retryAfter(1);
        }
        return name;
    }

    private static RuntimeException unknown() {
        return Problem.of(NOT_FOUND, "UNKNOWN_ALERT", "There is no such alert in this feed.")
                .refusal();
    }

    private static RuntimeException refusal(ActionAnswer.Refused refused) {
        return switch (refused.why()) {
            case UNKNOWN_ALERT -> unknown();
            case INVALID ->
                Problem.of(BAD_REQUEST, refused.code(), refused.detail()).refusal();
            case CLOSED ->
                Problem.of(CONFLICT, refused.code(), refused.detail()).refusal();
            case KEY_REUSED ->
                Problem.of(UNPROCESSABLE_ENTITY, refused.code(), refused.detail())
                        .refusal();
            case UNAVAILABLE ->
                Problem.of(SERVICE_UNAVAILABLE, refused.code(), refused.detail())
                        .retryAfter(1);
        };
    }
}
