package io.wardwatch.alerts.http;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wardwatch.alerts.AlertsService;
import io.wardwatch.alerts.StaysView;
import io.wardwatch.alerts.StreamsView;
import io.wardwatch.streaming.http.Caller;
import io.wardwatch.streaming.http.Problem;
import io.wardwatch.streaming.http.Role;
import java.util.List;

/** What is beside the feeds: open stays, what comes in, and who asks. */
@Controller("/api/v1")
final class BoardController {
    /**
     * Who asks.
     *
     * @param authentication {@code none} where everybody on the machine may do all, else {@code bearer}
     */
    record Me(String actor, List<String> roles, String authentication, String version) {}

    private final AlertsService service;
    private final String version;

    BoardController(AlertsService service, @Property(name = "wardwatch.version") String version) {
        this.service = service;
        this.version = version;
    }

    /** As whom the caller is known, and what they may do. */
    @Get("/me")
    Me me(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        List<String> roles = caller.roles().stream().sorted().map(Role::word).toList();
        return new Me(caller.actor(), roles, caller.verified() ? "bearer" : "none", version);
    }

    /** The open stays, oldest first, and each unit's census. */
    @Get("/stays")
    @ExecuteOn(TaskExecutors.BLOCKING)
    StaysView stays(@Nullable @QueryValue String facility, @Nullable @QueryValue String unit) {
        if (!service.state().rebuilt()) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "STARTING", "The feed is being rebuilt from its topics.")
                    .retryAfter(1);
        }
        return service.stays(facility == null ? "" : facility, unit == null ? "" : unit);
    }

    /** What comes in by topic, and how far every service is. Answered also while the feed is being rebuilt. */
    @Get("/streams")
    @ExecuteOn(TaskExecutors.BLOCKING)
    StreamsView streams() {
        return service.streams();
    }
}
